import type { DeliveryState } from "@/scripts/local/kit/deliverer";

const MESSAGES_MAX = 500;

/** One element of a message's layout; `type` says which fields it has (docs.slack.dev/reference/block-kit). */
export type Block = Record<string, unknown> & { type: string };

/** One message, as it was posted. `ts` is Slack's id of it: seconds and microseconds. */
export interface SlackMessage {
  ts: string;
  at: string;
  channel: string;
  username: string | null;
  text: string | null;
  blocks: Block[];
  attachments: Record<string, unknown>[];
}

/** Everything that survives a restart. Slack sends nothing, so its deliveries stay empty. */
export interface SlackState extends DeliveryState {
  /** Oldest first. */
  messages: SlackMessage[];
}

export function emptySlackState(): SlackState {
  return { messages: [], deliveries: [] };
}

/** Keeps a message and forgets the oldest beyond 500. */
export function keepMessage({ messages }: SlackState, message: SlackMessage): void {
  messages.push(message);
  if (messages.length > MESSAGES_MAX) messages.splice(0, messages.length - MESSAGES_MAX);
}
