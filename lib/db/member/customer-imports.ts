import type { Transaction } from "kysely";
import type { DB } from "@/lib/db/types.gen";
import type { CallNote, ImportError, ImportRow } from "@/lib/domain/customers/reads";
import { isRowId } from "@/lib/domain/member/row-id";

const importsShown = 20;

/** Lists that were read in, newest first; only one of them when its id is given. */
export async function selectImports(
  transaction: Transaction<DB>,
  businessId: string,
  importId: string | null,
): Promise<ImportRow[]> {
  if (importId !== null && !isRowId(importId)) return [];
  let query = transaction
    .selectFrom("customer_imports")
    .where("business_id", "=", businessId)
    .orderBy("created_at", "desc")
    .limit(importsShown)
    .selectAll();
  query = importId === null ? query.where("state", "<>", "uploading") : query.where("id", "=", importId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    fileName: row.file_name,
    state: row.state as ImportRow["state"],
    rowCount: row.row_count,
    nextRow: row.next_row,
    created: row.created_count,
    updated: row.updated_count,
    unchanged: row.unchanged_count,
    failed: row.failed_count,
    failure: row.failure,
    createdAt: row.created_at,
  }));
}

/** Lines that were not read, from one row on. */
export async function selectImportErrors(
  transaction: Transaction<DB>,
  businessId: string,
  { importId, fromRow, limit }: { importId: string; fromRow: number; limit: number },
): Promise<ImportError[]> {
  if (!isRowId(importId)) return [];
  const rows = await transaction
    .selectFrom("customer_import_errors")
    .where("business_id", "=", businessId)
    .where("import_id", "=", importId)
    .where("row_number", ">=", fromRow)
    .orderBy("row_number")
    .limit(limit)
    .select(["row_number", "reason", "cells"])
    .execute();
  return rows.map(({ row_number: row, reason, cells }) => ({ row, reason, cells: cells as string[] }));
}

/** What members noted about a call. */
export async function loadCallNote(
  transaction: Transaction<DB>,
  businessId: string,
  callId: string,
): Promise<CallNote> {
  if (!isRowId(callId)) return { words: "", tags: [], revision: 0, corrections: [] };
  const note = await transaction
    .selectFrom("call_notes")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .select(["words", "tags", "revision"])
    .executeTakeFirst();
  const corrections = await transaction
    .selectFrom("call_corrections")
    .where("business_id", "=", businessId)
    .where("call_id", "=", callId)
    .orderBy("created_at")
    .select(["id", "kind", "position", "words", "state", "created_at as at"])
    .execute();
  return {
    words: note?.words ?? "",
    tags: note?.tags ?? [],
    revision: note?.revision ?? 0,
    corrections: corrections.map((row) => ({ ...row, state: row.state as "open" | "reviewed" })),
  };
}
