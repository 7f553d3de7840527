import type Retell from "retell-sdk";
import type { DeliveryState } from "@/scripts/local/kit/deliverer";

/** A call as Retell stores and sends it. */
export type CallRecord = Retell.PhoneCallResponse | Retell.WebCallResponse;

/** What the callee of an outbound call does; without an entry numbers ending in 0000 do not answer, others do. */
export interface CalleePlan {
  /** `person`: somebody picks up who talks line by line (`/_sim/calls/:id/say`) and hangs up. */
  answer: "answers" | "person" | "no_answer" | "busy" | "failed";
  turns: CallerTurn[];
  /** How long it rings before that. */
  ring_ms: number;
}

/** One thing that the caller does. */
export type CallerTurn = string | { digits: string } | { silence: true } | { hang_up: true };

/** Everything that survives a restart. Versions are ordered by number, oldest first. */
export interface RetellState extends DeliveryState {
  llms: Record<string, Retell.LlmResponse[]>;
  agents: Record<string, Retell.AgentResponse[]>;
  numbers: Record<string, Retell.PhoneNumberResponse>;
  calls: Record<string, CallRecord>;
  /** By call id: the instant (ms) from which the recording's link answers 403; absent means never. */
  recordingExpiry: Record<string, number>;
  /** By number. */
  callees: Record<string, CalleePlan>;
}

const CALLS_MAX = 300;

export function emptyState(): RetellState {
  return { llms: {}, agents: {}, numbers: {}, calls: {}, recordingExpiry: {}, callees: {}, deliveries: [] };
}

/** Stores a call and forgets the oldest finished ones, because the whole state is written after every request. */
export function storeCall(state: RetellState, call: CallRecord): void {
  state.calls[call.call_id] = call;
  const ids = Object.keys(state.calls);
  for (const id of ids.slice(0, Math.max(0, ids.length - CALLS_MAX))) {
    if (state.calls[id]?.call_status === "ongoing") continue;
    delete state.calls[id];
    delete state.recordingExpiry[id];
  }
}
