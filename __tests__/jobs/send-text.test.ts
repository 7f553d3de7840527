import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { caller } from "@/__tests__/support/retell-bodies";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
  app.texts.answers.length = 0;
  await app.database.admin.query("truncate public.jobs");
});
afterAll(() => app.close());

interface Text extends Record<string, unknown> {
  id: string;
  state: string;
  block_reason: string | null;
  error_code: string | null;
}

function later(seconds: number): void {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1_000);
}

/** A business with a booking whose confirmation waits to be sent. */
async function withText(plan: BusinessPlan = {}, source: "call" | "dashboard" = "call"): Promise<TestBusiness> {
  const business = await makeBusiness(app.database.admin, { name: "Rivera Plumbing", ...plan });
  await mustBook(app, business, { source, now: app.clock.now });
  return business;
}

async function textOf(business: TestBusiness): Promise<Text | undefined> {
  return (await rowsOf<Text>(app, "messages", business))[0];
}

async function jobOf(business: TestBusiness) {
  const jobs = await rowsOf<{ kind: string; state: string; run_at: Date; result: string | null; attempts: number }>(
    app,
    "jobs",
    business,
  );
  return jobs.find(({ kind }) => kind === "send_text");
}

describe("a confirmation", () => {
  test("leaves with the business's name and the way to stop, once", async () => {
    const business = await withText();

    await app.container.drain();
    await app.container.drain();

    expect(app.texts.attempts).toMatchObject([
      {
        from: business.number,
        to: caller,
        body: expect.stringMatching(/^Rivera Plumbing: You are booked .* Tuesday, November 24 at 9:00 AM.*Reply STOP/),
      },
    ]);
    expect(await textOf(business)).toMatchObject({ state: "sent", provider_message_id: expect.any(String) });
    expect(await jobOf(business)).toMatchObject({ state: "done", result: "sent" });
  });

  test.each<[string, BusinessPlan]>([
    ["messaging_not_approved", { isRegistered: false }],
    ["messaging_not_approved", { isRegistered: false, isTest: true }],
  ])("is blocked with the reason %s that the owner can read", async (reason, plan) => {
    const business = await withText(plan);

    await app.container.drain();

    expect(app.texts.attempts).toEqual([]);
    expect(await textOf(business)).toMatchObject({ state: "blocked", block_reason: reason });
    expect(await jobOf(business)).toMatchObject({ state: "done", result: `blocked: ${reason}` });
  });

  test("is blocked when the business was paused, lost its number, or the customer opted out meanwhile", async () => {
    const paused = await withText();
    await app.database.admin.query("update public.businesses set status = 'paused' where id = $1", [paused.id]);
    const numberless = await withText();
    await app.database.admin.query("update public.phone_numbers set is_active = false where business_id = $1", [
      numberless.id,
    ]);
    const stopped = await withText();
    await app.database.admin.query(
      "insert into public.opt_outs (business_id, number, source) values ($1, $2, 'call')",
      [stopped.id, caller],
    );

    await app.container.drain();

    const reasons = await Promise.all(
      [paused, numberless, stopped].map(async (one) => (await textOf(one))?.block_reason),
    );
    expect(reasons).toEqual(["business_inactive", "no_number", "opted_out"]);
    expect(app.texts.attempts).toEqual([]);
  });

  test("of what the business entered at night waits until the morning, and costs no attempt meanwhile", async () => {
    app.clock.now = new Date("2026-11-23T05:00:00Z");
    const business = await withText({}, "dashboard");

    await app.container.drain();

    expect(app.texts.attempts).toEqual([]);
    expect(await jobOf(business)).toMatchObject({
      state: "queued",
      attempts: 0,
      run_at: new Date("2026-11-23T15:30:00Z"),
    });
    app.clock.now = new Date("2026-11-23T15:30:00Z");
    await app.container.drain();
    expect(app.texts.attempts).toHaveLength(1);
  });

  test("asked for at night leaves at once", async () => {
    app.clock.now = new Date("2026-11-23T08:00:00Z");
    await withText();

    await app.container.drain();

    expect(app.texts.attempts).toHaveLength(1);
  });

  test("is blocked above eight texts an hour to one number, and goes again afterwards", async () => {
    const business = await makeBusiness(app.database.admin);
    const bookAt = async (startsAt: Date) => {
      await mustBook(app, business, { idempotencyKey: startsAt.toISOString(), startsAt, now: app.clock.now });
      await app.container.drain();
    };
    for (let hour = 8; hour < 17; hour += 1) await bookAt(new Date(Date.UTC(2026, 10, 24, hour + 7)));

    const states = (await rowsOf<Text>(app, "messages", business)).map(
      ({ state, block_reason }) => block_reason ?? state,
    );
    later(3_601);
    await bookAt(new Date(Date.UTC(2026, 10, 25, 16)));

    expect(states).toEqual([...Array(8).fill("sent"), "number_limit"]);
    expect(app.texts.attempts).toHaveLength(9);
  });
});

describe("a send that was cut off", () => {
  test("is not repeated before its report had time to come, and then once", async () => {
    const business = await withText();
    app.texts.answers.push({ outcome: "in_doubt" });

    await app.container.drain();
    const waiting = await textOf(business);
    later(119);
    await app.container.drain();
    const attemptsBefore = app.texts.attempts.length;
    later(2);
    await app.container.drain();

    expect(waiting).toMatchObject({ state: "sending" });
    expect(attemptsBefore).toBe(1);
    expect(app.texts.attempts).toHaveLength(2);
    expect(await textOf(business)).toMatchObject({ state: "sent" });
  });

  test("is given up after three attempts, and says so", async () => {
    const business = await withText();
    app.texts.answers.push(...Array(5).fill({ outcome: "in_doubt" }));

    for (let round = 0; round < 6; round += 1) {
      await app.container.drain();
      later(121);
    }

    expect(app.texts.attempts).toHaveLength(3);
    expect(await textOf(business)).toMatchObject({ state: "failed", error_code: "no_answer_from_carrier" });
  });
});

describe("a carrier", () => {
  test("that has the number on its own list of opt-outs blocks the text", async () => {
    const business = await withText();
    app.texts.answers.push({
      outcome: "refused",
      code: "40300",
      detail: "Blocked due to STOP message",
      isRetryable: false,
    });

    await app.container.drain();

    expect(await textOf(business)).toMatchObject({ state: "blocked", block_reason: "opted_out" });
  });

  test("that refuses for good fails the text with its code", async () => {
    const business = await withText();
    app.texts.answers.push({ outcome: "refused", code: "40310", detail: "Invalid number", isRetryable: false });

    await app.container.drain();

    expect(await textOf(business)).toMatchObject({
      state: "failed",
      error_code: "40310",
      error_detail: "Invalid number",
    });
    expect(await jobOf(business)).toMatchObject({ state: "done", result: "failed: 40310" });
  });

  test("that asks for patience gets the text later", async () => {
    const business = await withText();
    app.texts.answers.push({ outcome: "refused", code: "429", detail: "Too many requests", isRetryable: true });

    await app.container.drain();
    const first = await jobOf(business);
    later(2);
    await app.container.drain();

    expect(first).toMatchObject({ state: "queued", attempts: 1 });
    expect(app.texts.attempts).toHaveLength(2);
    expect(await textOf(business)).toMatchObject({ state: "sent" });
  });
});
