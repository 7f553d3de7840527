import { sql, type Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { serviceOf } from "@/lib/domain/money/service-level";
import type { MobileView } from "@/lib/domain/notifications/mobile-view";

/** The person's own mobile, and the code that is under way; three queries. */
export async function loadMobile(transaction: Transaction<DB>, businessId: string, now: Date): Promise<MobileView> {
  const business = await transaction
    .selectFrom("businesses")
    .leftJoin("messaging_registrations", "messaging_registrations.business_id", "businesses.id")
    .where("businesses.id", "=", businessId)
    .select(["businesses.status", "messaging_registrations.state"])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("phone_numbers")
            .where("business_id", "=", businessId)
            .where("is_active", "=", true)
            .select("id"),
        )
        .as("has_line"),
    )
    .executeTakeFirst();
  const own = await transaction
    .selectFrom("member_preferences")
    .where("business_id", "=", businessId)
    .where("user_id", "=", sql<string>`auth.uid()`)
    .select(["mobile", "mobile_verified_at"])
    .executeTakeFirst();
  const code = await transaction
    .selectFrom("mobile_codes")
    .where("business_id", "=", businessId)
    .where("user_id", "=", sql<string>`auth.uid()`)
    .orderBy("created_at", "desc")
    .limit(1)
    .select(["number", "channel", "state", "expires_at"])
    .executeTakeFirst();
  const isUnderWay = code !== undefined && code.expires_at > now && (code.state === "open" || code.state === "failed");
  return {
    number: own?.mobile ?? null,
    isConfirmed: own !== undefined && own.mobile_verified_at !== null,
    hasLine: Boolean(business?.has_line),
    canText: business?.state === "approved" && serviceOf(business.status).texts,
    code: isUnderWay
      ? { number: code.number, channel: code.channel as "text" | "call", isFailed: code.state === "failed" }
      : null,
  };
}
