import { type Bench, sendSigned, type Tenant, untilIdle } from "./bench-stack";
import { type PlannedRequest, percentile } from "./plan";
import type { Row } from "./report";

const callCount = 250;
const concurrency = 50;
const turnsPerCall = 6;

/**
 * 1,000 events of 250 calls in a burst, every tenth sent twice. Afterwards every call must have ended with all of its
 * turns and analysis, every event must be there once and be done, and nothing may be there twice.
 */
export async function measureWebhooks(bench: Bench, tenant: Tenant): Promise<Row[]> {
  const once = Array.from({ length: callCount }, (_, index) => eventsOfCall(bench, tenant, index)).flat();
  const requests = once.flatMap((request, index) => (index % 10 === 0 ? [request, request] : [request]));
  const result = await sendSigned(bench, { requests, concurrency, count: requests.length });
  const drainedMs = await untilIdle(bench);
  const applied = await countApplied(bench);
  return [
    {
      what: `webhook acknowledged, ${requests.length} in a burst over ${concurrency} connections, p99`,
      value: percentile(result.latenciesMs, 0.99),
      unit: "ms",
      limit: { max: 100 },
    },
    { what: "webhook acknowledged, p50", value: percentile(result.latenciesMs, 0.5), unit: "ms" },
    { what: "webhooks acknowledged", value: result.latenciesMs.length / (result.durationMs / 1000), unit: "/s" },
    { what: "1,000 events lost", value: once.length - applied.done, unit: "", limit: { max: 0 } },
    { what: "events applied twice, or calls not whole", value: applied.wrong, unit: "", limit: { max: 0 } },
    { what: "all applied after the last acknowledgement", value: drainedMs / 1000, unit: "s" },
  ];
}

function eventsOfCall({ stack }: Bench, tenant: Tenant, index: number): PlannedRequest[] {
  const startedAt = Date.now() - 120_000;
  const turns = Array.from({ length: turnsPerCall }, (_, turn) => ({
    role: turn % 2 === 0 ? "agent" : "user",
    content: `Sentence ${turn} of call ${index}.`,
    words: [{ word: "Sentence", start: turn * 4, end: turn * 4 + 1 }],
  }));
  const call = {
    call_type: "phone_call",
    call_id: `call_burst_${index}`,
    agent_id: tenant.agentId,
    agent_version: 1,
    direction: "inbound",
    from_number: "+13035550166",
    to_number: tenant.number,
    start_timestamp: startedAt,
  };
  const ended = {
    ...call,
    call_status: "ended",
    end_timestamp: startedAt + 90_000,
    duration_ms: 90_000,
    disconnection_reason: "agent_hangup",
    transcript_object: turns,
    transcript_with_tool_calls: turns,
  };
  const analysis = { call_summary: `Call ${index} asked a question.`, user_sentiment: "Neutral" };
  const bodies = [
    { event: "call_started", call: { ...call, call_status: "ongoing" } },
    { event: "transcript_updated", call: { ...call, transcript_with_tool_calls: turns.slice(0, 3) } },
    { event: "call_ended", call: ended },
    { event: "call_analyzed", call: { ...ended, call_analysis: analysis } },
  ];
  const url = `${stack.file.web}/api/retell/voice-webhook`;
  return bodies.map((body) => ({ method: "POST", url, body: JSON.stringify(body) }));
}

/** `wrong` counts calls that are double, unfinished, or without exactly their turns and summary. */
async function countApplied({ admin }: Bench): Promise<{ done: number; wrong: number }> {
  const { rows } = await admin.query<{ done: number; wrong: number }>(
    `with calls as (
       select calls.provider_call_id, calls.status, calls.summary,
         (select count(*) from public.call_turns where call_turns.call_id = calls.id) as turns
       from public.calls where provider_call_id like 'call_burst_%'
     )
     select
       (select count(*)::int from public.webhook_events where event_id like '%call_burst_%' and state = 'done') as done,
       (select count(*)::int from calls where status <> 'ended' or summary is null or turns <> $1)
         + abs($2 - (select count(*)::int from calls)) as wrong`,
    [turnsPerCall, callCount],
  );
  return rows[0] ?? { done: 0, wrong: callCount };
}
