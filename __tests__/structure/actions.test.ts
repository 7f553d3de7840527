import { expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";

/** What everybody may do for themselves, viewers too, and why. */
const forEverybody: Record<string, string> = {
  "app/dashboard/notifications/actions.ts: markRead": "what the person has read",
  "app/dashboard/settings/notifications/actions.ts: askMyCode": "the person's own mobile number",
  "app/dashboard/settings/notifications/actions.ts: confirmMyCode": "the person's own mobile number",
  "app/dashboard/settings/notifications/actions.ts: removeMyMobile": "the person's own mobile number",
  "app/dashboard/settings/notifications/actions.ts: saveMyChoices": "what the person is told, and when",
  "app/dashboard/settings/security/actions.ts: beginFactor": "the person's own second factor",
  "app/dashboard/settings/security/actions.ts: changePassword": "the person's own password",
  "app/dashboard/settings/security/actions.ts: confirmFactor": "the person's own second factor",
  "app/dashboard/settings/security/actions.ts: removeFactor": "the person's own second factor",
  "app/dashboard/settings/security/actions.ts: signOutOthers": "the person's own sessions",
  "app/dashboard/settings/team/actions.ts: remove":
    "whoever leaves; the database refuses viewers who mean somebody else",
};

/** What asks neither way who may write, and why. */
const otherwise: Record<string, string> = {
  "app/(auth)/forgot-password/actions.ts: mailResetLink": "open to visitors; a mail goes to the address alone",
  "app/(auth)/login/actions.ts: signIn": "open to visitors",
  "app/(auth)/login/actions.ts: signOut": "ends the session that asks",
  "app/(auth)/register/actions.ts: register": "open to visitors",
  "app/(auth)/register/actions.ts: resendLink": "open to visitors; a mail goes to the address alone",
  "app/(auth)/reset-password/actions.ts: changePassword":
    "the person's own password, with the session of the mailed link",
  "app/(auth)/two-factor/actions.ts: giveCode": "the person's own second factor",
  "app/(auth)/welcome/actions.ts: deleteAccount": "the account of a person without a business",
  "app/(auth)/welcome/actions.ts: nameBusiness": "a new business of the person who asks",
  "app/dashboard/actions.ts: chooseBusiness": "a cookie of the person who asks",
  "app/dashboard/receptionist/actions.ts: discardDraftAction": "app.discard_receptionist_draft refuses viewers",
  "app/dashboard/receptionist/actions.ts: publishAction": "app.publish_receptionist_draft refuses viewers",
  "app/dashboard/receptionist/actions.ts: rollBackAction": "app.roll_back_receptionist refuses viewers",
  "app/dashboard/receptionist/actions.ts: saveDraftAction": "app.save_receptionist_draft refuses viewers",
  "app/dashboard/receptionist/actions.ts: talkAction": "a conversation in which nothing is booked, written or sent",
  "app/dashboard/receptionist/actions.ts: testCallersAction": "app.start_rehearsal refuses viewers",
  "app/digest/stop/[token]/actions.ts: stop": "open to whoever holds the mailed link",
  "app/invite/[token]/actions.ts: join": "open to whoever holds the mailed link",
  "app/invite/[token]/actions.ts: leaveAccount": "ends the session that asks",
  "app/invite/[token]/actions.ts: makeAccount": "open to whoever holds the mailed link",
  "app/onboarding/actions.ts: lookAround": "a cookie of the person who asks",
  "app/onboarding/website/actions.ts: loadImport": "a read, with the person's own scope",
};

const directive = /^\s*["']use server["'];?\s*$/m;
const sources = ["app", "components", "lib"].flatMap(listFiles).filter((file) => /\.tsx?$/.test(file));
const files = sources.filter((file) => directive.test(read(file)));

/** The exported functions of a file, each with its body. */
const actions = files.flatMap((file) =>
  [...read(file).matchAll(/^export async function (\w+)[\s\S]*?^\}/gm)].map(([body, name]) => ({
    name: `${file}: ${name}`,
    body,
  })),
);

/** The names of the actions that do all their work inside `wrapper`: nothing is awaited before it, or beside it. */
const through = (wrapper: string) =>
  actions
    .filter(({ body }) => {
      const [before, ...inside] = body.split(new RegExp(`(?:return|const \\w+ = await) ${wrapper}(?:<\\w+>)?\\(`));
      return inside.length === 1 && !/\bawait\b|getContainer/.test(before ?? "");
    })
    .map(({ name }) => name);

test("an action stands in a file of actions, as a function of its own", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !/^["']use server["'];/.test(read(file)))).toEqual([]);
  const exported = files.flatMap((file) => [...read(file).matchAll(/^export (?!type |interface )/gm)].map(() => file));
  expect(actions.map(({ name }) => name.replace(/: \w+$/, ""))).toEqual(exported);
});

test("whoever writes for a business is asked whether they may, or it says here why not", () => {
  const guarded = new Set(through("actAsMember"));
  const others = actions.map(({ name }) => name).filter((name) => !guarded.has(name));

  expect(guarded.size).toBeGreaterThan(40);
  expect(others.sort()).toEqual([...Object.keys(forEverybody), ...Object.keys(otherwise)].sort());
});

test("what everybody may do for themselves goes through the one door for it", () => {
  expect(through("actAsPerson").sort()).toEqual(Object.keys(forEverybody).sort());
});

test("an action that names a function as its guard means one that refuses viewers", () => {
  const guards = Object.values(otherwise).flatMap((reason) => /app\.(\w+) refuses viewers/.exec(reason)?.[1] ?? []);
  const bodies = listFiles("migrations/functions").flatMap((file) => read(file).split(/^\$\$;$/m));

  const unguarded = guards.filter(
    (name) => !bodies.some((body) => body.includes(`function app.${name}(`) && body.includes("private.may_write(")),
  );
  expect(guards.length).toBeGreaterThan(0);
  expect(unguarded).toEqual([]);
});
