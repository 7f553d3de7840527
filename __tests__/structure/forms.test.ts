import { expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";

const components = [...listFiles("components"), ...listFiles("app")].filter((file) => file.endsWith(".tsx"));

/** Where something is typed and not kept, and why. */
const withoutDraft: Record<string, string> = {
  "app/(auth)/forgot-password/forgot-password-form.tsx": "one address, which the browser itself offers",
  "app/(auth)/login/sign-in-form.tsx": "a password",
  "app/(auth)/reset-password/reset-password-form.tsx": "a password",
  "app/(auth)/two-factor/two-factor-form.tsx": "a code that is worth nothing half a minute later",
  "app/dashboard/messages/_components/inbox.tsx": "a search, which stands in the address",
  "app/dashboard/receptionist/_components/playground.tsx": "one line of a conversation that a reload ends",
  "app/invite/[token]/invitation-forms.tsx": "a password",
  "components/calendar-settings/feed-card.tsx": "an address to copy, which nobody writes into",
  "components/calendar-settings/slot-check.tsx": "a question, which stands in the address",
  "components/calendar/board/move-form.tsx": "a moment, checked against the calendar as it is now",
  "components/calendar/calendar-filters.tsx": "a day, which stands in the address",
  "components/calendar/on-my-way.tsx": "a number of minutes, sent with the next press",
  "components/calls/call-filters.tsx": "a search, which stands in the address",
  "components/customers/customer-filters.tsx": "a search, which stands in the address",
  "components/customers/customer-search.tsx": "a search, which stands in the address",
  "components/notifications/mobile-card.tsx": "one number, and a code for the next minutes",
  "components/onboarding/website-import.tsx": "one address, which the profile knows",
  "components/phone/forwarding-test.tsx": "one number for the next three minutes",
  "components/privacy/name-form.tsx": "a name that is typed to be sure, anew each time",
  "components/receptionist/call-my-phone.tsx": "one number, called with the next press",
  "components/security/password-form.tsx": "a password",
  "components/security/two-factor-card.tsx": "a code and a password",
  "components/site/demo.tsx": "one line of a conversation that a reload ends",
  "components/site/price-calculator.tsx": "numbers that are reckoned with and sent nowhere",
  "components/ui/date-range.tsx": "days, which stand in the address",
};

/** Fields whose value and its keeping are their callers'. */
const keptAbove: Record<string, string> = {
  "app/(auth)/_form/business-fields.tsx": "by register-form.tsx and welcome-form.tsx",
  "app/dashboard/receptionist/_components/editor.tsx": "by use-draft, in studio.tsx",
  "app/dashboard/receptionist/_components/line-list.tsx": "by use-draft, in studio.tsx",
  "components/calendar/board/customer-fields.tsx": "by new-appointment.tsx",
  "components/calendar/board/details-fields.tsx": "by new-appointment.tsx and edit-form.tsx",
  "components/onboarding/read-inputs.tsx": "by use-wizard-step and use-phone-choice",
  "components/phone/company-fields.tsx": "by registration-form.tsx",
  "components/settings/inputs.tsx": "fields alone",
  "components/settings/opening-hours.tsx": "by use-setting-form and use-wizard-step",
};

/** Calls whose callers catch for them, and why. */
const caughtAbove: Record<string, string> = {
  "app/onboarding/[step]/page.tsx: lookAround": "a form of the server, which the browser sends itself",
  "app/onboarding/launch/page.tsx: lookAround": "a form of the server, which the browser sends itself",
  "components/customers/import-box.tsx: onArrived": "deliver, which its caller catches",
  "components/customers/import-box.tsx: onBegin": "deliver, which its caller catches",
  "components/notifications/mobile-card.tsx: onAsk": "the card catches; its forms have a function of the same name",
  "components/notifications/mobile-card.tsx: onConfirm": "the card catches; its forms have a function of the same name",
  "components/onboarding/proposal-list.tsx: onApply": "website-import.tsx catches",
  "components/onboarding/website-import.tsx: onLoad": "a look that fails is followed by the next one",
  "components/privacy/delete-business.tsx: onDelete": "name-form.tsx catches",
  "components/security/two-factor-card.tsx: onConfirm": "the card catches; its form has a function of the same name",
  "components/security/two-factor-card.tsx: onRemove": "RemoveFactor catches",
  "components/settings/logo-form.tsx: onArrived": "deliver, which act catches",
  "components/settings/logo-form.tsx: onBegin": "deliver, which act catches",
  "components/settings/logo-form.tsx: onRemove": "remove, which act catches",
  "components/team/member-actions.tsx: onRemove": "team-list.tsx catches",
  "components/team/member-actions.tsx: onSave": "team-list.tsx catches",
};

const sources = [...listFiles("components"), ...listFiles("app")]
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: read(file) }))
  .filter(({ text }) => !text.startsWith('"use server"'));

