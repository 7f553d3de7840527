import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { endedBody, startedBody, toolBody } from "@/__tests__/support/retell-bodies";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { mondayMorning } from "@/__tests__/support/test-container";
import { answerToolCall } from "@/lib/http/answer-tool-call";
import { receiveWebhook } from "@/lib/http/receive-webhook";

let bench: EngineBench;
let business: TestBusiness;
let of: { business: TestBusiness; callId: string };

beforeAll(async () => {
  bench = await openEngineBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  bench.clock.now = mondayMorning;
  business = await bench.business({ engine: "retell" });
  of = { business, callId: `transfer-${business.id}` };
  for (const [index, phone] of people.entries()) {
    await bench.database.admin.query(
      "insert into public.escalation_targets (business_id, purpose, position, name, phone) values ($1, 'transfer', $2, $3, $4)",
      [business.id, index + 1, `Person ${index + 1}`, phone],
    );
  }
});

const people = ["+13035550191", "+13035550192"] as const;

const rows = async <Row extends object>(sql: string): Promise<Row[]> =>
  (await bench.database.admin.query(sql, [business.id])).rows as Row[];

async function tell(body: unknown): Promise<void> {
  await receiveWebhook(bench.container, await retellRequest("/api/retell/voice-webhook", body), { provider: "retell" });
  await bench.settle();
}

async function ask(reason: string): Promise<{ outcome: string; put_through: string[] }> {
  const body = toolBody(of, "transfer_call", { reason });
  const request = await retellRequest("/api/retell/tools/transfer_call", body);
  const response = await answerToolCall(bench.container, "transfer_call", request);
  await bench.settle();
  return (await response.json()).data;
}

/** An event of a transfer, with its destination beside the call, as Retell posts it. */
const transfer = (event: string, number: string) => ({
  ...startedBody(of),
  event,
  transfer_destination: { number },
  transfer_option: { type: "cold_transfer", showTransfereeAsCaller: true },
});

const attempts = () =>
  rows("select position, phone, state, cause from public.transfer_attempts where business_id = $1 order by position");

describe("a caller whom Retell puts through", () => {
  test("reaches the second person when the first does not answer; both were told what it is about", async () => {
    const answer = await ask("The heater is out.");
    for (const [event, phone] of [
      ["transfer_started", people[0]],
      ["transfer_cancelled", people[0]],
      ["transfer_started", people[1]],
      ["transfer_bridged", people[1]],
    ] as const)
      await tell(transfer(event, phone));
    await tell(endedBody(of, { disconnection_reason: "call_transfer" }));

    expect(answer).toMatchObject({ outcome: "transferring", put_through: ["put_through_1", "put_through_2"] });
    expect(await attempts()).toEqual([
      { position: 1, phone: people[0], state: "no_answer", cause: "transfer_cancelled" },
      { position: 2, phone: people[1], state: "answered", cause: "transfer_bridged" },
    ]);
    expect(await rows("select outcome from public.calls where business_id = $1")).toEqual([{ outcome: "transferred" }]);
    const texts = await rows<{ to_number: string; words: string }>(
      "select to_number, params ->> 'words' as words from public.messages where business_id = $1 and kind = 'owner_alert' order by created_at",
    );
    expect(texts.map(({ to_number: number }) => number)).toEqual(people);
    expect(texts[0]?.words).toContain("The heater is out.");
  });

  test("ends up the same when the events come twice, late and out of order", async () => {
    await ask("The heater is out.");
    for (const [event, phone] of [
      ["transfer_bridged", people[1]],
      ["transfer_cancelled", people[0]],
      ["transfer_started", people[1]],
      ["transfer_started", people[0]],
      ["transfer_started", people[0]],
      ["transfer_cancelled", people[0]],
    ] as const)
      await tell(transfer(event, phone));

    const found = await attempts();

    expect(found).toHaveLength(2);
    expect(found).toContainEqual(expect.objectContaining({ phone: people[0], state: "no_answer" }));
    expect(found).toContainEqual(expect.objectContaining({ phone: people[1], state: "answered" }));
    expect(await rows("select id from public.messages where business_id = $1 and kind = 'owner_alert'")).toHaveLength(
      2,
    );
  });
});
