import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { CustomerProfile, TimelineEntry } from "@/lib/domain/customers/reads";
import { isRowId } from "@/lib/domain/member/row-id";
import { exactInstant, readCursor, toPage } from "./cursor";
import { selectCustomers, toCustomerRow } from "./customers";

const timelineShown = 60;

/** One customer with what happened last, or before a cursor, in five queries; null when the business has no such. */
export async function loadCustomer(
  transaction: Transaction<DB>,
  businessId: string,
  customerId: string,
  cursor: string | null,
): Promise<CustomerProfile | null> {
  if (!isRowId(customerId)) return null;
  const row = await selectCustomers(transaction, businessId)
    .where(
      "customers.id",
      "=",
      sql<string>`(select coalesce(merged_into, id) from public.customers where id = ${customerId})`,
    )
    .where("customers.erased_at", "is", null)
    .select(["customers.zip", "customers.notes", "customers.tags", "customers.revision", "customers.created_at"])
    .select(
      sql<string | null>`(select conversations.id from public.conversations
        where conversations.business_id = customers.business_id and conversations.customer_id = customers.id
        order by conversations.last_message_at desc limit 1)`.as("conversation_id"),
    )
    .select(
      sql<string | null>`(select messaging_registrations.state from public.messaging_registrations
        where messaging_registrations.business_id = customers.business_id)`.as("registration_state"),
    )
    .executeTakeFirst();
  if (!row) return null;
  const entries = await selectTimeline(transaction, businessId, row.id, cursor);
  const { shown, nextCursor } = toPage(entries, timelineShown);
  return {
    ...toCustomerRow(row),
    zip: row.zip,
    notes: row.notes,
    tags: row.tags,
    revision: row.revision,
    firstSeenAt: row.created_at,
    conversationId: row.conversation_id,
    registrationState: row.registration_state,
    otherNumbers: await selectOtherNumbers(transaction, businessId, row.id),
    figures: await selectCustomerFigures(transaction, businessId, row.id),
    timeline: shown.map(({ place: _place, ...entry }) => entry),
    olderCursor: nextCursor,
  };
}

async function selectOtherNumbers(transaction: Transaction<DB>, businessId: string, customerId: string) {
  const { rows } = await sql<{ phone: string; isOptedOut: boolean }>`
    select customers.phone, exists (select from public.opt_outs where opt_outs.business_id = ${businessId}
      and opt_outs.number = customers.phone) as "isOptedOut"
    from public.customers
    where business_id = ${businessId} and merged_into = ${customerId} and phone is not null order by phone`.execute(
    transaction,
  );
  return rows;
}

async function selectCustomerFigures(transaction: Transaction<DB>, businessId: string, customerId: string) {
  const { rows } = await sql<{ calls: number; booked: number; no_shows: number; value_cents: number }>`
    select (select count(*)::int from public.calls
        where business_id = ${businessId} and customer_id = ${customerId} and not is_test) as calls,
      count(*) filter (where status in ('confirmed', 'completed'))::int as booked,
      count(*) filter (where status = 'no_show')::int as no_shows,
      coalesce(sum(price_cents) filter (where status in ('confirmed', 'completed')), 0)::float8 as value_cents
    from public.appointments
    where business_id = ${businessId} and customer_id = ${customerId} and not is_test`.execute(transaction);
  const [row] = rows;
  return {
    calls: row?.calls ?? 0,
    booked: row?.booked ?? 0,
    noShows: row?.no_shows ?? 0,
    valueCents: row?.value_cents ?? 0,
  };
}

/** Each kind gives its own newest, so that a customer with many texts costs no more than another. */
async function selectTimeline(
  transaction: Transaction<DB>,
  businessId: string,
  customerId: string,
  cursor: string | null,
) {
  const place = cursor === null ? null : readCursor(cursor);
  const before = (at: string, id: string) =>
    place ? sql`and (${sql.ref(at)}, ${sql.ref(id)}) < (${place.at}::timestamptz, ${place.id}::uuid)` : sql``;
  const { rows } = await sql<TimelineEntry & { place: string }>`
    select *, ${exactInstant("at")} as place from (
      (select id, 'call' as kind, started_at as at, coalesce(outcome, status) as title, summary as body,
        true as "isInbound", id as "targetId"
      from public.calls where business_id = ${businessId} and customer_id = ${customerId} ${before("started_at", "id")}
      order by started_at desc, id desc limit ${timelineShown + 1})
      union all
      (select id, 'text', created_at, kind, body, direction = 'inbound', conversation_id
      from public.messages where business_id = ${businessId} and customer_id = ${customerId} and kind <> 'owner_alert'
        ${before("created_at", "id")}
      order by created_at desc, id desc limit ${timelineShown + 1})
      union all
      (select appointments.id, 'appointment', appointments.starts_at, appointments.status, services.name, false,
        appointments.id
      from public.appointments join public.services on services.id = appointments.service_id
      where appointments.business_id = ${businessId} and appointments.customer_id = ${customerId}
        ${before("appointments.starts_at", "appointments.id")}
      order by appointments.starts_at desc, appointments.id desc limit ${timelineShown + 1})
    ) as entries
    order by at desc, id desc limit ${timelineShown + 1}`.execute(transaction);
  return rows;
}
