import type { CallEvent, CallToolCall, CallTurn } from "@/lib/domain/calls/call-event";
import { conversationEnd, conversationOutcome } from "@/lib/domain/calls/conversation-outcome";
import type { TransferEvent } from "@/lib/domain/calls/transfer-event";
import { numberInSip } from "@/lib/domain/telephony/sip-number";
import type { CallLine } from "@/lib/ports/stores";
import { inboundEvent, type RetellCall, retellEvent, toolEnvelope, transferEvent } from "./schemas";

const knownEvents = ["call_started", "call_ended", "call_analyzed", "transcript_updated"] as const;
const phoneForm = /^\+[1-9]\d{6,14}$/;

/** A withheld or malformed number is no number. */
function toPhone(text: string | null): string | null {
  return text && phoneForm.test(text) ? text : null;
}

function toLine(call: {
  agent_id: string | null;
  from_number: string | null;
  to_number: string | null;
  direction?: string | null;
}): CallLine {
  const isOutbound = call.direction === "outbound";
  return {
    agentId: call.agent_id,
    lineNumber: toPhone(isOutbound ? call.from_number : call.to_number),
    callerNumber: toPhone(isOutbound ? call.to_number : call.from_number),
  };
}

function knownCallId(call: RetellCall): string | null {
  const id = call.metadata?.cloudgreet_call_id;
  return typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

/** The inbox key and kind of an event body; null when it is none that we keep. Dedupe as Retell's pages ask. */
export function identifyRetellEvent(payload: unknown): { eventId: string; kind: string } | null {
  const transfer = transferEvent.safeParse(payload);
  if (transfer.success) {
    const { event, call, transfer_destination: destination } = transfer.data;
    return { eventId: `${event}:${call.call_id}:${destination.number}`, kind: event };
  }
  const parsed = retellEvent.safeParse(payload);
  if (!parsed.success || !knownEvents.some((name) => name === parsed.data.event)) return null;
  const { event, call } = parsed.data;
  const part = event === "transcript_updated" ? `:${call.transcript_with_tool_calls.length}` : "";
  return { eventId: `${event}:${call.call_id}${part}`, kind: event };
}

/** An event in our words; null when it is none that we know. */
export function toCallEvent(payload: unknown, receivedAt: Date): CallEvent | null {
  const parsed = retellEvent.safeParse(payload);
  const kind = knownEvents.find((name) => parsed.success && name === parsed.data.event);
  if (!parsed.success || !kind) return null;
  const { call } = parsed.data;
  const { turns, toolCalls } = readTranscript(call, kind === "transcript_updated");
  const isOver = kind === "call_ended" || kind === "call_analyzed";
  return {
    kind,
    eventKey: identifyRetellEvent(payload)?.eventId ?? kind,
    occurredAt: toDate(isOver ? call.end_timestamp : call.start_timestamp) ?? receivedAt,
    ...toLine(call),
    divertedFrom: numberInSip(call.custom_sip_headers?.diversion ?? ""),
    providerCallId: call.call_id,
    knownCallId: knownCallId(call),
    agentVersion: call.agent_version,
    startedAt: toDate(call.start_timestamp),
    endedAt: isOver ? toDate(call.end_timestamp) : null,
    durationSeconds: call.duration_ms === null ? null : Math.round(call.duration_ms / 1000),
    endReason: isOver
      ? conversationEnd({ turns, toolCalls, endReason: call.disconnection_reason })
      : call.disconnection_reason,
    costCents: call.call_cost?.combined_cost ?? null,
    summary: call.call_analysis?.call_summary ?? null,
    sentiment: toSentiment(call.call_analysis?.user_sentiment ?? null),
    outcome: isOver ? conversationOutcome({ turns, toolCalls, endReason: call.disconnection_reason }) : null,
    recordingUrl: isOver ? call.recording_url : null,
    turns,
    toolCalls,
  };
}

const transferStates = {
  transfer_started: "ringing",
  transfer_bridged: "answered",
  transfer_cancelled: "no_answer",
} as const;

/** An event of a phone that Retell rings for a caller; null when it is none. Its body has no moment of its own. */
export function toTransferEvent(payload: unknown, receivedAt: Date): TransferEvent | null {
  const parsed = transferEvent.safeParse(payload);
  const phone = parsed.success ? toPhone(parsed.data.transfer_destination.number) : null;
  if (!parsed.success || phone === null) return null;
  const { event, call } = parsed.data;
  return {
    state: transferStates[event],
    phone,
    cause: event,
    at: receivedAt,
    ...toLine(call),
    providerCallId: call.call_id,
    knownCallId: knownCallId(call),
    startedAt: toDate(call.start_timestamp),
  };
}

/**
 * Turns and tool calls with their positions. While the call goes on the last turn may still grow, so it is left out:
 * what is stored is never changed.
 */
function readTranscript(call: RetellCall, isLive: boolean): { turns: CallTurn[]; toolCalls: CallToolCall[] } {
  const entries = call.transcript_with_tool_calls.length > 0 ? call.transcript_with_tool_calls : call.transcript_object;
  const turns: CallTurn[] = [];
  const toolCalls: CallToolCall[] = [];
  for (const entry of entries) {
    if (entry === null) continue;
    if (entry.role === "tool_call_invocation") {
      toolCalls.push({
        eventKey: `tool:${entry.tool_call_id}`,
        toolName: entry.name,
        args: parseJson(entry.arguments),
        result: null,
        outcome: null,
        position: turns.length - 1,
      });
    } else if (entry.role === "tool_call_result") {
      const made = toolCalls.find((made) => made.eventKey === `tool:${entry.tool_call_id}`);
      if (!made) continue;
      made.result = parseJson(entry.content);
      made.outcome = readOutcome(made.result);
    } else {
      turns.push({
        position: turns.length,
        role: entry.role === "agent" ? "receptionist" : entry.role === "user" ? "caller" : "transfer_target",
        content: entry.content,
        startsAtSeconds: entry.words[0]?.start ?? null,
        words: entry.words,
      });
    }
  }
  return { turns: isLive ? turns.slice(0, -1) : turns, toolCalls: isLive ? [] : toolCalls };
}

function readOutcome(result: unknown): string | null {
  if (typeof result !== "object" || result === null || !("data" in result)) return null;
  const { data } = result;
  return typeof data === "object" && data !== null && "outcome" in data && typeof data.outcome === "string"
    ? data.outcome
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toDate(epochMs: number | null): Date | null {
  return epochMs === null ? null : new Date(epochMs);
}

function toSentiment(text: string | null): CallEvent["sentiment"] {
  const lower = text?.toLowerCase();
  return lower === "positive" || lower === "neutral" || lower === "negative" ? lower : null;
}

export interface RetellInbound extends CallLine {
  /** The same for every retry of the same inbound webhook. */
  inboundKey: string;
}

/** The question before the first ring; null when the body is not one. */
export function toInbound(payload: unknown): RetellInbound | null {
  const parsed = inboundEvent.safeParse(payload);
  if (!parsed.success) return null;
  const { call_inbound: call, event_timestamp: at } = parsed.data;
  const inboundKey = call.call_id ?? `${call.from_number ?? "withheld"}:${call.to_number ?? ""}:${at ?? ""}`;
  return { ...toLine(call), inboundKey };
}

export interface RetellToolCall extends CallLine {
  args: unknown;
  providerCallId: string;
  knownCallId: string | null;
  startedAt: Date | null;
  /** The same for a resend of the same invocation. */
  invocationKey: string | null;
}

/** A custom function call; null when the envelope is not one. */
export function toToolCall(payload: unknown, toolName: string): RetellToolCall | null {
  const parsed = toolEnvelope.safeParse(payload);
  if (!parsed.success) return null;
  const { call, args } = parsed.data;
  const invocation = call.transcript_with_tool_calls.findLast(
    (entry) => entry?.role === "tool_call_invocation" && entry.name === toolName,
  );
  return {
    ...toLine(call),
    args,
    providerCallId: call.call_id,
    knownCallId: knownCallId(call),
    startedAt: toDate(call.start_timestamp),
    invocationKey: invocation?.role === "tool_call_invocation" ? `tool:${invocation.tool_call_id}` : null,
  };
}
