import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { type FoundItem, searchLengthMin } from "@/lib/domain/member/search";

const shownEach = 5;

/**
 * Customers, calls and appointments of one business by part of a name, number, reference or summary, the newest first;
 * three queries. Nothing for fewer than two letters.
 */
export async function searchEverything(
  transaction: Transaction<DB>,
  { businessId, timeZone, words }: { businessId: string; timeZone: string; words: string },
): Promise<FoundItem[]> {
  const text = words.trim();
  if (text.length < searchLengthMin) return [];
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const digits = text.replaceAll(/\D/g, "");
  const byNumber = (column: string) => (digits.length >= 3 ? sql`or ${sql.ref(column)} like ${`%${digits}%`}` : sql``);
  const when = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}, 'Mon FMDD, FMHH12:MI AM')`;
  const { rows: customers } = await sql<Record<"id" | "title" | "note", string>>`
    select id, coalesce(name, phone, 'Without a name') as title, coalesce(phone, email, '') as note
    from public.customers where business_id = ${businessId} and not is_test
      and (name ilike ${pattern} or email ilike ${pattern} ${byNumber("phone")})
    order by last_seen_at desc limit ${shownEach}`.execute(transaction);
  const { rows: appointments } = await sql<Record<"id" | "title" | "note", string>>`
    select appointments.id, appointments.customer_name as title,
      services.name || ', ' || ${when("appointments.starts_at")} || ', ' || appointments.reference as note
    from public.appointments join public.services on services.id = appointments.service_id
    where appointments.business_id = ${businessId} and not appointments.is_test
      and (appointments.customer_name ilike ${pattern} or appointments.reference ilike ${pattern}
        or services.name ilike ${pattern} ${byNumber("appointments.customer_phone")})
    order by appointments.starts_at desc limit ${shownEach}`.execute(transaction);
  const { rows: calls } = await sql<Record<"id" | "title" | "note", string>>`
    select calls.id, coalesce(customers.name, calls.caller_number, 'Withheld number') as title,
      ${when("calls.started_at")} || coalesce(', ' || left(calls.summary, 80), '') as note
    from public.calls left join public.customers on customers.id = calls.customer_id
    where calls.business_id = ${businessId}
      and (customers.name ilike ${pattern} or calls.summary ilike ${pattern} ${byNumber("calls.caller_number")})
    order by calls.started_at desc limit ${shownEach}`.execute(transaction);
  return [
    ...customers.map((row) => ({ ...row, kind: "customer" as const, href: callsOf(row) })),
    ...appointments.map((row) => ({ ...row, kind: "appointment" as const, href: `/dashboard/calendar/${row.id}` })),
    ...calls.map((row) => ({ ...row, kind: "call" as const, href: `/dashboard/calls/${row.id}` })),
  ];
}

/** What a customer called about, found by their number, or by their name without one. */
function callsOf({ title, note }: { title: string; note: string }): string {
  const words = note.startsWith("+") ? note : title;
  return `/dashboard/calls?${new URLSearchParams({ q: words, range: "all" })}`;
}
