import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { BookingChoices, CustomerMatch } from "@/lib/domain/member/reads";
import { idsByWords } from "./customers";

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

/** Customers whose name, number, mail or address holds the text, seen last first. */
export async function findCustomers(
  transaction: Transaction<DB>,
  businessId: string,
  text: string,
): Promise<CustomerMatch[]> {
  return await transaction
    .selectFrom("customers")
    .where("business_id", "=", businessId)
    .where("is_test", "=", false)
    .where("merged_into", "is", null)
    .where("erased_at", "is", null)
    .where("id", "in", idsByWords(businessId, text))
    .orderBy("last_seen_at", "desc")
    .limit(matchesMax)
    .select(["id", "name", "phone", "email", "address", "zip"])
    .execute();
}
