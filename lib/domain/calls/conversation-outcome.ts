import { callNature } from "@/lib/domain/conduct/call-nature";
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
  const nature = callNature(callerWords(turns));
  const settled = byToolOutcome.find(([toolOutcome]) => outcomes.has(toolOutcome));
  if (settled && (nature !== "spam" || settled[1] !== "message")) return settled[1];
  if (nature !== null) return nature === "spam" ? "spam" : "abandoned";
  if (endReason === "call_transfer" || endReason === "transfer_bridged") return "transferred";
  if (endReason && failures.test(endReason)) return "failed";
  if (turns.length === 0) return "missed";
  return callerWords(turns).length > 0 ? "answered" : "abandoned";
}

/** Why a call ended, when the words say more than the engine's reason: a wrong number, or nobody who spoke. */
export function conversationEnd({ turns, toolCalls, endReason }: Conversation): string | null {
  const isSettled = toolCalls.some(({ outcome }) => byToolOutcome.some(([toolOutcome]) => toolOutcome === outcome));
  const words = callerWords(turns);
  if (!isSettled && callNature(words) === "wrong_number") return "wrong_number";
  const isInactive = endReason === "inactivity" || endReason === "silence";
  return isInactive && words.length === 0 ? "silence" : endReason;
}

function callerWords(turns: Conversation["turns"]): string[] {
  return turns.flatMap(({ role, content }) => (role === "caller" && content.trim() !== "" ? [content] : []));
}
