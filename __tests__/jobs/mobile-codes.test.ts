import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BusinessPlan, makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import { defaultChoices } from "@/lib/domain/notifications/groups";
import { askMobileCode } from "@/lib/services/notifications/ask-mobile-code";
import { hearCodeEvent } from "@/lib/services/notifications/call-with-code";
import { confirmMobileCode, removeMobile } from "@/lib/services/notifications/confirm-mobile-code";
import { saveChoices } from "@/lib/services/notifications/save-choices";

let app: TestContainer;
let made = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

/** Seconds after Monday morning. */
const ctx = (seconds = 0) => ({
  ...app.container.ports,
  now: new Date(mondayMorning.getTime() + seconds * 1_000),
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

interface Person {
  business: TestBusiness;
  memberId: string;
  mobile: string;
}

/** An owner with a mobile of their own, whose business may text. */
async function makePerson(plan: BusinessPlan = {}): Promise<Person> {
  made += 1;
  const business = await makeBusiness(app.database.admin, plan);
  return { business, memberId: business.ownerId, mobile: `+1720555${String(7000 + made)}` };
}

const idsOf = ({ business, memberId }: Person) => ({ businessId: business.id, memberId });

async function ask(person: Person, seconds = 0, channel: "text" | "call" = "text", mobile = person.mobile) {
  const asked = await askMobileCode(ctx(seconds), { ...idsOf(person), mobile, channel });
  app.clock.now = ctx(seconds).now;
  await app.container.drain();
  return asked;
}

async function confirm(person: Person, code: string, seconds = 60): Promise<string> {
  const confirmed = await confirmMobileCode(ctx(seconds), { ...idsOf(person), code });
  return confirmed.outcome === "confirmed" ? "confirmed" : confirmed.problem;
}

/** The codes that reached the mobile by text, the oldest first. */
const codesAt = (mobile: string) =>
  app.texts.attempts.filter(({ to }) => to === mobile).map(({ body }) => /(\d{6}) is your code/.exec(body)?.[1] ?? "");

const wrongOf = (code: string) => (code === "000000" ? "000001" : "000000");

async function stored(person: Person) {
  const { rows } = await app.database.admin.query(
    `select mobile, mobile_verified_at is not null as is_confirmed from public.member_preferences
     where business_id = $1 and user_id = $2`,
    [person.business.id, person.memberId],
  );
  return rows[0] ?? null;
}

describe("a code by text", () => {
  test("reaches the mobile once and makes it count, however it is spaced", async () => {
    const person = await makePerson();

    expect(await ask(person, 0, "text", person.mobile.replace("+1", ""))).toEqual({
      outcome: "sent",
      number: person.mobile,
    });
    const [code = ""] = codesAt(person.mobile);
    expect(await stored(person)).toBeNull();
    expect(await confirm(person, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe("confirmed");

    expect(codesAt(person.mobile)).toHaveLength(1);
    expect(await stored(person)).toEqual({ mobile: person.mobile, is_confirmed: true });
    const recipients = await app.container.ports.notifications.listRecipients(person.business.id);
    expect(recipients.map(({ mobile }) => mobile)).toEqual([person.mobile]);
  });

  test("stands nowhere in the database, neither before nor after it was sent", async () => {
    const person = await makePerson();
    await ask(person);
    const [code = "none"] = codesAt(person.mobile);

    const { rows } = await app.database.admin.query<{ all: string }>(
      `select (select json_agg(messages)::text from public.messages where to_number = $1)
        || (select json_agg(mobile_codes)::text from public.mobile_codes where number = $1)
        || (select json_agg(jobs)::text from public.jobs where business_id = $2) as all`,
      [person.mobile, person.business.id],
    );

    expect(rows[0]?.all).toContain("****** is your code");
    expect(rows[0]?.all).not.toContain(code);
  });

  test("that is wrong counts down, and after five the right one is worth nothing", async () => {
    const person = await makePerson();
    await ask(person);
    const [code = ""] = codesAt(person.mobile);

    const said: string[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) said.push(await confirm(person, wrongOf(code)));

    expect(said).toEqual([
      "This is not the code. You have 4 more tries.",
      "This is not the code. You have 3 more tries.",
      "This is not the code. You have 2 more tries.",
      "This is not the code. You have one more try.",
      "That was wrong five times. Ask for a new code.",
    ]);
    expect(await confirm(person, code)).toBe("That was wrong five times. Ask for a new code.");
    expect(await stored(person)).toBeNull();
  });

  test("of many guesses at once, five are heard", async () => {
    const person = await makePerson();
    await ask(person);
    const [code = ""] = codesAt(person.mobile);
    const guesses = Array.from({ length: 20 }, (_, guess) => String(guess).padStart(6, "0")).filter(
      (guess) => guess !== code,
    );

    await Promise.all(guesses.map((guess) => confirm(person, guess)));

    const { rows } = await app.database.admin.query("select attempts from public.mobile_codes where number = $1", [
      person.mobile,
    ]);
    expect(rows).toEqual([{ attempts: 5 }]);
    expect(await confirm(person, code)).toContain("five times");
  });

  test("runs out after ten minutes, and is used once", async () => {
    const person = await makePerson();
    await ask(person);
    const [code = ""] = codesAt(person.mobile);
    expect(await confirm(person, code, 600)).toBe("This code has run out after ten minutes. Ask for a new one.");

    expect(await confirm(person, code, 599)).toBe("confirmed");
    expect(await confirm(person, code, 599)).toBe("This code was used already. Ask for a new one.");
  });

  test("is replaced by the next one, which says so to whoever types the old one", async () => {
    const person = await makePerson();
    await ask(person);
    expect(await ask(person, 20)).toEqual({
      outcome: "refused",
      problem: "A code is on its way. Wait half a minute before you ask for another.",
    });
    await ask(person, 31);
    const [first = "", second = ""] = codesAt(person.mobile);

    expect(await confirm(person, first)).toBe("A newer code was sent. Enter that one.");
    expect(await confirm(person, second)).toBe("confirmed");
  });

  test("is asked for five times an hour, by one person and for one number", async () => {
    const person = await makePerson();
    for (let count = 0; count < 5; count += 1) {
      expect(await ask(person, count * 60, "call")).toMatchObject({ outcome: "sent" });
    }
    const other = await makePerson();

    expect(await ask(person, 400, "call", "+17205559999")).toMatchObject({ outcome: "refused" });
    expect(await ask(other, 400, "call", person.mobile)).toMatchObject({ outcome: "refused" });
    expect(await ask(person, 3_601)).toMatchObject({ outcome: "sent" });
  });

  test("is asked for by many clicks at once, and sent once", async () => {
    const person = await makePerson();

    const asked = await Promise.all(
      Array.from({ length: 8 }, () =>
        askMobileCode(ctx(), { ...idsOf(person), mobile: person.mobile, channel: "text" }),
      ),
    );
    app.clock.now = mondayMorning;
    await app.container.drain();

    expect(asked.filter(({ outcome }) => outcome === "sent")).toHaveLength(1);
    expect(codesAt(person.mobile)).toHaveLength(1);
  });

  test("is refused in words where it could not arrive or prove nothing", async () => {
    const person = await makePerson();
    const unregistered = await makePerson();
    await app.database.admin.query(
      "update public.messaging_registrations set state = 'submitted' where business_id = $1",
      [unregistered.business.id],
    );
    const stopped = await makePerson();
    await app.database.admin.query(
      "insert into public.opt_outs (business_id, number, source) values ($1, $2, 'text')",
      [stopped.business.id, stopped.mobile],
    );
    const problem = async (whose: Person, mobile?: string) => {
      const asked = await ask(whose, 0, "text", mobile);
      return asked.outcome === "refused" ? asked.problem : "sent";
    };

    expect(await problem(person, "12")).toContain("Enter a phone number");
    expect(await problem(person, "+442071234567")).toContain("United States");
    expect(await problem(person, person.business.number)).toContain("the receptionist answers");
    expect(await problem(unregistered)).toContain("not approved your texts yet");
    expect(await problem(stopped)).toContain("STOP");
    const stranger = { ...person, memberId: await makeUser(app.database.admin, "stranger@example.com") };
    await expect(ask(stranger)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a code by call", () => {
  const event = (codeId: string, kind: AlertEvent["kind"], more: Partial<AlertEvent> = {}): AlertEvent => ({
    key: randomUUID(),
    kind,
    at: mondayMorning.toISOString(),
    alertId: codeId,
    controlId: "v3:leg",
    digits: null,
    marker: null,
    cause: null,
    ...more,
  });

  test("is read to whoever presses 1, also before the carriers approve the texts", async () => {
    const person = await makePerson();
    await app.database.admin.query("delete from public.messaging_registrations where business_id = $1", [
      person.business.id,
    ]);
    app.carrier.commands.length = 0;
    await ask(person, 0, "call");
    const dialled = app.carrier.dialled.find(({ to }) => to === person.mobile);
    const codeId = dialled?.alertId ?? "";

    for (const told of [event(codeId, "answered"), event(codeId, "keys", { digits: "1" })]) {
      await hearCodeEvent(ctx(20), told);
      await hearCodeEvent(ctx(20), told);
    }
    await hearCodeEvent(ctx(30), event(codeId, "spoken", { marker: "end" }));

    expect(dialled).toMatchObject({ from: person.business.number });
    expect(app.carrier.commands.map(({ command }) => command.kind)).toEqual(["ask_key", "say", "hang_up"]);
    const code = /is: ([\d, ]+)\./.exec(app.carrier.said().at(-1) ?? "")?.[1]?.replaceAll(", ", "") ?? "";
    expect(await confirm(person, code)).toBe("confirmed");
  });

  test("is not read to a voicemail, nor after it ran out", async () => {
    const person = await makePerson();
    await ask(person, 0, "call");
    const codeId = app.carrier.dialled.find(({ to }) => to === person.mobile)?.alertId ?? "";
    app.carrier.commands.length = 0;

    expect(await hearCodeEvent(ctx(20), event(codeId, "no_key"))).toBe("hung_up");
    expect(await hearCodeEvent(ctx(700), event(codeId, "keys", { digits: "1" }))).toBe("hung_up");
    expect(await hearCodeEvent(ctx(20), event(randomUUID(), "answered"))).toBe("unknown_code");

    expect(app.carrier.said()).toEqual([]);
  });

  test("that cannot be made says so, and another can be asked for at once", async () => {
    const person = await makePerson();
    app.carrier.answers.push("gone");
    await ask(person, 0, "call");

    const { rows } = await app.database.admin.query("select state from public.mobile_codes where number = $1", [
      person.mobile,
    ]);
    expect(rows).toEqual([{ state: "failed" }]);
    expect(await ask(person, 1, "call")).toMatchObject({ outcome: "sent" });
  });
});

describe("a number from before there were codes", () => {
  test("goes on counting, and can be confirmed, replaced and removed", async () => {
    const person = await makePerson();
    await app.database.admin.query(
      "insert into public.member_preferences (business_id, user_id, mobile) values ($1, $2, '+17205556001')",
      [person.business.id, person.memberId],
    );
    const value = { ...defaultChoices("owner"), text: ["missed" as const] };
    expect(await saveChoices(ctx(), { ...idsOf(person), value })).toMatchObject({ outcome: "saved" });
    const [before] = await app.container.ports.notifications.listRecipients(person.business.id);
    expect(before).toMatchObject({ mobile: "+17205556001", textGroups: ["missed"] });

    await ask(person);
    await confirm(person, codesAt(person.mobile)[0] ?? "");
    expect(await stored(person)).toEqual({ mobile: person.mobile, is_confirmed: true });
    await removeMobile(ctx(90), idsOf(person));

    const [after] = await app.container.ports.notifications.listRecipients(person.business.id);
    expect(after).toMatchObject({ mobile: null, textGroups: [] });
  });
});
