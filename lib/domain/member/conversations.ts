import type { TextState } from "./words";

export const conversationStates = ["receptionist", "person", "closed"] as const;
/** Who answers by text: the receptionist, a person of the business, or nobody until the customer writes again. */
export type ConversationState = (typeof conversationStates)[number];

/** Who of the team wrote something; `email` is null for somebody who has left. */
export interface Writer {
  isMe: boolean;
  email: string | null;
}

/** One customer's texts, as a list shows them. */
export interface ConversationRow {
  id: string;
  customerNumber: string;
  /** Null: nobody is known by this number yet. */
  customerId: string | null;
  customerName: string | null;
  state: ConversationState;
  lastMessageAt: Date;
  lastWords: { direction: "inbound" | "outbound"; kind: string; body: string | null; writer: Writer | null } | null;
  /** The customer wrote last and a person has to answer. */
  isWaiting: boolean;
  isOptedOut: boolean;
}

export interface ConversationFilter {
  /** Null: all but those that were put away. */
  state: ConversationState | null;
  /** Part of a name or a number. */
  search: string | null;
}

export type TextAuthor = "customer" | "receptionist" | "person" | "system";

/** One text of a thread. `body` is null until the words of a text of ours are fixed, at its sending. */
export interface ThreadText {
  id: string;
  author: TextAuthor;
  /** The person, of what a person wrote. */
  writer: Writer | null;
  kind: string;
  body: string | null;
  state: TextState;
  reason: string | null;
  mediaCount: number;
  at: Date;
}

/** A conversation with some of its texts, oldest first: the newest, or those before a cursor. */
export interface Conversation extends ConversationRow {
  texts: ThreadText[];
  /** Where the texts before those in `texts` begin; null when there are none. */
  olderCursor: string | null;
  /** May texts leave at all; the reason in `registrationState` when not. */
  registrationState: string | null;
  nextAppointment: { id: string; startsAt: Date; service: string } | null;
}

/** Who wrote a text, by its direction and kind. */
export function authorOf(direction: string, kind: string): TextAuthor {
  if (direction === "inbound") return "customer";
  if (kind === "person_reply") return "person";
  return kind === "receptionist_reply" || kind === "cancel_question" ? "receptionist" : "system";
}
