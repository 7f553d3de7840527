import { type SqlBool, sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { CustomerFilter, CustomerMark, CustomerRow } from "@/lib/domain/customers/reads";
import type { Page, PageRequest } from "@/lib/domain/member/reads";
import { exactInstant, readCursor, toPage, toPattern } from "./cursor";

/** Customers of a business with what lists show of them; conditions and order are the caller's of this function. */
export function selectCustomers(transaction: Transaction<DB>, businessId: string) {
  return transaction
    .selectFrom("customers")
    .where("customers.business_id", "=", businessId)
    .select(["customers.id", "customers.name", "customers.phone", "customers.email", "customers.address"])
    .select(["customers.is_vip", "customers.is_blocked", "customers.is_test", "customers.last_seen_at"])
    .select(isOptedOut().as("is_opted_out"))
    .select(
      sql<Date | null>`(select appointments.starts_at from public.appointments
        where appointments.business_id = customers.business_id and appointments.customer_id = customers.id
          and appointments.status = 'confirmed' and appointments.starts_at > now()
        order by appointments.starts_at limit 1)`.as("next_at"),
    );
}

function isOptedOut() {
  return sql<boolean>`exists (select from public.opt_outs where opt_outs.business_id = customers.business_id
    and opt_outs.number = customers.phone)`;
}

interface CustomerRecord {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  is_vip: boolean;
  is_blocked: boolean;
  is_test: boolean;
  last_seen_at: Date;
  is_opted_out: boolean;
  next_at: Date | null;
}

/** The row in our words. */
export function toCustomerRow(row: CustomerRecord): CustomerRow {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    email: row.email,
    address: row.address,
    isVip: row.is_vip,
    isBlocked: row.is_blocked,
    isOptedOut: row.is_opted_out,
    isTest: row.is_test,
    lastSeenAt: row.last_seen_at,
    nextAt: row.next_at,
  };
}

const marks: Record<CustomerMark, () => ReturnType<typeof sql<SqlBool>>> = {
  vip: () => sql<SqlBool>`customers.is_vip`,
  blocked: () => sql<SqlBool>`customers.is_blocked`,
  opted_out: isOptedOut,
  upcoming: () => sql<SqlBool>`exists (select from public.appointments
    where appointments.business_id = customers.business_id and appointments.customer_id = customers.id
      and appointments.status = 'confirmed' and appointments.starts_at > now())`,
};

/** Customers of one business, the one with the latest contact first. */
export async function listCustomers(
  transaction: Transaction<DB>,
  businessId: string,
  filter: CustomerFilter,
  page: PageRequest,
): Promise<Page<CustomerRow>> {
  let query = selectCustomers(transaction, businessId)
    .where("customers.merged_into", "is", null)
    .where("customers.erased_at", "is", null)
    .select(exactInstant("customers.last_seen_at").as("place"))
    .orderBy("customers.last_seen_at", "desc")
    .orderBy("customers.id", "desc")
    .limit(page.limit + 1);
  if (filter.mark) query = query.where(marks[filter.mark]());
  if (filter.tag) query = query.where(sql<SqlBool>`customers.tags @> array[${filter.tag}]::text[]`);
  if (filter.seenSince) query = query.where("customers.last_seen_at", ">=", filter.seenSince);
  if (filter.seenBefore) query = query.where("customers.last_seen_at", "<", filter.seenBefore);
  if (filter.search) {
    query = query.where("customers.id", "in", idsByWords(businessId, filter.search));
  }
  if (page.cursor !== null) {
    const { at, id } = readCursor(page.cursor);
    query = query.where(sql<SqlBool>`(customers.last_seen_at, customers.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { shown, nextCursor } = toPage(await query.execute(), page.limit);
  return { rows: shown.map(toCustomerRow), nextCursor };
}

/**
 * Ids of the customers whose name, number, mail or address holds the words, as a subquery. A number is looked for by its
 * digits, however it was typed.
 */
export function idsByWords(businessId: string, search: string) {
  const digits = search.replaceAll(/\D/g, "");
  const isNumber = digits.length >= 3 && /^[\d\s()+.-]+$/.test(search);
  return sql<string>`(select private.search_customers(${businessId}::uuid, ${toPattern(isNumber ? digits : search)}))`;
}
