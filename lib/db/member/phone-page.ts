import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { PhoneView, RegistrationView } from "@/lib/domain/member/phone-page";
import type { RegistrationTexts } from "@/lib/domain/messages/registration-lint";

const heldBackDays = 30;

/** Numbers, forwarding and the carriers' registration of one business; six queries. */
export async function loadPhone(transaction: Transaction<DB>, businessId: string, now: Date): Promise<PhoneView> {
  const numbers = await transaction
    .selectFrom("phone_numbers")
    .where("business_id", "=", businessId)
    .orderBy("created_at")
    .select(["id", "e164", "kind", "is_active", "created_at"])
    .execute();
  const receptionist = await transaction
    .selectFrom("receptionists")
    .where("business_id", "=", businessId)
    .select("is_answering")
    .executeTakeFirst();
  const choice = await transaction
    .selectFrom("number_reservations")
    .where("business_id", "=", businessId)
    .where("forward_from", "is not", null)
    .select(["forward_from", "carrier"])
    .executeTakeFirst();
  return {
    numbers: numbers.map((row) => ({
      id: row.id,
      e164: row.e164,
      kind: row.kind as "local" | "toll_free",
      isActive: row.is_active,
      since: row.created_at,
    })),
    isAnswering: receptionist?.is_answering ?? false,
    forwarding: choice?.forward_from ? { fromNumber: choice.forward_from, carrier: choice.carrier } : null,
    forwardingTest: await selectTest(transaction, businessId),
    profile: await selectProfile(transaction, businessId),
    registration: await selectRegistration(transaction, businessId),
    heldBackCount: await countHeldBack(transaction, businessId, now),
  };
}

async function selectProfile(transaction: Transaction<DB>, businessId: string): Promise<PhoneView["profile"]> {
  const row = await transaction
    .selectFrom("businesses")
    .where("businesses.id", "=", businessId)
    .select(["name", "trade", "website"])
    .select((eb) =>
      eb
        .selectFrom("services")
        .whereRef("services.business_id", "=", "businesses.id")
        .where("services.is_active", "=", true)
        .orderBy("services.position")
        .orderBy("services.name")
        .limit(1)
        .select("services.name")
        .as("service"),
    )
    .executeTakeFirst();
  return {
    name: row?.name ?? "",
    trade: row?.trade ?? "general",
    website: row?.website ?? null,
    service: row?.service ?? null,
  };
}

async function selectTest(transaction: Transaction<DB>, businessId: string): Promise<PhoneView["forwardingTest"]> {
  const row = await transaction
    .selectFrom("forwarding_tests")
    .where("business_id", "=", businessId)
    .orderBy("started_at", "desc")
    .limit(1)
    .select(["started_at", "expires_at", "arrived_at", "proven_at", "call_id"])
    .executeTakeFirst();
  return row
    ? {
        startedAt: row.started_at,
        expiresAt: row.expires_at,
        arrivedAt: row.arrived_at,
        provenAt: row.proven_at,
        callId: row.call_id,
      }
    : null;
}

async function selectRegistration(transaction: Transaction<DB>, businessId: string): Promise<RegistrationView> {
  const row = await transaction
    .selectFrom("messaging_registrations")
    .where("business_id", "=", businessId)
    .select(["kind", "state", "reason", "texts", "submitted_at", "decided_at"])
    .executeTakeFirst();
  return {
    kind: row?.kind === "toll_free" ? "toll_free" : "10dlc",
    state: (row?.state ?? "not_started") as RegistrationView["state"],
    reason: row?.reason ?? null,
    submittedAt: row?.submitted_at ?? null,
    decidedAt: row?.decided_at ?? null,
    texts: (row?.texts ?? null) as RegistrationTexts | null,
  };
}

async function countHeldBack(transaction: Transaction<DB>, businessId: string, now: Date): Promise<number> {
  const row = await transaction
    .selectFrom("messages")
    .where("business_id", "=", businessId)
    .where("state", "=", "blocked")
    .where("block_reason", "=", "messaging_not_approved")
    .where("created_at", ">", new Date(now.getTime() - heldBackDays * 86_400_000))
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
