import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCall, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import {
  analyzedBody,
  type CallOf,
  endedBody,
  startedBody,
  toolBody,
  transcriptBody,
} from "@/__tests__/support/retell-bodies";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import { toCallEvent } from "@/lib/providers/retell/mapper";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const noEvent = "00000000-0000-0000-0000-000000000000";

async function apply(body: unknown): Promise<string> {
  const event = toCallEvent(body, mondayMorning);
  if (!event) throw new Error("not an event");
  return app.stores.calls.applyEvent(noEvent, "retell", event, mondayMorning);
}

/** Everything kept of a business's calls, without ids and times of writing. */
async function stateOf(business: TestBusiness): Promise<unknown> {
  const strip = (rows: Record<string, unknown>[]) =>
    rows.map(({ id, business_id, call_id, created_at, customer_id, key, payload, ...rest }) => rest);
  const calls = await rowsOf(app, "calls", business);
  const turns = await rowsOf(app, "call_turns", business);
  const events = await rowsOf(app, "call_events", business);
  const jobs = await rowsOf(app, "jobs", business);
  return {
    calls: strip(calls),
    turns: strip(turns).sort((a, b) => Number(a.position) - Number(b.position)),
    events: strip(events).sort((a, b) => String(a.event_key).localeCompare(String(b.event_key))),
    jobs: strip(jobs).map(({ kind, state }) => ({ kind, state })),
    recordings: strip(await rowsOf(app, "recordings", business)).length,
  };
}

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

const bodies = (of: CallOf) => [startedBody(of), transcriptBody(of), endedBody(of), analyzedBody(of)];

test("the events of a call lead to the same state in every order, each delivered twice", async () => {
  const orders = permutations([0, 1, 2, 3]);
  const states: unknown[] = [];
  for (const order of orders) {
    const business = await makeBusiness(app.database.admin, { name: "Same" });
    const of = { business: { agentId: business.agentId, number: business.number }, callId: `order-${order.join("")}` };
    for (const index of order) {
      await apply(bodies(of)[index]);
      await apply(bodies(of)[index]);
    }
    const state = JSON.stringify(await stateOf(business));
    states.push(state.replaceAll(of.callId, "CALL").replaceAll(business.number, "LINE"));
  }

  expect(states).toHaveLength(24);
  expect(new Set(states).size).toBe(1);
  expect(JSON.parse(String(states[0]))).toMatchObject({
    calls: [
      {
        status: "ended",
        outcome: "answered",
        duration_seconds: 92,
        summary: "A clogged drain.",
        sentiment: "positive",
        cost_cents: "17.600",
        end_reason: "user_hangup",
      },
    ],
    turns: [{ content: "Thanks for calling." }, { content: "My drain is clogged." }],
    jobs: [{ kind: "copy_recording", state: "queued" }],
    recordings: 1,
  });
});

test("all events at once make one call", async () => {
  const business = await makeBusiness(app.database.admin);
  const of = { business, callId: "burst" };

  await Promise.all([...bodies(of), ...bodies(of), ...bodies(of)].map(apply));

  expect(await rowsOf(app, "calls", business)).toHaveLength(1);
  expect(await rowsOf(app, "call_turns", business)).toHaveLength(2);
  expect(await rowsOf(app, "call_events", business)).toHaveLength(4);
});

test("the call that rang before it was answered is the call that is told of", async () => {
  const business = await makeBusiness(app.database.admin);
  const knownCallId = await makeCall(app, business, null);

  await apply(startedBody({ business, callId: "known", knownCallId }));
  await apply(endedBody({ business, callId: "known", knownCallId }));

  const calls = await rowsOf(app, "calls", business);
  expect(calls).toMatchObject([{ id: knownCallId, provider_call_id: "known", status: "ended" }]);
});

test("a call id of another business is not believed", async () => {
  const victim = await makeBusiness(app.database.admin);
  const business = await makeBusiness(app.database.admin);
  const knownCallId = await makeCall(app, victim, null);

  await apply(endedBody({ business, callId: "stolen", knownCallId }));

  expect(await rowsOf(app, "calls", victim)).toMatchObject([{ provider_call_id: null, status: "in_progress" }]);
  expect(await rowsOf(app, "calls", business)).toHaveLength(1);
});

