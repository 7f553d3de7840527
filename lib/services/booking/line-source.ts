/**
 * What a customer talks to us by: a call, or a conversation by text. Appointment tokens and idempotency keys are good
 * within it.
 */
export type LineSource =
  | { callId: string; conversationId?: null | undefined }
  | { callId: null; conversationId: string };

/** The id of the call or the conversation. */
export function lineIdOf(line: LineSource): string {
  return line.callId === null ? line.conversationId : line.callId;
}

/** How the line counts for a booking. */
export function sourceOf(line: LineSource): "call" | "text" {
  return line.callId === null ? "text" : "call";
}
