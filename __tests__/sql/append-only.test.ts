import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCall, mustBook } from "@/__tests__/sql/booking-support";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
  const business = await makeBusiness(app.database.admin);
  const callId = await makeCall(app, business, "call_history");
  await mustBook(app, business, { callId });
  await app.database.admin.query(
    "insert into public.call_turns (call_id, business_id, position, role, content) values ($1, $2, 0, 'caller', 'Hello')",
    [callId, business.id],
  );
});
afterAll(() => app.close());

const history = ["audit_log", "consent_events", "fee_events", "call_turns"];

test.each(history)("%s is never changed, not even by the owner of the tables", async (table) => {
  const column = table === "call_turns" ? "content" : table === "audit_log" ? "action" : "reason";
  const changed = table === "consent_events" ? "words" : column;

  const change = app.database.admin.query(`update public.${table} set ${changed} = 'other'`);

  await expect(change).rejects.toMatchObject({ code: "55000" });
});

// What was said on a call goes when the call goes: people may have it deleted.
test.each(history.filter((table) => table !== "call_turns"))(
  "%s is never removed from, not even by the owner of the tables",
  async (table) => {
    await expect(app.database.admin.query(`delete from public.${table}`)).rejects.toMatchObject({ code: "55000" });
  },
);
