import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

/** 25 November 2026, 9:00 in Denver. */
const wednesdayNine = new Date("2026-11-25T16:00:00Z");
const minutes = (count: number) => count * 60_000;
const earlier = (at: Date, count: number) => new Date(at.getTime() - minutes(count));

async function kindsOf(business: TestBusiness): Promise<string[]> {
  const rows = await rowsOf<{ kind: string }>(app, "messages", business);
  return rows.map(({ kind }) => kind);
}

const sweep = (now: Date) => app.container.ports.texts.sweep(now);

describe("reminders", () => {
  async function book(startsAt = wednesdayNine, now = mondayMorning) {
    const business = await makeBusiness(app.database.admin);
    const appointmentId = await mustBook(app, business, { startsAt, now });
    return { business, appointmentId };
  }

  test("are queued a day and two hours before, each once however often one looks", async () => {
    const { business } = await book();

    await sweep(earlier(wednesdayNine, 25 * 60));
    expect(await kindsOf(business)).toEqual(["confirmation"]);
    await Promise.all([1, 2, 3].map(() => sweep(earlier(wednesdayNine, 23 * 60 + 59))));
    await sweep(earlier(wednesdayNine, 23 * 60));
    expect(await kindsOf(business)).toEqual(["confirmation", "reminder_24h"]);
    await Promise.all([1, 2, 3].map(() => sweep(earlier(wednesdayNine, 119))));

    expect(await kindsOf(business)).toEqual(["confirmation", "reminder_24h", "reminder_2h"]);
  });

  test("do not follow a confirmation on its heels", async () => {
    const { business } = await book(wednesdayNine, earlier(wednesdayNine, 24 * 60 + 30));

    await sweep(earlier(wednesdayNine, 23 * 60 + 59));

    expect(await kindsOf(business)).toEqual(["confirmation"]);
  });

  test("are of the new time when an appointment moved, and none when it was cancelled", async () => {
    const { business, appointmentId } = await book();
    const change = {
      businessId: business.id,
      appointmentId,
      phone: null,
      callId: null,
      actor: { kind: "member" as const, id: "m" },
      now: mondayMorning,
    };
    const friday = new Date("2026-11-27T16:00:00Z");
    await app.container.ports.bookings.reschedule({ ...change, startsAt: friday, resourceId: null });

    await sweep(earlier(wednesdayNine, 119));
    expect(await kindsOf(business)).toEqual(["confirmation", "reschedule_notice"]);
    await sweep(earlier(friday, 119));
    expect(await kindsOf(business)).toContain("reminder_2h");
    const other = await book();
    await app.container.ports.bookings.cancel({
      ...change,
      businessId: other.business.id,
      appointmentId: other.appointmentId,
      reason: null,
    });
    await sweep(earlier(wednesdayNine, 119));

    expect(await kindsOf(other.business)).toEqual(["confirmation", "cancel_notice"]);
  });

  test("are left out for a business that wants none, and for one that is paused", async () => {
    const quiet = await book();
    const paused = await book();
    await app.database.admin.query(
      "insert into public.messaging_settings (business_id, sends_late_reminders) values ($1, false)",
      [quiet.business.id],
    );
    await app.database.admin.query("update public.businesses set status = 'paused' where id = $1", [
      paused.business.id,
    ]);

    await sweep(earlier(wednesdayNine, 119));

    expect(await kindsOf(quiet.business)).toEqual(["confirmation"]);
    expect(await kindsOf(paused.business)).toEqual(["confirmation"]);
  });

  test("that were queued leave not at all once the appointment is cancelled", async () => {
    const { business, appointmentId } = await book();
    await sweep(earlier(wednesdayNine, 23 * 60 + 59));
    const reminder = (await rowsOf<{ id: string; kind: string }>(app, "messages", business)).find(
      ({ kind }) => kind === "reminder_24h",
    );
    await app.database.admin.query("update public.appointments set status = 'cancelled' where id = $1", [
      appointmentId,
    ]);

    const facts = await app.container.ports.texts.load(reminder?.id ?? "", wednesdayNine);

    expect(facts?.isOutdated).toBe(true);
  });
});

