import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning } from "@/__tests__/support/test-container";
import { answerMcp } from "@/lib/http/answer-mcp";
import { makeCallToken, readCallToken } from "@/lib/receptionist/engines/call-token";

let bench: EngineBench;
let business: TestBusiness;

beforeAll(async () => {
  bench = await openEngineBench();
  business = await bench.business({ engine: "openai-realtime" });
});
afterAll(() => bench.close());

const hour = 3_600_000;
let calls = 0;

async function openCall(owner = business): Promise<{ callId: string; providerCallId: string; token: string }> {
  calls += 1;
  const providerCallId = `rtc_mcp_${calls}`;
  const opening = await bench.container.ports.engines.openRealtime({
    lineNumber: owner.number,
    callerNumber: "+13035550111",
    divertedFrom: null,
    providerCallId,
    wakeAt: new Date(mondayMorning.getTime() + hour),
    now: mondayMorning,
  });
  const callId = opening?.callId ?? "";
  const claim = { businessId: owner.id, callId, expiresAt: new Date(mondayMorning.getTime() + hour) };
  return { callId, providerCallId, token: makeCallToken(bench.container.ports.slotKey, claim) };
}

async function post(token: string | null, body: unknown) {
  const request = new Request("https://app.example.com/api/mcp", {
    method: "POST",
    headers: { "content-type": "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const response = await answerMcp(bench.container, request);
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

const rpc = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: "2.0", id, method, params });
const toolCall = (name: string, args: unknown, id: unknown = 1) => rpc("tools/call", { name, arguments: args }, id);

describe("the tools of a call that an engine leads by itself", () => {
  test("are introduced, listed with their schemas, and run", async () => {
    const { token, callId } = await openCall();

    const hello = await post(token, rpc("initialize", { protocolVersion: "2025-06-18", capabilities: {} }, 0));
    const ready = await post(token, { jsonrpc: "2.0", method: "notifications/initialized" });
    const ping = await post(token, rpc("ping"));
    const list = await post(token, rpc("tools/list"));
    const answer = await post(
      token,
      toolCall("lookup_availability", { service: "Drain cleaning", date: "2026-11-24" }),
    );
    await bench.settle();

    expect(hello.body.result).toMatchObject({ protocolVersion: "2025-06-18", capabilities: { tools: {} } });
    expect([ready.status, ready.body]).toEqual([202, null]);
    expect(ping.body).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
    const names = list.body.result.tools.map(({ name }: { name: string }) => name);
    expect(names).toContain("book_appointment");
    expect(list.body.result.tools[0].inputSchema.type).toBe("object");
    expect(answer.body.result.structuredContent.data.slots).toHaveLength(3);
    expect(JSON.parse(answer.body.result.content[0].text)).toEqual(answer.body.result.structuredContent);
    const { rows } = await bench.database.admin.query(
      "select tool_name, outcome from public.call_events where call_id = $1 and kind = 'tool_call'",
      [callId],
    );
    expect(rows).toEqual([{ tool_name: "lookup_availability", outcome: "slots" }]);
  });

  test("book once, however often the call is sent", async () => {
    const { token } = await openCall();
    const lookup = await post(
      token,
      toolCall("lookup_availability", { service: "Drain cleaning", date: "2026-11-25" }),
    );
    const [slot] = lookup.body.result.structuredContent.data.slots;
    const book = toolCall("book_appointment", { slot_id: slot.slot_id, name: "Jenny Park" }, "r1");

    const answers = await Promise.all([post(token, book), post(token, book)]);
    await bench.settle();

    expect(answers.map(({ body }) => body.result.structuredContent.data.outcome)).toEqual(["booked", "booked"]);
    const { rows } = await bench.database.admin.query("select 1 from public.appointments where business_id = $1", [
      business.id,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("hand the call over to the first person of the list, who was texted before; the model reads no number", async () => {
    const owner = await bench.business({ engine: "openai-realtime" });
    await bench.database.admin.query(
      "insert into public.escalation_targets (business_id, purpose, position, name, phone) values ($1, 'transfer', 1, 'Ana', '+13035550191')",
      [owner.id],
    );
    const { token, callId, providerCallId } = await openCall(owner);

    const answer = await post(token, toolCall("transfer_call", { reason: "The heater is out." }));
    await bench.settle();

    expect(answer.body.result.structuredContent.data.outcome).toBe("transferring");
    expect(JSON.stringify(answer.body)).not.toContain("5550191");
    expect(bench.realtime.referred).toEqual([`${providerCallId} +13035550191`]);
    const { rows } = await bench.database.admin.query(
      `select calls.outcome, calls.end_reason, attempts.phone, messages.kind, messages.to_number from public.calls
       join public.transfer_attempts attempts on attempts.call_id = calls.id
       join public.messages on messages.call_id = calls.id where calls.id = $1`,
      [callId],
    );
    expect(rows).toEqual([
      {
        outcome: "transferred",
        end_reason: "call_transfer",
        phone: "+13035550191",
        kind: "owner_alert",
        to_number: "+13035550191",
      },
    ]);
  });

  test("keep no card number, whatever the model was told", async () => {
    const owner = await bench.business({ engine: "openai-realtime" });
    const { token, callId } = await openCall(owner);

    await post(token, toolCall("take_message", { message: "Charge my card 4111 1111 1111 1111", name: "Jenny Park" }));
    await bench.settle();

    const { rows } = await bench.database.admin.query<{ row: string }>(
      `select to_jsonb(call_events)::text as row from public.call_events where call_id = $1
       union all select to_jsonb(notifications)::text from public.notifications where business_id = $2
       union all select to_jsonb(jobs)::text from public.jobs where business_id = $2`,
      [callId, owner.id],
    );
    const kept = rows.map(({ row }) => row).join("\n");
    expect(kept).toContain("[card details removed]");
    expect(kept.replace(/\s/g, "")).not.toContain("4111111111111111");
  });

  test("hang up and close the call when the receptionist is done, and then are gone", async () => {
    const { token, callId, providerCallId } = await openCall();
    await post(token, toolCall("answer_question", { question: "Are you open?" }));

    const ending = await post(token, toolCall("end_call", {}));
    await bench.settle();
    const after = await post(token, rpc("ping"));

    expect(ending.body.result.structuredContent.data.outcome).toBe("ending");
    expect(bench.realtime.hungUp).toContain(providerCallId);
    const { rows } = await bench.database.admin.query("select status, outcome from public.calls where id = $1", [
      callId,
    ]);
    expect(rows).toEqual([{ status: "ended", outcome: "answered" }]);
    expect(after.status).toBe(401);
  });

  test("know nothing of another business, whatever the arguments say", async () => {
    const other = await bench.business({
      name: "Somebody Else",
      knowledge: [{ question: "Do you deliver?", answer: "SECRET" }],
    });
    const { token } = await openCall();

    const args = { question: "Do you deliver?", business_id: other.id };
    const answer = await post(token, toolCall("answer_question", args));

    expect(JSON.stringify(answer.body)).not.toContain("SECRET");
  });
});

describe("whoever may not", () => {
  test("gets 401 and no word more: no token, a broken one, an expired one, one of another key", async () => {
    const { callId } = await openCall();
    const key = bench.container.ports.slotKey;
    const claim = { businessId: business.id, callId, expiresAt: new Date(mondayMorning.getTime() - 1) };
    const other = { sign: (text: string) => Buffer.from(text.padEnd(32).slice(0, 32)) };
    const valid = makeCallToken(key, { ...claim, expiresAt: new Date(mondayMorning.getTime() + hour) });
    const tokens = [
      null,
      "x",
      `${valid}x`,
      valid.slice(0, -2),
      makeCallToken(key, claim),
      makeCallToken(other, { ...claim, expiresAt: new Date(mondayMorning.getTime() + hour) }),
    ];

    const answers = await Promise.all(tokens.map((token) => post(token, rpc("tools/list"))));

    expect(answers.map(({ status, body }) => [status, body])).toEqual(tokens.map(() => [401, null]));
  });

  test("cannot use the token of one business for a call of another", async () => {
    const other = await bench.business();
    const { callId } = await openCall(other);
    const claim = { businessId: business.id, callId, expiresAt: new Date(mondayMorning.getTime() + hour) };

    const answer = await post(makeCallToken(bench.container.ports.slotKey, claim), rpc("tools/list"));

    expect(answer.status).toBe(401);
  });

  test("gets a claim back only from a whole token", () => {
    const key = bench.container.ports.slotKey;
    const claim = {
      businessId: business.id,
      callId: business.ownerId,
      expiresAt: new Date(mondayMorning.getTime() + 1),
    };

    expect(readCallToken(key, makeCallToken(key, claim), mondayMorning)).toEqual(claim);
    expect(readCallToken(key, "", mondayMorning)).toBeNull();
  });
});

describe("what makes no sense", () => {
  test("is answered as JSON-RPC asks, and never with a 5xx", async () => {
    const { token } = await openCall();

    const answers = await Promise.all([
      post(token, "{"),
      post(token, []),
      post(token, rpc("resources/list")),
      post(token, toolCall("drop_tables", {})),
      post(token, rpc("tools/call", { arguments: {} })),
    ]);
    const badArguments = await post(token, toolCall("take_message", { message: { not: "text" } }));

    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
      [400, -32_700],
      [400, -32_600],
      [200, -32_601],
      [200, -32_602],
      [200, -32_602],
    ]);
    expect(badArguments.body.result.structuredContent.data.outcome).toBe("invalid_arguments");
  });
});
