import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import { isRowId } from "@/lib/domain/member/row-id";
import { defaultClocks } from "@/lib/domain/privacy/retention";
import type { CustomerPrivacy, Deletion, ExportRow, LegalHold, PrivacyView } from "@/lib/domain/privacy/views";

const exportsShown = 10;

/** Clocks, holds, copies and a deletion of one business. */
export async function loadPrivacy(transaction: Transaction<DB>, businessId: string): Promise<PrivacyView> {
  const row = await transaction
    .selectFrom("privacy_settings")
    .where("business_id", "=", businessId)
    .select(["recording_days", "transcript_days", "text_days", "revision"])
    .executeTakeFirst();
  const clocks = row
    ? { recordingDays: row.recording_days, transcriptDays: row.transcript_days, textDays: row.text_days }
    : defaultClocks;
  return {
    clocks,
    revision: row?.revision ?? 1,
    holds: await selectHolds(transaction, businessId),
    exports: await selectExports(transaction, businessId, null),
    deletion: await findDeletion(transaction, businessId),
  };
}

/** What a profile says of its customer's privacy. */
export async function loadCustomerPrivacy(
  transaction: Transaction<DB>,
  businessId: string,
  customerId: string,
): Promise<CustomerPrivacy> {
  const holds = await selectHolds(transaction, businessId);
  const exports = isRowId(customerId) ? await selectExports(transaction, businessId, customerId) : [];
  return {
    hold: holds.find(({ customer }) => customer?.id === customerId) ?? null,
    isBusinessHeld: holds.some(({ customer }) => customer === null),
    export: exports[0] ?? null,
  };
}

/** Where a part of an export lies, 1 being the first; null when it is not ready. */
export async function findExportPart(
  transaction: Transaction<DB>,
  businessId: string,
  exportId: string,
  part: number,
): Promise<string | null> {
  if (!isRowId(exportId)) return null;
  const row = await transaction
    .selectFrom("privacy_exports")
    .where("business_id", "=", businessId)
    .where("id", "=", exportId)
    .where("state", "=", "ready")
    .select("parts")
    .executeTakeFirst();
  return readParts(row?.parts)[part - 1]?.path ?? null;
}

/** A deletion of the business that was asked for and not taken back. */
export async function findDeletion(transaction: Transaction<DB>, businessId: string): Promise<Deletion | null> {
  const row = await transaction
    .selectFrom("business_deletions")
    .where("business_id", "=", businessId)
    .selectAll()
    .executeTakeFirst();
  if (!row) return null;
  const { requested_at: requestedAt, line_ends_at: lineEndsAt, due_at: dueAt } = row;
  return { state: row.state as Deletion["state"], requestedAt, lineEndsAt, dueAt };
}

async function selectHolds(transaction: Transaction<DB>, businessId: string): Promise<LegalHold[]> {
  const rows = await transaction
    .selectFrom("legal_holds")
    .where("legal_holds.business_id", "=", businessId)
    .where("released_at", "is", null)
    .leftJoin("customers", "customers.id", "legal_holds.customer_id")
    .orderBy("placed_at", "desc")
    .select(["legal_holds.id", "reason", "is_by_staff", "placed_at"])
    .select((eb) => eb.fn.coalesce("customers.merged_into", "legal_holds.customer_id").as("customer_id"))
    .select((eb) => eb.fn.coalesce("customers.name", "customers.phone").as("customer_name"))
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reason: row.reason,
    isByStaff: row.is_by_staff,
    placedAt: row.placed_at,
    customer: row.customer_id ? { id: row.customer_id, name: row.customer_name } : null,
  }));
}

async function selectExports(transaction: Transaction<DB>, businessId: string, customerId: string | null) {
  let query = transaction
    .selectFrom("privacy_exports")
    .leftJoin("customers", "customers.id", "privacy_exports.customer_id")
    .where("privacy_exports.business_id", "=", businessId)
    .orderBy("privacy_exports.created_at", "desc")
    .limit(exportsShown)
    .selectAll("privacy_exports")
    .select((eb) => eb.fn.coalesce("customers.name", "customers.phone").as("customer_name"));
  if (customerId !== null) query = query.where("customer_id", "=", customerId);
  return (await query.execute()).map(
    (row): ExportRow => ({
      id: row.id,
      state: row.state as ExportRow["state"],
      customer: row.customer_id ? { id: row.customer_id, name: row.customer_name } : null,
      isOfCustomer: row.is_of_customer,
      rowsDone: row.rows_done,
      rowsTotal: row.rows_total,
      parts: readParts(row.parts).map(({ bytes }) => ({ bytes })),
      createdAt: row.created_at,
      expiresAt: row.expires_at,
    }),
  );
}

function readParts(parts: unknown): { path: string; bytes: number }[] {
  return Array.isArray(parts) ? (parts as { path: string; bytes: number }[]) : [];
}