describe("text-backs", () => {
  const caller = "+13035550123";
  let made = 0;

  interface MissedCall {
    outcome?: string;
    number?: string | null;
    endedAt?: Date;
    isTest?: boolean;
    endReason?: string;
  }

  async function miss(business: TestBusiness, call: MissedCall = {}): Promise<string> {
    made += 1;
    const endedAt = call.endedAt ?? earlier(mondayMorning, 1);
    const { rows } = await app.database.admin.query<{ id: string }>(
      `insert into public.calls (business_id, provider_call_id, line_number, caller_number, status, outcome, started_at,
         ended_at, is_test, end_reason)
       values ($1, $2, $3, $4, 'ended', $5, $6, $7, $8, $9) returning id`,
      [
        business.id,
        `missed-${made}`,
        business.number,
        call.number === undefined ? caller : call.number,
        call.outcome ?? "missed",
        earlier(endedAt, 1),
        endedAt,
        call.isTest ?? false,
        call.endReason ?? null,
      ],
    );
    return rows[0]?.id ?? "";
  }

  test.each(["missed", "abandoned", "failed"])("follow a call that nobody talked on, once: %s", async (outcome) => {
    const business = await makeBusiness(app.database.admin);
    const callId = await miss(business, { outcome });

    await Promise.all([sweep(mondayMorning), sweep(mondayMorning), sweep(mondayMorning)]);
    await sweep(new Date(mondayMorning.getTime() + minutes(1)));

    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { kind: "text_back", to_number: caller, call_id: callId, from_number: business.number, state: "queued" },
    ]);
    expect(await rowsOf(app, "consent_events", business)).toMatchObject([
      { purpose: "missed_call", kind: "granted", call_id: callId },
    ]);
  });

  test("wait for half a minute, and are not for calls of an hour ago", async () => {
    const business = await makeBusiness(app.database.admin);
    await miss(business, { endedAt: new Date(mondayMorning.getTime() - 20_000) });
    await miss(business, { endedAt: earlier(mondayMorning, 60), number: "+13035550124" });

    await sweep(mondayMorning);
    expect(await kindsOf(business)).toEqual([]);
    await sweep(new Date(mondayMorning.getTime() + 10_000));

    expect(await kindsOf(business)).toEqual(["text_back"]);
  });

  test("are cancelled when the caller rings back, before and after they were queued", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    await miss(business);
    await miss(other);
    await sweep(mondayMorning);
    const [queued] = await rowsOf<{ id: string }>(app, "messages", other);
    for (const one of [business, other]) {
      await miss(one, { outcome: "answered", endedAt: new Date(mondayMorning.getTime() + minutes(2)) });
    }

    const facts = await app.container.ports.texts.load(queued?.id ?? "", mondayMorning);
    expect(facts?.hasCalledAgain).toBe(true);
    const third = await makeBusiness(app.database.admin);
    await miss(third);
    await miss(third, { outcome: "answered", endedAt: new Date(mondayMorning.getTime() - 1_000) });
    await sweep(mondayMorning);

    expect(await kindsOf(third)).toEqual([]);
  });

  test.each<[string, MissedCall]>([
    ["a withheld number", { number: null }],
    ["a test", { isTest: true }],
    ["spam", { outcome: "spam" }],
    ["a wrong number", { outcome: "abandoned", endReason: "wrong_number" }],
    ["silence that we ended", { outcome: "abandoned", endReason: "silence" }],
    ["a call that was answered", { outcome: "answered" }],
    ["a number abroad", { number: "+447700900123" }],
    ["the owner's own phone", { number: "+13035550199" }],
  ])("are not for %s", async (_what, call) => {
    const business = await makeBusiness(app.database.admin);
    await miss(business, call);

    await sweep(mondayMorning);

    expect(await kindsOf(business)).toEqual([]);
  });

  test("are not for a caller whom the business does not serve", async () => {
    const business = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      "insert into public.customers (business_id, phone, name, is_blocked) values ($1, $2, 'Rude Guy', true)",
      [business.id, caller],
    );
    await miss(business);

    await sweep(mondayMorning);

    expect(await kindsOf(business)).toEqual([]);
  });

  test("are not for another business's line, an opted-out number, a known spammer or a business that wants none", async () => {
    const neighbour = await makeBusiness(app.database.admin);
    const business = await makeBusiness(app.database.admin);
    await miss(business, { number: neighbour.number });
    await miss(business, { number: "+13035550131" });
    await app.container.ports.texts.optOut({
      businessId: business.id,
      number: "+13035550131",
      words: "don't text me",
      source: "call",
      callId: null,
      now: mondayMorning,
    });
    await miss(business, { number: "+13035550132", outcome: "spam", endedAt: earlier(mondayMorning, 600) });
    await miss(business, { number: "+13035550132" });
    const quiet = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      "insert into public.messaging_settings (business_id, sends_text_backs) values ($1, false)",
      [quiet.id],
    );
    await miss(quiet);

    await sweep(mondayMorning);

    expect(await kindsOf(business)).toEqual([]);
    expect(await kindsOf(quiet)).toEqual([]);
  });
});

describe("review requests", () => {
  test("go to every completed job of a business that asks, once, and to none of one that does not", async () => {
    const asking = await makeBusiness(app.database.admin);
    const silent = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      "insert into public.messaging_settings (business_id, review_url) values ($1, 'https://g.page/r/x/review')",
      [asking.id],
    );
    for (const business of [asking, silent]) {
      await mustBook(app, business, { startsAt: wednesdayNine });
      await app.database.admin.query("update public.appointments set status = 'completed' where business_id = $1", [
        business.id,
      ]);
    }
    const threeHoursLater = new Date(wednesdayNine.getTime() + minutes(190));

    await sweep(new Date(wednesdayNine.getTime() + minutes(100)));
    expect(await kindsOf(asking)).toEqual(["confirmation"]);
    await sweep(threeHoursLater);
    await sweep(threeHoursLater);

    expect(await kindsOf(asking)).toEqual(["confirmation", "review_request"]);
    expect(await kindsOf(silent)).toEqual(["confirmation"]);
  });
});
