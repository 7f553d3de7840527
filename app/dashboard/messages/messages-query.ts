import { type ConversationFilter, type ConversationState, conversationStates } from "@/lib/domain/member/conversations";

/** The list's state as its address has it. */
export interface MessagesQuery {
  q: string;
  state: ConversationState | null;
  cursor: string | null;
}

type Search = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** Reads the address; what it does not know is left out. */
export function readMessagesQuery(search: Search): MessagesQuery {
  return {
    q: first(search.q).slice(0, 100),
    state: conversationStates.find((state) => state === first(search.state)) ?? null,
    cursor: first(search.cursor) || null,
  };
}

export function toFilter({ q, state }: MessagesQuery): ConversationFilter {
  return { state, search: q.trim() || null };
}

interface Change extends Partial<MessagesQuery> {
  id?: string;
  /** Where in the texts of the conversation. */
  texts?: string | null;
}

/** The address of the list, or of one conversation beside it, with some of its state changed. */
export function messagesHref(query: MessagesQuery, change: Change = {}): string {
  const { id, texts, ...rest } = change;
  const next = { ...query, cursor: id ? query.cursor : null, ...rest };
  const search = new URLSearchParams();
  if (next.q) search.set("q", next.q);
  if (next.state) search.set("state", next.state);
  if (next.cursor) search.set("cursor", next.cursor);
  if (texts) search.set("texts", texts);
  const text = search.toString();
  return `/dashboard/messages${id ? `/${id}` : ""}${text ? `?${text}` : ""}`;
}
