import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { BookingChoices, CustomerMatch } from "@/lib/domain/member/reads";

const matchesMax = 8;

/** The services that are offered and the crews that work. */
export async function loadBookingChoices(transaction: Transaction<DB>, businessId: string): Promise<BookingChoices> {
  const services = await transaction
    .selectFrom("services")
    .where("business_id", "=", businessId)
    .where("is_active", "=", true)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "name", "duration_minutes"])
    .select(
      sql<string[] | null>`(select array_agg(links.resource_id::text) from public.service_resources links
        where links.service_id = services.id)`.as("resource_ids"),
    )
    .execute();
  const resources = await transaction
    .selectFrom("resources")
    .where("business_id", "=", businessId)
    .where("is_active", "=", true)
    .orderBy("position")
    .orderBy("id")
    .select(["id", "name"])
    .execute();
  return {
    services: services.map((row) => ({
      id: row.id,
      name: row.name,
      minutes: row.duration_minutes,
      resourceIds: row.resource_ids,
    })),
    resources,
  };
}

/** Customers whose name holds the text, or whose number holds its digits, seen last first. */
export async function findCustomers(
  transaction: Transaction<DB>,
  businessId: string,
  text: string,
): Promise<CustomerMatch[]> {
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  const digits = text.replace(/\D/g, "");
  const byNumber = digits.length >= 3 ? sql<boolean>`phone like ${`%${digits}%`}` : sql<boolean>`false`;
  return await transaction
    .selectFrom("customers")
    .where("business_id", "=", businessId)
    .where("is_test", "=", false)
    .where("merged_into", "is", null)
    .where("erased_at", "is", null)
    .where(sql<boolean>`(name ilike ${pattern} or ${byNumber})`)
    .orderBy("last_seen_at", "desc")
    .limit(matchesMax)
    .select(["id", "name", "phone", "email", "address", "zip"])
    .execute();
}
