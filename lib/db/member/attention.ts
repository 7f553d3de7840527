import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { AttentionItem } from "@/lib/domain/member/reads";

const daysShown = 7;
const itemsMax = 12;

/** How far back something may lie and still be asked of a person. */
export function attentionSince(now: Date): Date {
  return new Date(now.getTime() - daysShown * 86_400_000);
}

/*
 * One list of what waits for a person: notes of the kinds that need an answer, texts that did not get through, fees whose
 * payment failed; without what a member said is done since, and what was answered at its own place (read_at). A text that
 * was held back on purpose (opted out, a test, an answer to a missed call at night) asks nothing of anybody, nor do those
 * that wait for the carriers: one notification tells of them all.
 */
function attentionRows(businessId: string, since: Date) {
  return sql<AttentionQueryRow>`
    select waiting.* from (
      select notifications.id, case notifications.kind when 'failed' then 'missed' else notifications.kind end as kind,
        notifications.title, notifications.body as detail, notifications.is_urgent, notifications.created_at as at,
        notifications.call_id,
        case when notifications.kind like 'calendar%' then '/dashboard/calendar-settings' end as url
      from public.notifications
      where notifications.business_id = ${businessId} and notifications.read_at is null
        and notifications.kind in ('message', 'missed', 'failed', 'calendar_disconnected', 'calendar_change')
        and notifications.created_at > ${since}
      union all
      select messages.id, 'text', messages.to_number, coalesce(messages.block_reason, messages.error_detail, messages.state),
        false, messages.created_at, messages.call_id, null
      from public.messages
      where messages.business_id = ${businessId} and messages.direction = 'outbound'
        and messages.state in ('failed', 'blocked') and messages.created_at > ${since}
        and coalesce(messages.block_reason, '') not in ('opted_out', 'test', 'messaging_not_approved')
        and not (messages.kind = 'text_back' and messages.block_reason = 'quiet_hours')
      union all
      select fees.id, 'fee', coalesce(appointments.customer_name, ''), fees.failure, false, fees.updated_at, fees.call_id,
        fees.invoice_url
      from public.fees join public.appointments on appointments.id = fees.appointment_id
      where fees.business_id = ${businessId} and fees.state = 'failed'
    ) as waiting
    where not exists (select from public.attention_marks as marks
      where marks.business_id = ${businessId} and marks.item_id = waiting.id and marks.done_at >= waiting.at)`;
}

interface AttentionQueryRow {
  id: string;
  kind: AttentionItem["kind"];
  title: string;
  detail: string | null;
  is_urgent: boolean;
  at: Date;
  call_id: string | null;
  url: string | null;
}

/** What waits for a person, urgent and newest first, at most a dozen. */
export async function selectAttention(
  transaction: Transaction<DB>,
  businessId: string,
  since: Date,
): Promise<AttentionItem[]> {
  const { rows } = await sql<AttentionQueryRow>`
    select * from (${attentionRows(businessId, since)}) as waiting
    order by is_urgent desc, at desc, id desc limit ${itemsMax}`.execute(transaction);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    isUrgent: row.is_urgent,
    at: row.at,
    callId: row.call_id,
    url: row.url,
  }));
}

/** How much waits for a person. */
export async function countAttention(transaction: Transaction<DB>, businessId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (${attentionRows(businessId, since)}) as waiting`.execute(transaction);
  return Number(rows[0]?.count ?? 0);
}
