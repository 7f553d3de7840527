import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;
let count = 0;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const customer = "+13035550111";
const noEvent = "00000000-0000-0000-0000-000000000000";

function receive(
  business: Pick<TestBusiness, "number">,
  command: "stop" | "start" | null,
  changes: { id?: string; reply?: "opt_out_confirmation"; saidAt?: Date } = {},
) {
  count += 1;
  return app.stores.texts.receive({
    webhookEventId: noEvent,
    providerMessageId: changes.id ?? `in-${count}`,
    fromNumber: customer,
    toNumber: business.number,
    body: command ?? "Hello",
    command,
    replyKind: changes.reply ?? null,
    saidAt: changes.saidAt ?? new Date(mondayMorning.getTime() + count * 1_000),
    now: mondayMorning,
  });
}

describe("STOP", () => {
  test("opts the number out of this business at once, blocks what waits, and keeps the words", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);

    await receive(business, "stop", { reply: "opt_out_confirmation" });

    expect(await rowsOf(app, "opt_outs", business)).toMatchObject([
      { number: customer, words: "stop", source: "text" },
    ]);
    const texts = await rowsOf<{ kind: string; state: string; block_reason: string | null }>(app, "messages", business);
    expect(texts.map(({ kind, state, block_reason }) => [kind, state, block_reason])).toEqual([
      ["confirmation", "blocked", "opted_out"],
      ["inbound", "received", null],
      ["opt_out_confirmation", "queued", null],
    ]);
    const consent = await rowsOf<{ kind: string }>(app, "consent_events", business);
    expect(consent.map(({ kind }) => kind)).toEqual(["granted", "revoked"]);
  });

  test("to one business leaves the others alone", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    await mustBook(app, other);

    await receive(business, "stop");

    expect(await rowsOf(app, "opt_outs", other)).toEqual([]);
    expect(await rowsOf(app, "messages", other)).toMatchObject([{ state: "queued" }]);
  });

  test("delivered twelve times at once is one opt-out with one answer", async () => {
    const business = await makeBusiness(app.database.admin);

    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => receive(business, "stop", { id: "same", reply: "opt_out_confirmation" })),
    );

    expect(outcomes.sort()).toEqual([...Array(11).fill("duplicate"), "received"]);
    expect(await rowsOf(app, "messages", business)).toHaveLength(2);
    expect(await rowsOf(app, "consent_events", business)).toHaveLength(1);
  });

  test("wins over a send that is about to begin", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    const [message] = await rowsOf<{ id: string }>(app, "messages", business);
    const messageId = message?.id ?? "";
    await receive(business, "stop");
    await app.database.admin.query("update public.messages set state = 'queued' where id = $1", [messageId]);

    const started = await app.stores.texts.start({
      messageId,
      attempt: 1,
      body: "x",
      fromNumber: business.number,
      now: mondayMorning,
    });

    expect(started).toBe("blocked");
  });

  test("counts when it was said last, whichever of STOP and START is worked on first", async () => {
    const at = (seconds: number) => ({ saidAt: new Date(mondayMorning.getTime() + seconds * 1_000) });
    const stopped = await makeBusiness(app.database.admin);
    const started = await makeBusiness(app.database.admin);

    await receive(stopped, "stop", at(2));
    await receive(stopped, "start", at(1));
    await receive(started, "start", at(2));
    await receive(started, "stop", at(1));

    expect(await rowsOf(app, "opt_outs", stopped)).toHaveLength(1);
    expect(await rowsOf(app, "opt_outs", started)).toEqual([]);
  });

  test("wins over a START of the same instant, in any order", async () => {
    for (const order of [["stop", "start"] as const, ["start", "stop"] as const]) {
      const business = await makeBusiness(app.database.admin);
      for (const command of order) await receive(business, command, { saidAt: mondayMorning });

      expect(await rowsOf(app, "opt_outs", business)).toHaveLength(1);
    }
  });

  test("is over with START, and a text to an unknown number is nobody's", async () => {
    const business = await makeBusiness(app.database.admin);
    await receive(business, "stop");

    await receive(business, "start");
    const unknown = await receive({ number: "+19995550100" }, "stop");

    expect(await rowsOf(app, "opt_outs", business)).toEqual([]);
    expect(unknown).toBe("unknown");
  });
});

describe("a send", () => {
  test("is taken by one of many workers", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    const [message] = await rowsOf<{ id: string }>(app, "messages", business);
    const start = () =>
      app.stores.texts.start({
        messageId: message?.id ?? "",
        attempt: 1,
        body: "x",
        fromNumber: business.number,
        now: mondayMorning,
      });

    const outcomes = await Promise.all(Array.from({ length: 12 }, start));

    expect(outcomes.sort()).toEqual([...Array(11).fill("gone"), "sending"]);
  });

  test("is not undone by a delivery report that overtakes its answer", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    const [message] = await rowsOf<{ id: string }>(app, "messages", business);
    const messageId = message?.id ?? "";
    const { texts } = app.stores;
    const report = {
      webhookEventId: noEvent,
      providerMessageId: "out-1",
      code: null,
      detail: null,
      now: mondayMorning,
    };
    await texts.start({ messageId, attempt: 1, body: "x", fromNumber: business.number, now: mondayMorning });

    await texts.applyEvent({ ...report, messageId, state: "delivered" });
    await texts.settle(messageId, { state: "sent", providerMessageId: "out-1" }, mondayMorning);
    await texts.applyEvent({ ...report, messageId: null, state: "sent" });

    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { state: "delivered", provider_message_id: "out-1", delivered_at: mondayMorning },
    ]);
  });

  test("that failed at the carrier says why", async () => {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business);
    const [message] = await rowsOf<{ id: string }>(app, "messages", business);
    const { texts } = app.stores;
    await texts.start({
      messageId: message?.id ?? "",
      attempt: 1,
      body: "x",
      fromNumber: business.number,
      now: mondayMorning,
    });
    await texts.settle(message?.id ?? "", { state: "sent", providerMessageId: "out-2" }, mondayMorning);

    await texts.applyEvent({
      webhookEventId: noEvent,
      providerMessageId: "out-2",
      messageId: null,
      state: "failed",
      code: "40010",
      detail: "Not 10DLC registered",
      now: mondayMorning,
    });

    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { state: "failed", error_code: "40010", error_detail: "Not 10DLC registered" },
    ]);
  });
});

test("asking for the confirmation again sends none a second time, and none to a stranger's number", async () => {
  const business = await makeBusiness(app.database.admin);
  const other = await makeBusiness(app.database.admin);
  const appointmentId = await mustBook(app, business);
  const ask = (businessId: string, phone: string | null, id: string | null = appointmentId) =>
    app.stores.texts.queueConfirmation({ businessId, appointmentId: id, phone, now: mondayMorning });

  expect(await ask(business.id, customer)).toBe("already_sent");
  expect(await ask(business.id, customer, null)).toBe("already_sent");
  expect(await ask(business.id, "+13035550222")).toBe("not_found");
  expect(await ask(business.id, null, null)).toBe("not_found");
  expect(await ask(other.id, null)).toBe("not_found");
  expect(await rowsOf(app, "messages", business)).toHaveLength(1);
});
