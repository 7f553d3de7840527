import { z } from "zod";
import type { CustomerStore, ImportStore } from "@/lib/ports/customers";
import type { AsSystem } from "./as-system";

const added = z.union([
  z.object({ outcome: z.enum(["added", "exists"]), customer_id: z.string(), customer_name: z.string().nullable() }),
  z.object({ outcome: z.literal("not_allowed") }),
]);

/** What members write about customers and calls, through the app functions of migrations/functions/customers. */
export function createCustomerStore(asSystem: AsSystem): CustomerStore {
  const outcome = async <Name extends string>(name: string, args: Record<string, unknown>, names: readonly Name[]) => {
    const [row] = await asSystem(name, args, z.object({ [name]: z.enum(names) }));
    return (row?.[name] ?? "not_found") as Name;
  };
  return {
    save: ({ businessId, memberId, customerId, baseRevision, details, now }) =>
      outcome(
        "save_customer",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_customer_id: customerId,
          p_base_revision: baseRevision,
          p_details: { ...details, is_vip: details.isVip, is_blocked: details.isBlocked },
          p_now: now,
        },
        ["saved", "changed_elsewhere", "phone_taken", "not_allowed", "not_found"],
      ),
    add: (request) => addCustomer(asSystem, request),
    merge: ({ businessId, memberId, customerId, otherId, now }) =>
      outcome(
        "merge_customers",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_customer_id: customerId,
          p_other_id: otherId,
          p_now: now,
        },
        ["merged", "already_merged", "not_allowed", "not_found"],
      ),
    saveCallNote: ({ businessId, memberId, callId, baseRevision, words, tags, now }) =>
      outcome(
        "save_call_note",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_call_id: callId,
          p_base_revision: baseRevision,
          p_words: words,
          p_tags: tags,
          p_now: now,
        },
        ["saved", "changed_elsewhere", "not_allowed", "not_found"],
      ),
    correctCall: ({ businessId, memberId, callId, kind, position, words, now }) =>
      outcome(
        "correct_call",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_call_id: callId,
          p_correction_kind: kind,
          p_position: position,
          p_words: words,
          p_now: now,
        },
        ["kept", "already", "not_allowed", "not_found"],
      ),
  };
}

async function addCustomer(
  asSystem: AsSystem,
  { businessId, memberId, customerId, details, now }: Parameters<CustomerStore["add"]>[0],
): ReturnType<CustomerStore["add"]> {
  const [row] = await asSystem(
    "add_customer",
    {
      p_business_id: businessId,
      p_member_id: memberId,
      p_new_customer_id: customerId,
      p_details: { ...details, is_vip: details.isVip, is_blocked: details.isBlocked },
      p_now: now,
    },
    added,
  );
  if (!row || row.outcome === "not_allowed") return { outcome: "not_allowed" };
  return { outcome: row.outcome, customerId: row.customer_id, name: row.customer_name };
}

const started = z.object({ start_customer_import: z.enum(["queued", "already", "not_allowed", "not_found"]) });
const place = z.object({ state: z.string(), storage_path: z.string(), next_row: z.number() });

/** Lists of customers that are read in. */
export function createImportStore(asSystem: AsSystem): ImportStore {
  return {
    async open({ businessId, memberId, importId, fileName, storagePath, now }) {
      const [row] = await asSystem(
        "open_customer_import",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_customer_import_id: importId,
          p_file_name: fileName,
          p_storage_path: storagePath,
          p_now: now,
        },
        z.object({ open_customer_import: z.string().nullable() }),
      );
      return row?.open_customer_import === importId;
    },
    async start({ businessId, memberId, importId, now }) {
      const args = { p_business_id: businessId, p_member_id: memberId, p_customer_import_id: importId, p_now: now };
      const [row] = await asSystem("start_customer_import", args, started);
      return row?.start_customer_import ?? "not_found";
    },
    async load(businessId, importId) {
      const args = { p_business_id: businessId, p_customer_import_id: importId };
      const [row] = await asSystem("load_customer_import", args, place);
      return row ? { state: row.state, storagePath: row.storage_path, nextRow: row.next_row } : null;
    },
    async write(part) {
      const [row] = await asSystem(
        "import_customer_rows",
        {
          p_business_id: part.businessId,
          p_customer_import_id: part.importId,
          p_from_row: part.fromRow,
          p_next_row: part.nextRow,
          p_row_count: part.rowCount,
          p_rows: part.lines,
          p_errors: part.errors,
          p_now: part.now,
        },
        z.object({ import_customer_rows: z.number().nullable() }),
      );
      return row?.import_customer_rows ?? part.nextRow;
    },
    async fail(businessId, importId, failure, now) {
      const args = { p_business_id: businessId, p_customer_import_id: importId, p_failure: failure, p_now: now };
      await asSystem("fail_customer_import", args, z.object({}));
    },
  };
}
