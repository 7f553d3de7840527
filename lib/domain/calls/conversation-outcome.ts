import type { CallToolCall, CallTurn } from "./call-event";

interface Conversation {
  turns: Pick<CallTurn, "role" | "content">[];
  toolCalls: Pick<CallToolCall, "outcome">[];
  endReason: string | null;
}

/** Reasons with which engines end a call that nobody on either side meant to end. */
const failures =
  /^(error|concurrency|no_concurrency|no_valid_payment|telephony|sip_|registered_call_timeout|dial_failed)/;

/** What tool outcomes say of the whole call, strongest first. */
const byToolOutcome: [toolOutcome: string, callOutcome: string][] = [
  ["booked", "booked"],
  ["rescheduled", "rescheduled"],
  ["cancelled", "cancelled"],
  ["transferred", "transferred"],
  ["taken", "message"],
  ["alerting", "message"],
  ["already_alerting", "message"],
  ["nobody_on_call", "message"],
  ["out_of_area", "out_of_area"],
  ["no_slot", "no_slot"],
  // Our side failed in mid-call and nothing came of it: the owner has to hear of it.
  ["unavailable", "failed"],
];

/**
 * How a call ended, from the conversation alone (spec 1.8): a failure of the engine counts only when nothing was
 * settled before it; a caller who never spoke hung up on a ring (missed) or on the greeting (abandoned).
 */
export function conversationOutcome({ turns, toolCalls, endReason }: Conversation): string {
  const outcomes = new Set(toolCalls.map((call) => call.outcome));
  const settled = byToolOutcome.find(([toolOutcome]) => outcomes.has(toolOutcome));
  if (settled) return settled[1];
  if (endReason && failures.test(endReason)) return "failed";
  if (turns.length === 0) return "missed";
  const hasCallerSpoken = turns.some((turn) => turn.role === "caller" && turn.content.trim() !== "");
  return hasCallerSpoken ? "answered" : "abandoned";
}
