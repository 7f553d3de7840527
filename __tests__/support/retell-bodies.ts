import type { TestBusiness } from "@/__tests__/support/make-business";

/** The caller of every test call, unless it says otherwise. */
export const caller = "+13035550111";

/** Which call a body is about. */
export interface CallOf {
  business: Pick<TestBusiness, "agentId" | "number">;
  callId: string;
  from?: string | null;
  knownCallId?: string;
  startedAtMs?: number;
}

function callFields({ business, callId, from = caller, knownCallId, startedAtMs = 1_795_453_200_000 }: CallOf) {
  return {
    call_type: "phone_call",
    call_id: callId,
    agent_id: business.agentId,
    agent_version: 1,
    direction: "inbound",
    ...(from === null ? {} : { from_number: from }),
    to_number: business.number,
    start_timestamp: startedAtMs,
    metadata: knownCallId ? { cloudgreet_call_id: knownCallId } : {},
  };
}

/** The envelope of a custom function, as Retell posts it in mid-call. */
export function toolBody(of: CallOf, name: string, args: unknown, invocation = "1") {
  const toolCall = {
    role: "tool_call_invocation",
    tool_call_id: `tc_${invocation}`,
    name,
    arguments: JSON.stringify(args),
  };
  return {
    name,
    args,
    call: { ...callFields(of), call_status: "ongoing", transcript: "", transcript_with_tool_calls: [toolCall] },
  };
}

export function inboundBody({ business, from = caller }: Omit<CallOf, "callId">, at = 1_795_453_200_000) {
  return {
    event: "call_inbound",
    event_timestamp: at,
    call_inbound: {
      agent_id: business.agentId,
      agent_version: 1,
      ...(from === null ? {} : { from_number: from }),
      to_number: business.number,
      custom_sip_headers: {},
    },
  };
}

const said = [
  { role: "agent", content: "Thanks for calling.", words: [{ word: "Thanks", start: 0.4, end: 0.7 }] },
  { role: "user", content: "My drain is clogged.", words: [{ word: "My", start: 2.1, end: 2.3 }] },
];

export function startedBody(of: CallOf) {
  return { event: "call_started", call: { ...callFields(of), call_status: "ongoing" } };
}

export function transcriptBody(of: CallOf, turns = said.length) {
  return {
    event: "transcript_updated",
    call: { ...callFields(of), call_status: "ongoing", transcript_with_tool_calls: said.slice(0, turns) },
  };
}

export function endedBody(of: CallOf, changes: Record<string, unknown> = {}) {
  const startedAtMs = of.startedAtMs ?? 1_795_453_200_000;
  return {
    event: "call_ended",
    call: {
      ...callFields(of),
      call_status: "ended",
      end_timestamp: startedAtMs + 92_000,
      duration_ms: 92_000,
      disconnection_reason: "user_hangup",
      transcript_with_tool_calls: said,
      recording_url: "https://files.retellai.com/recordings/a.wav",
      call_cost: { combined_cost: 17.6 },
      ...changes,
    },
  };
}

export function analyzedBody(of: CallOf) {
  const ended = endedBody(of);
  return {
    event: "call_analyzed",
    call: { ...ended.call, call_analysis: { call_summary: "A clogged drain.", user_sentiment: "Positive" } },
  };
}
