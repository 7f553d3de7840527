import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { type FoundItem, searchLengthMin } from "@/lib/domain/member/search";
import { toPattern } from "./cursor";

const shownEach = 5;

/**
 * Customers, calls and appointments of one business, the newest first; three queries. Customers are found by part of their
 * name, number, mail or address, appointments by their customer or their whole reference, calls by what the list of calls
 * finds. Nothing for fewer than two letters.
 */
export async function searchEverything(
  transaction: Transaction<DB>,
  { businessId, timeZone, words }: { businessId: string; timeZone: string; words: string },
): Promise<FoundItem[]> {
  const text = words.trim();
  if (text.length < searchLengthMin) return [];
  const digits = text.replaceAll(/\D/g, "");
  // A number is found however it is written.
  const pattern = toPattern(digits.length >= 3 && !/\p{L}/u.test(text) ? digits : text);
  const found = sql`(select private.search_customers(${businessId}::uuid, ${pattern}))`;
  const when = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}, 'Mon FMDD, FMHH12:MI AM')`;
  const { rows: customers } = await sql<Record<"id" | "title" | "note", string>>`
    select id, coalesce(name, phone, 'Without a name') as title, coalesce(phone, email, '') as note
    from public.customers where business_id = ${businessId} and not is_test and id in ${found}
    order by last_seen_at desc limit ${shownEach}`.execute(transaction);
  const { rows: appointments } = await sql<Record<"id" | "title" | "note", string>>`
    select appointments.id, appointments.customer_name as title,
      services.name || ', ' || ${when("appointments.starts_at")} || ', ' || appointments.reference as note
    from public.appointments join public.services on services.id = appointments.service_id
    where appointments.business_id = ${businessId} and not appointments.is_test and appointments.id in (
      select of.id from public.appointments as of where of.business_id = ${businessId} and of.customer_id in ${found}
      union select of.id from public.appointments as of
      where of.business_id = ${businessId} and of.reference = upper(${text}))
    order by appointments.starts_at desc limit ${shownEach}`.execute(transaction);
  const { rows: calls } = await sql<Record<"id" | "title" | "note", string>>`
    select calls.id, coalesce(customers.name, calls.caller_number, 'Withheld number') as title,
      ${when("calls.started_at")} || coalesce(', ' || left(calls.summary, 80), '') as note
    from public.calls left join public.customers on customers.id = calls.customer_id
    where calls.business_id = ${businessId} and calls.id in (select private.search_calls(${businessId}::uuid, ${pattern},
      ${digits.length >= 3 ? digits : null}::text, null, null, null, null, ${shownEach}))
    order by calls.started_at desc limit ${shownEach}`.execute(transaction);
  return [
    ...customers.map((row) => ({ ...row, kind: "customer" as const, href: `/dashboard/customers/${row.id}` })),
    ...appointments.map((row) => ({ ...row, kind: "appointment" as const, href: `/dashboard/calendar/${row.id}` })),
    ...calls.map((row) => ({ ...row, kind: "call" as const, href: `/dashboard/calls/${row.id}` })),
  ];
}