test("what our own tools decided wins over what the conversation looks like", async () => {
  const business = await makeBusiness(app.database.admin);
  const id = await makeCall(app, business, "decided");
  await app.database.admin.query("update public.calls set outcome = 'booked' where id = $1", [id]);

  await apply(endedBody({ business, callId: "decided" }));

  expect(await rowsOf(app, "calls", business)).toMatchObject([{ outcome: "booked" }]);
});

test("a missed call tells the owner, once", async () => {
  const business = await makeBusiness(app.database.admin);
  const missed = endedBody({ business, callId: "missed" }, { transcript_with_tool_calls: [], recording_url: null });

  await apply(missed);
  await apply(missed);

  expect(await rowsOf(app, "notifications", business)).toMatchObject([
    { kind: "missed", title: expect.stringContaining("+1303") },
  ]);
});

test("a number and an agent of different businesses serve nobody, and staff are told", async () => {
  const business = await makeBusiness(app.database.admin);
  const other = await makeBusiness(app.database.admin);

  const outcome = await apply(
    endedBody({ business: { number: business.number, agentId: other.agentId }, callId: "mixed" }),
  );

  const incidents = await app.database.admin.query("select kind from public.incidents where key like $1", [
    `%${other.agentId}`,
  ]);
  expect(outcome).toBe("mismatch");
  expect(incidents.rows).toEqual([{ kind: "line_mismatch" }]);
  expect(await rowsOf(app, "calls", business)).toEqual([]);
});

test("tool calls are kept once: what we noted ourselves and what the provider tells of them afterwards", async () => {
  const business = await makeBusiness(app.database.admin);
  const of = { business, callId: "tools" };
  const callId = await makeCall(app, business, "tools");
  const invocation = toolBody(of, "lookup_availability", { date: "2026-11-24" }).call.transcript_with_tool_calls[0];
  const result = { role: "tool_call_result", tool_call_id: "tc_1", content: '{"say":"x","data":{"outcome":"slots"}}' };
  const note = {
    businessId: business.id,
    callId,
    eventKey: "tool:tc_1",
    toolName: "lookup_availability",
    args: { date: "2026-11-24" },
    result: { say: "x", data: { outcome: "slots" } },
    outcome: "slots",
    durationMs: 12,
    occurredAt: mondayMorning,
  };
  const said = { role: "agent", content: "Hi", words: [] };

  await app.stores.calls.recordToolCalls([note, note]);
  await apply(endedBody(of, { transcript_with_tool_calls: [said, invocation, invocation, result] }));
  await app.stores.calls.recordToolCalls([{ ...note, durationMs: 99 }]);

  const events = await rowsOf(app, "call_events", business);
  expect(events.filter(({ kind }) => kind === "tool_call")).toMatchObject([
    { event_key: "tool:tc_1", outcome: "slots", duration_ms: 12, position: 0, args: { date: "2026-11-24" } },
  ]);
});

test("calls that no event ended are ended by the sweep, and only those", async () => {
  const business = await makeBusiness(app.database.admin);
  const at = (minutesAgo: number) => new Date(mondayMorning.getTime() - minutesAgo * 60_000);
  const insert = (status: string, startedAt: Date) =>
    app.database.admin.query(
      "insert into public.calls (business_id, status, started_at, end_reason) values ($1, $2, $3, $4)",
      [business.id, status, startedAt, `${status} ${startedAt.getTime()}`],
    );
  await insert("ringing", at(16));
  await insert("ringing", at(14));
  await insert("in_progress", at(136));
  await insert("in_progress", at(134));

  const swept = await app.stores.calls.sweep(mondayMorning);

  const calls = await rowsOf<{ status: string; outcome: string | null }>(app, "calls", business);
  expect(swept).toBe(2);
  expect(calls.map(({ status, outcome }) => `${status} ${outcome}`).sort()).toEqual([
    "ended failed",
    "ended missed",
    "in_progress null",
    "ringing null",
  ]);
});
