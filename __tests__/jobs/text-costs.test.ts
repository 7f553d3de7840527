import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bookingOf, mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { finalizedBody } from "@/__tests__/support/telnyx-bodies";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { identifyTelnyxEvent, toTextEvent } from "@/lib/providers/telnyx/mapper";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(() => {
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
});
afterAll(() => app.close());

async function sendOne(business: TestBusiness, key = "key", phone = "+13035550111"): Promise<string> {
  const customer = { ...bookingOf(business).customer, phone };
  const day = 24 + (await rowsOf(app, "appointments", business)).length;
  await mustBook(app, business, { idempotencyKey: key, customer, startsAt: new Date(Date.UTC(2026, 10, day, 17)) });
  await app.container.drain();
  const texts = await rowsOf<{ provider_message_id: string }>(app, "messages", business);
  return texts.at(-1)?.provider_message_id ?? "";
}

function reportOf(id: string, bill: object) {
  const body = finalizedBody({ id, status: "delivered" });
  return { ...body, data: { ...body.data, payload: { ...body.data.payload, ...bill } } };
}

async function report(payload: object): Promise<void> {
  const identity = identifyTelnyxEvent(payload);
  if (!identity) throw new Error("no event");
  await app.container.ports.inbox.record({ provider: "telnyx", ...identity, payload, now: app.clock.now });
  await app.container.drain();
}

test("what a text cost and how many parts it had come with its report", async () => {
  const business = await makeBusiness(app.database.admin);
  const id = await sendOne(business);

  await report(reportOf(id, { cost: { amount: "0.0085", currency: "USD" }, parts: 2 }));

  expect(await rowsOf(app, "messages", business)).toMatchObject([
    { state: "delivered", cost_cents: "0.8500", segments: 2 },
  ]);
});

test.each([
  ["another currency", { cost: { amount: "0.0085", currency: "EUR" } }],
  ["no number", { cost: { amount: "free", currency: "USD" } }],
  ["a negative one", { cost: { amount: "-1", currency: "USD" } }],
  ["nothing", { cost: null, parts: null }],
  ["nonsense", { cost: "?", parts: "two" }],
])("a bill with %s leaves the cost open and the report counts", (_what, bill) => {
  const event = toTextEvent(reportOf("x", bill));

  expect(event).toMatchObject({ state: "delivered" });
  expect(event).not.toHaveProperty("costCents");
});

test("a business that has spent its cap of the day sends no more until tomorrow, and reads why", async () => {
  const business = await makeBusiness(app.database.admin);
  await app.database.admin.query(
    "insert into public.messaging_settings (business_id, daily_cap_cents) values ($1, 3)",
    [business.id],
  );
  await report(reportOf(await sendOne(business, "a", "+13035550121"), { cost: { amount: "0.0250", currency: "USD" } }));

  await sendOne(business, "b", "+13035550122");
  await sendOne(business, "c", "+13035550123");
  const [, , third] = await rowsOf<{ state: string; block_reason: string }>(app, "messages", business);
  app.clock.now = new Date(mondayMorning.getTime() + 86_400_001);
  await sendOne(business, "d", "+13035550124");

  expect(third).toMatchObject({ state: "blocked", block_reason: "spend_limit" });
  const texts = await rowsOf<{ state: string }>(app, "messages", business);
  expect(texts.map(({ state }) => state)).toEqual(["delivered", "sent", "blocked", "sent"]);
  const notices = await rowsOf<{ kind: string }>(app, "notifications", business);
  expect(notices.filter(({ kind }) => kind === "texts_held")).toHaveLength(1);
});

test("the carrier's own list of opted-out numbers becomes ours", async () => {
  const business = await makeBusiness(app.database.admin);
  app.texts.answers.push({
    outcome: "refused",
    code: "40300",
    detail: "Blocked due to STOP message",
    isRetryable: false,
  });

  await sendOne(business);
  await sendOne(business, "second");

  expect(app.texts.attempts).toHaveLength(1);
  expect(await rowsOf(app, "opt_outs", business)).toMatchObject([{ number: "+13035550111", source: "carrier" }]);
});
