import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import {
  analyzedBody,
  caller,
  endedBody,
  inboundBody,
  startedBody,
  transcriptBody,
} from "@/__tests__/support/retell-bodies";
import { refusedRequests, refusedSecrets } from "@/__tests__/support/signature-cases";
import { retellRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { Container } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { answerRetellInbound } from "@/lib/http/answer-inbound";
import { receiveWebhook } from "@/lib/http/receive-webhook";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin, { name: "Rivera Plumbing" });
  app.lines.length = 0;
});
afterAll(() => app.close());

const down = () => Promise.reject(new AppError("unavailable", "The database cannot be reached right now."));

async function receive(body: unknown, container: Container = app.container): Promise<Response> {
  return receiveWebhook(container, await retellRequest("/api/retell/voice-webhook", body), { provider: "retell" });
}

async function kept(): Promise<number> {
  const { rows } = await app.database.admin.query(
    `select (select count(*) from public.webhook_events) + (select count(*) from public.calls)
       + (select count(*) from public.jobs) + (select count(*) from public.incidents) as n`,
  );
  return Number(rows[0]?.n);
}

test.each([
  ["<sip:+13035550142@carrier>;reason=no-answer", "+13035550142"],
  ["nonsense", null],
])("the number that a call was forwarded from is kept when the carrier names it: %s", async (diversion, kept) => {
  const { event, call } = startedBody({ business, callId: `call_diverted_${business.id}` });

  await receive({ event, call: { ...call, custom_sip_headers: { diversion } } });
  await app.settle();

  expect(await rowsOf(app, "calls", business)).toMatchObject([{ diverted_from: kept }]);
});

describe("before the call is answered", () => {
  const ask = async (body: unknown, container: Container = app.container) =>
    answerRetellInbound(container, await retellRequest("/api/retell/inbound-webhook", body));

  test("the receptionist is told who is called, what is true now and who calls, all as text", async () => {
    await app.database.admin.query(
      "insert into public.customers (business_id, phone, name) values ($1, $2, 'Ada Jones')",
      [business.id, caller],
    );

    const response = await ask(inboundBody({ business }));

    const { call_inbound: answer } = await response.json();
    expect(response.status).toBe(200);
    expect(answer).toMatchObject({ override_agent_id: business.agentId, override_agent_version: 1 });
    expect(answer.dynamic_variables).toMatchObject({
      business_name: "Rivera Plumbing",
      time_zone: "America/Denver",
      today: "Monday, November 23, 2026 (2026-11-23)",
      local_time: "10:00 AM",
      is_open: "true",
      caller_name: "Ada Jones",
      caller_number: caller,
      language: "en",
    });
    for (const value of Object.values(answer.dynamic_variables)) expect(value).toBeTypeOf("string");
    expect(answer.dynamic_variables.greeting).toMatch(/Rivera Plumbing.*AI assistant.*recorded/);
    expect(JSON.parse(answer.dynamic_variables.catalogue)).toMatchObject([
      { name: "Drain cleaning", priceCents: 14_900 },
    ]);
    const [call] = await rowsOf(app, "calls", business);
    expect(call).toMatchObject({ id: answer.metadata.cloudgreet_call_id, status: "ringing", caller_number: caller });
  });

  test("asked twice it is one call, and the call that rang is the call that is told of", async () => {
    const answers = await Promise.all([ask(inboundBody({ business })), ask(inboundBody({ business }))]);
    const ids = await Promise.all(
      answers.map(async (answer) => (await answer.json()).call_inbound.metadata.cloudgreet_call_id),
    );
    const [knownCallId] = ids;

    await receive(startedBody({ business, callId: `call_rang_${business.id}`, knownCallId }));
    await app.settle();

    expect(new Set(ids).size).toBe(1);
    expect(await rowsOf(app, "calls", business)).toMatchObject([{ id: knownCallId, status: "in_progress" }]);
  });

  test("a withheld number is nobody, and no reason not to answer", async () => {
    const { call_inbound: answer } = await (await ask(inboundBody({ business, from: null }, 7))).json();

    expect(answer.dynamic_variables).toMatchObject({ caller_name: "", caller_number: "" });
  });

  test("an unknown number is noted for staff and answered without anything", async () => {
    const nobody = { agentId: "agent_x", number: "+19995550177" };

    const response = await ask(inboundBody({ business: nobody }));

    const { rows } = await app.database.admin.query("select kind from public.incidents where key = '+19995550177'");
    expect(await response.json()).toEqual({ call_inbound: {} });
    expect(rows).toEqual([{ kind: "unknown_line" }]);
  });

  test.each([null, [], "x", {}, { event: "call_inbound" }, { event: "call_inbound", call_inbound: { to_number: 7 } }])(
    "the body %j is answered without anything",
    async (body) => {
      expect(await (await ask(body)).json()).toEqual({ call_inbound: {} });
    },
  );

  test("with the database away it says so, and Retell asks again or falls back", async () => {
    const { ports } = app.container;
    const container = { ...app.container, ports: { ...ports, calls: { ...ports.calls, openInbound: down } } };

    expect((await ask(inboundBody({ business }), container)).status).toBe(503);
  });

  test.each([...refusedRequests, ...refusedSecrets])("$name: 401, nothing kept, one log line", async ({ change }) => {
    const before = await kept();
    const body = JSON.stringify(inboundBody({ business }));

    const response = await answerRetellInbound(app.container, await retellRequest("/x", body, change(body)));

    expect(response.status).toBe(401);
    expect(app.lines).toMatchObject([{ event: "inbound.rejected" }]);
    expect(await kept()).toBe(before);
  });
});

