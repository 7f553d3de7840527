import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

test("a call whose id happens to be a card number is found again, and is not another one's", async () => {
  const business = await makeBusiness(app.database.admin);
  const open = (providerCallId: string) =>
    app.stores.calls.openToolCall({
      agentId: business.agentId,
      lineNumber: business.number,
      callerNumber: "+13035550111",
      engine: "retell",
      providerCallId,
      knownCallId: null,
      startedAt: mondayMorning,
      now: mondayMorning,
    });

  const first = await open("call-4111111111111111");
  const again = await open("call-4111111111111111");
  const other = await open("call-5555555555554444");

  expect(first?.callId).toBeTruthy();
  expect(again?.callId).toBe(first?.callId);
  expect(other?.callId).not.toBe(first?.callId);
});

test("what is said is kept without the card", async () => {
  const business = await makeBusiness(app.database.admin);

  await app.stores.calls.takeMessage({
    businessId: business.id,
    callId: null,
    name: "Ada",
    phone: "+13035550111",
    message: "My card is 4111 1111 1111 1111, please charge it.",
    isUrgent: false,
    now: mondayMorning,
  });

  const { rows } = await app.database.admin.query("select body from public.notifications where business_id = $1", [
    business.id,
  ]);
  expect(JSON.stringify(rows)).not.toContain("1111");
});
