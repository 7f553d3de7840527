import { type SqlBool, sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import {
  authorOf,
  type Conversation,
  type ConversationFilter,
  type ConversationRow,
  type ConversationState,
  type ThreadText,
} from "@/lib/domain/member/conversations";
import type { MemberScope, Page, PageRequest } from "@/lib/domain/member/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import type { TextState } from "@/lib/domain/member/words";
import { exactInstant, readCursor, toPage, toPattern } from "./cursor";
import { type NameWriter, selectTeamNames } from "./team-names";

const textsShown = 200;

function selectConversations(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("conversations")
    .leftJoin("customers", "customers.id", "conversations.customer_id")
    .where("conversations.business_id", "=", businessId)
    .select(["conversations.id", "conversations.customer_number", "conversations.state"])
    .select(["conversations.last_message_at", "customers.name as customer_name", "conversations.customer_id"])
    .select(
      sql<{ direction: "inbound" | "outbound"; kind: string; body: string | null; author_id: string | null } | null>`(
        select json_build_object('direction', messages.direction, 'kind', messages.kind, 'body', messages.body,
          'author_id', messages.author_id)
        from public.messages where messages.conversation_id = conversations.id
        order by messages.created_at desc, messages.id desc limit 1)`.as("last"),
    )
    .select(
      sql<boolean>`exists (select from public.opt_outs where opt_outs.business_id = conversations.business_id
        and opt_outs.number = conversations.customer_number)`.as("is_opted_out"),
    );
}

interface ConversationRecord {
  id: string;
  customer_id: string | null;
  customer_number: string;
  customer_name: string | null;
  state: string;
  last_message_at: Date;
  last: { direction: "inbound" | "outbound"; kind: string; body: string | null; author_id: string | null } | null;
  is_opted_out: boolean;
}

function toRow(row: ConversationRecord, nameOf: NameWriter): ConversationRow {
  const { last } = row;
  return {
    id: row.id,
    customerNumber: row.customer_number,
    customerId: row.customer_id,
    customerName: row.customer_name,
    state: row.state as ConversationState,
    lastMessageAt: row.last_message_at,
    lastWords: last
      ? { direction: last.direction, kind: last.kind, body: last.body, writer: nameOf(last.author_id) }
      : null,
    isWaiting: row.state === "person" && last?.direction === "inbound",
    isOptedOut: row.is_opted_out,
  };
}

/** Conversations by text, the one with the newest text first. */
export async function listConversations(
  transaction: Transaction<DB>,
  { businessId, claims }: MemberScope,
  filter: ConversationFilter,
  page: PageRequest,
): Promise<Page<ConversationRow>> {
  let query = selectConversations(transaction, businessId)
    .select(exactInstant("conversations.last_message_at").as("place"))
    .orderBy("conversations.last_message_at", "desc")
    .orderBy("conversations.id", "desc")
    .limit(page.limit + 1);
  query = filter.state
    ? query.where("conversations.state", "=", filter.state)
    : query.where("conversations.state", "<>", "closed");
  if (filter.search) query = query.where(matches(businessId, filter.search));
  if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    query = query.where(
      sql<SqlBool>`(conversations.last_message_at, conversations.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  const nameOf = await selectTeamNames(transaction, businessId, claims.sub);
  return { rows: shown.map((row) => toRow(row, nameOf)), nextCursor };
}

/** Part of the customer's name and the like, or of the number when the words hold three digits or more. */
function matches(businessId: string, search: string) {
  const digits = search.replaceAll(/\D/g, "");
  return sql<SqlBool>`conversations.id in (select private.search_conversations(${businessId}::uuid, ${toPattern(search)},
    ${digits.length >= 3 ? digits : null}::text))`;
}

/** One conversation with its newest texts, or those before a cursor; null when the business has no such. */
export async function loadConversation(
  transaction: Transaction<DB>,
  { businessId, claims }: MemberScope,
  conversationId: string,
  cursor: string | null,
): Promise<Conversation | null> {
  if (!isRowId(conversationId)) return null;
  const row = await selectConversations(transaction, businessId)
    .where("conversations.id", "=", conversationId)
    .executeTakeFirst();
  if (!row) return null;
  const { shown: texts, nextCursor } = toPage(await selectTexts(transaction, businessId, row, cursor), textsShown);
  const nameOf = await selectTeamNames(transaction, businessId, claims.sub);
  const { rows } = await sql<{
    state: string | null;
    id: string | null;
    starts_at: Date | null;
    service: string | null;
  }>`
    select (select state from public.messaging_registrations where business_id = ${businessId}) as state, upcoming.*
    from (values (1)) as one left join lateral (
      select appointments.id, appointments.starts_at, services.name as service from public.appointments
      join public.services on services.id = appointments.service_id
      where appointments.customer_id = ${row.customer_id} and appointments.business_id = ${businessId}
        and appointments.status = 'confirmed' and appointments.starts_at > now()
      order by appointments.starts_at limit 1) as upcoming on true`.execute(transaction);
  const next = rows[0];
  return {
    ...toRow(row, nameOf),
    texts: texts.map((text) => toThreadText(text, nameOf)).toReversed(),
    olderCursor: nextCursor,
    registrationState: next?.state ?? null,
    nextAppointment:
      next?.id && next.starts_at && next.service
        ? { id: next.id, startsAt: next.starts_at, service: next.service }
        : null,
  };
}

/** Newest first: what belongs to the conversation, and what else went to the number, such as confirmations. */
function selectTexts(
  transaction: Transaction<DB>,
  businessId: string,
  row: ConversationRecord,
  cursor: string | null,
): Promise<TextRecord[]> {
  const place = cursor === null ? null : readCursor(cursor);
  return transaction
    .selectFrom("messages")
    .$if(place !== null, (query) =>
      query.where(sql<SqlBool>`(created_at, id) < (${place?.at}::timestamptz, ${place?.id}::uuid)`),
    )
    .where("business_id", "=", businessId)
    .where((where) =>
      where.or([
        where("conversation_id", "=", row.id),
        where.and([where("to_number", "=", row.customer_number), where("direction", "=", "outbound")]),
      ]),
    )
    .where("kind", "<>", "owner_alert")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(textsShown + 1)
    .select(["id", "direction", "kind", "body", "state", "created_at", "media", "params", "author_id"])
    .select(sql<string | null>`coalesce(block_reason, error_detail)`.as("reason"))
    .select(exactInstant("created_at").as("place"))
    .execute();
}

interface TextRecord {
  id: string;
  direction: string;
  kind: string;
  body: string | null;
  state: string;
  created_at: Date;
  media: unknown;
  params: unknown;
  author_id: string | null;
  reason: string | null;
  place: string;
}

function toThreadText(text: TextRecord, nameOf: NameWriter): ThreadText {
  const author = authorOf(text.direction, text.kind);
  return {
    id: text.id,
    author,
    writer: author === "person" ? nameOf(text.author_id) : null,
    kind: text.kind,
    body: text.body ?? wordsOf(text.params),
    state: text.state as TextState,
    reason: text.reason,
    mediaCount: Array.isArray(text.media) ? text.media.length : 0,
    at: text.created_at,
  };
}

/** What a person wrote is known before the text around it is. */
function wordsOf(params: unknown): string | null {
  const words = (params as { words?: unknown } | null)?.words;
  return typeof words === "string" ? words : null;
}

/** How many customers wait for a person's answer. */
export async function countWaiting(transaction: Transaction<DB>, businessId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from public.conversations where business_id = ${businessId} and state = 'person'
      and (select direction from public.messages where messages.conversation_id = conversations.id
        order by created_at desc, id desc limit 1) = 'inbound'`.execute(transaction);
  return Number(rows[0]?.count ?? 0);
}