describe("an event", () => {
  test("is kept, acknowledged and worked on after the answer", async () => {
    const of = { business, callId: `call_${business.id}` };

    const answers = [];
    for (const body of [startedBody(of), transcriptBody(of), endedBody(of), analyzedBody(of)])
      answers.push(await receive(body));
    await app.settle();

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await rowsOf(app, "calls", business)).toMatchObject([{ status: "ended", summary: "A clogged drain." }]);
    expect(await rowsOf(app, "recordings", business)).toMatchObject([
      { state: "stored", storage_path: expect.stringContaining(business.id) },
    ]);
    const { rows } = await app.database.admin.query(
      "select distinct state from public.webhook_events where payload -> 'call' ->> 'call_id' = $1",
      [of.callId],
    );
    expect(rows).toEqual([{ state: "done" }]);
  });

  test("delivered twice, also at once, changes nothing the second time", async () => {
    const of = { business, callId: `call_twice_${business.id}` };

    const answers = await Promise.all(Array.from({ length: 6 }, () => receive(endedBody(of))));
    await app.settle();

    const sentences = await Promise.all(answers.map(async (answer) => (await answer.json()).result));
    expect(sentences.sort()).toEqual([...Array(5).fill("Already have this call_ended."), "Received call_ended."]);
    expect(await rowsOf(app, "calls", business)).toHaveLength(1);
  });

  test.each([{ event: "transfer_started", call: { call_id: "c" } }, { event: "call_ended" }, {}, [], "x", null, 7])(
    "that nothing acts on is acknowledged and not kept: %j",
    async (body) => {
      const before = await kept();

      expect((await receive(body)).status).toBe(200);
      expect(await kept()).toBe(before);
    },
  );

  test("with hostile and broken letters is kept and worked on", async () => {
    const of = { business, callId: `call_letters_${business.id}` };
    const said = { role: "user", content: "I said \u0000 '); drop table calls; -- \ud83d 🦄", words: [] };

    expect((await receive(endedBody(of, { transcript_with_tool_calls: [said] }))).status).toBe(200);
    await app.settle();

    expect(await rowsOf(app, "call_turns", business)).toMatchObject([
      { content: expect.stringContaining("drop table") },
    ]);
  });

  test("of a line that is nobody's is closed as ignored", async () => {
    const nobody = { agentId: "agent_none", number: "+19995550133" };

    await receive(endedBody({ business: nobody, callId: "call_none" }));
    await app.settle();

    const { rows } = await app.database.admin.query(
      "select state, result from public.webhook_events where event_id = 'call_ended:call_none'",
    );
    expect(rows).toEqual([{ state: "ignored", result: "No business has this line." }]);
  });

  test("with the database away is refused, so that Retell sends it again", async () => {
    const { ports } = app.container;
    const container = { ...app.container, ports: { ...ports, inbox: { ...ports.inbox, record: down } } };

    const response = await receive(endedBody({ business, callId: "call_later" }), container);

    expect(response.status).toBe(503);
    expect(app.lines).toMatchObject([{ level: "error", event: "webhook.failed", fields: { code: "unavailable" } }]);
  });

  test.each([...refusedRequests, ...refusedSecrets])("$name: 401, nothing kept, one log line", async ({ change }) => {
    const before = await kept();
    const body = JSON.stringify(endedBody({ business, callId: "call_forged_1" }));
    const request = await retellRequest("/api/retell/voice-webhook", body, change(body));

    const response = await receiveWebhook(app.container, request, { provider: "retell" });

    expect(response.status).toBe(401);
    expect(app.lines).toMatchObject([{ event: "webhook.rejected", fields: { provider: "retell" } }]);
    expect(await kept()).toBe(before);
  });
});