/** Hooks that keep what is typed: the two of components/ui, and those over them or over the browser's storage. */
const keepers = sources
  .filter(({ text }) => /\b(useKeptState|useSharedDraft|keepDraft)\b/.test(text))
  .flatMap(({ text }) => [...text.matchAll(/export function (use\w+)/g)].map(([, name]) => name));
const keepsDraft = (text: string) => new RegExp(`\\b(${keepers.join("|")})\\b`).test(text);

/** Ticks, choices of one, files and sliders are pressed, not typed. */
const hasTextField = (text: string) =>
  /<((Field|Search)Input|(Text|Read|Phone|Website|Number|Price|Words)Field|textarea)\b/.test(text) ||
  [...text.matchAll(/<input\b[^/]*?\/?>/g)].some(([tag]) => !/type="(checkbox|radio|file|hidden|range)"/.test(tag));

test("what is typed is kept over a reload, or it says here why not", () => {
  const files = sources.filter(({ text }) => hasTextField(text) && !keepsDraft(text)).map(({ file }) => file);
  expect(files.sort()).toEqual([...Object.keys(withoutDraft), ...Object.keys(keptAbove)].sort());
});

test("a password is never kept", () => {
  const kept = components.filter((file) => keepsDraft(read(file)));
  const written = kept.filter((file) => /value=\{[^}]*password/i.test(read(file)));
  expect(written).toEqual([]);
});

/**
 * The names in a file that stand for an action: props that answer with a promise, what is imported from actions, and what
 * is waited for or begun in a transition under such a name.
 */
function actionsOf(text: string): Set<string> {
  const aliases = [...text.matchAll(/type (\w+)(?:<\w+>)? = Promise</g)].map(([, name]) => `${name}\\b`);
  const answers = new RegExp(`=> ?(${["Promise<", ...aliases].join("|")})`);
  const declared = [...text.matchAll(/\b(on[A-Z]\w*)\??: (\([^;]*?\) => [^;]*)/g)]
    .filter(([, , type = ""]) => answers.test(type))
    .map(([, name = ""]) => name);
  const imported = [...text.matchAll(/import \{([^}]*)\} from "[^"]*\/actions"/g)]
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.trim()))
    .filter((name) => /^\w+$/.test(name));
  const begun = [...text.matchAll(/(?:await |[tT]ransition\(\(\) => |start\(\(\) => )(?:\w+\.)?(on[A-Z]\w*|work)\(/g)];
  return new Set([...declared, ...imported, ...begun.map(([, name = ""]) => name)]);
}

/** Calls of an action, and forms that are handed one, where nothing says that it was lost. */
function silentCalls({ file, text }: { file: string; text: string }): string[] {
  const isLost = (call: string) => /\.catch\([^;]*[lL]ost/.test(call);
  // What is handed to a function that waits for its work is told there.
  const isHanded = isLost(text.match(/await work\([^;]*;/)?.[0] ?? "");
  return [...actionsOf(text)].flatMap((name) => {
    const calls = text.matchAll(
      new RegExp(`(?:\\w\\(\\(\\w*\\) => )?\\b${name}\\([^;]*;|\\b(?:formA|a)ction=\\{[^}]*\\b${name}\\}`, "g"),
    );
    const isType = new RegExp(`\\b${name}\\([^)]*\\): `);
    const silent = [...calls].some(
      ([call]) => !isLost(call) && !isType.test(call) && !(isHanded && /^\w\(\(\w*\) => /.test(call)),
    );
    return silent ? [`${file}: ${name}`] : [];
  });
}

test("whoever waits for an action is told when the connection is lost", () => {
  expect(sources.flatMap(silentCalls).sort()).toEqual(Object.keys(caughtAbove).sort());
});

test("a lost connection is said by the one place that leads on to another page", () => {
  const own = sources.filter(({ text }) => /connection (was lost|broke)/i.test(text)).map(({ file }) => file);
  expect(own).toEqual(["components/ui/lost.ts"]);
});

test("a page is read again through the one place that knows whether there is a connection", () => {
  const files = [...listFiles("components"), ...listFiles("app")].filter((file) => /\.tsx?$/.test(file));
  expect(files.filter((file) => read(file).includes("router.refresh("))).toEqual(["components/ui/use-refresh.ts"]);
});
