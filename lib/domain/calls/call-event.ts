/** What an engine told us of a call, in our words. Every field but the first ones may be unknown. */
export interface CallEvent {
  kind: "call_started" | "call_ended" | "call_analyzed" | "transcript_updated";
  /** The same for every delivery of the same event of the call. */
  eventKey: string;
  occurredAt: Date;
  agentId: string | null;
  lineNumber: string | null;
  callerNumber: string | null;
  /** The number that was dialled before the call was forwarded to our line; null where its carrier says nothing. */
  divertedFrom: string | null;
  providerCallId: string;
  /** The id that we gave the call before it was answered. */
  knownCallId: string | null;
  agentVersion: number | null;
  startedAt: Date | null;
  endedAt: Date | null;
  durationSeconds: number | null;
  endReason: string | null;
  costCents: number | null;
  summary: string | null;
  sentiment: "positive" | "neutral" | "negative" | null;
  /** What the conversation alone shows; what our own functions decided wins over it. */
  outcome: string | null;
  recordingUrl: string | null;
  turns: CallTurn[];
  toolCalls: CallToolCall[];
}

export interface CallTurn {
  position: number;
  role: "receptionist" | "caller" | "transfer_target";
  content: string;
  /** From the start of the call. */
  startsAtSeconds: number | null;
  words: { word: string; start: number; end: number }[];
}

export interface CallToolCall {
  eventKey: string;
  toolName: string;
  args: unknown;
  result: unknown;
  outcome: string | null;
  /** Stands after the turn with this position. */
  position: number;
}
