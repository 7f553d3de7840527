import { z } from "zod";
import type { CustomerErasure, ExportStore, PrivacyStore } from "@/lib/ports/privacy";
import type { AsSystem } from "./as-system";

const erased = z.object({
  outcome: z.enum(["erased", "wrong_name", "held", "upcoming", "under_way", "not_allowed", "not_found"]),
  upcoming: z.array(z.object({ service: z.string(), starts_at: z.coerce.date() })).nullable(),
});

/** Clocks, holds and erasures, through the app functions of migrations/functions/privacy. */
export function createPrivacyStore(asSystem: AsSystem): PrivacyStore {
  const outcome = async <Name extends string>(name: string, args: Record<string, unknown>, names: readonly Name[]) => {
    const [row] = await asSystem(name, args, z.object({ [name]: z.enum(names) }));
    return row?.[name] as Name;
  };
  return {
    saveClocks: ({ baseRevision, clocks, ...by }) =>
      outcome(
        "save_privacy_settings",
        {
          ...byMember(by),
          p_base_revision: baseRevision,
          p_recording_days: clocks.recordingDays,
          p_transcript_days: clocks.transcriptDays,
          p_text_days: clocks.textDays,
        },
        ["saved", "changed_elsewhere", "not_allowed"],
      ),
    placeHold: ({ customerId, reason, ...by }) =>
      outcome("place_legal_hold", { ...byMember(by), p_customer_id: customerId, p_reason: reason }, [
        "placed",
        "already",
        "not_allowed",
        "not_found",
      ]),
    releaseHold: ({ holdId, ...by }) =>
      outcome("release_legal_hold", { ...byMember(by), p_hold_id: holdId }, [
        "released",
        "by_staff",
        "not_allowed",
        "not_found",
      ]),
    async eraseCustomer({ customerId, name, ...by }): Promise<CustomerErasure> {
      const args = { ...byMember(by), p_customer_id: customerId, p_name: name };
      const [row] = await asSystem("erase_customer", args, erased);
      if (!row) return { outcome: "not_found" };
      if (row.outcome !== "upcoming") return { outcome: row.outcome };
      const upcoming = (row.upcoming ?? []).map(({ service, starts_at: startsAt }) => ({ service, startsAt }));
      return { outcome: "upcoming", upcoming };
    },
    ...createSweeps(asSystem),
  };
}

type Sweeps = Pick<
  PrivacyStore,
  "sweep" | "sweepPassing" | "mustEraseRecording" | "settleErasedRecording" | "eraseInbox"
>;

function createSweeps(asSystem: AsSystem): Sweeps {
  return {
    async sweep(limit, now) {
      const row = z.object({ sweep_retention: z.string().nullable() });
      const [swept] = await asSystem("sweep_retention", { p_limit: limit, p_now: now }, row);
      return Boolean(swept?.sweep_retention);
    },
    async sweepPassing(limit, now) {
      const row = z.object({ sweep_passing: z.number() });
      const [swept] = await asSystem("sweep_passing", { p_limit: limit, p_now: now }, row);
      return swept?.sweep_passing ?? 0;
    },
    async mustEraseRecording(businessId, callId) {
      const row = z.object({ load_recording_to_erase: z.boolean().nullable() });
      const args = { p_business_id: businessId, p_call_id: callId };
      const [found] = await asSystem("load_recording_to_erase", args, row);
      return found?.load_recording_to_erase === true;
    },
    async settleErasedRecording(businessId, callId, now) {
      const args = { p_business_id: businessId, p_call_id: callId, p_now: now };
      await asSystem("settle_erased_recording", args, z.object({}));
    },
    async eraseInbox({ businessId, erasureId, afterId, limit }, now) {
      const args = {
        p_business_id: businessId,
        p_erasure_id: erasureId,
        p_after_id: afterId,
        p_limit: limit,
        p_now: now,
      };
      const [row] = await asSystem("erase_inbox", args, z.object({ erase_inbox: z.string().nullable() }));
      return row?.erase_inbox ?? null;
    },
  };
}

const progress = z.object({
  state: z.string(),
  is_of_customer: z.boolean(),
  business_name: z.string(),
  entity: z.string().nullable(),
  place: z.string().nullable(),
  part_count: z.number(),
  entities: z.array(z.string()),
});
const mail = z.object({
  email: z.string(),
  business_name: z.string(),
  business_email: z.string().nullable(),
  time_zone: z.string(),
  title: z.string(),
  body: z.string().nullable(),
});
const started = z.object({
  outcome: z.enum(["started", "running", "not_allowed", "not_found"]),
  export_id: z.string().nullable(),
});

/** Copies of the data, through the app functions of migrations/functions/privacy. */
export function createExportStore(asSystem: AsSystem): ExportStore {
  return {
    async start({ customerId, ...by }) {
      const [row] = await asSystem("start_privacy_export", { ...byMember(by), p_customer_id: customerId }, started);
      return { outcome: row?.outcome ?? "not_found", exportId: row?.export_id ?? null };
    },
    async load(businessId, exportId, now) {
      const args = { p_business_id: businessId, p_export_id: exportId, p_now: now };
      const [row] = await asSystem("load_privacy_export", args, progress);
      if (!row) return null;
      const { state, entity, place, entities } = row;
      const names = { isOfCustomer: row.is_of_customer, businessName: row.business_name };
      return { state, entity, place, entities, partCount: row.part_count, ...names };
    },
    read: ({ businessId, exportId, entity, place, limit }) =>
      asSystem(
        "read_privacy_export",
        { p_business_id: businessId, p_export_id: exportId, p_entity: entity, p_place_key: place, p_limit: limit },
        z.object({ place: z.string(), row: z.record(z.string(), z.unknown()) }),
      ),
    async advance({ businessId, exportId, position, path, bytes, next, rows, now }) {
      const args = {
        p_business_id: businessId,
        p_export_id: exportId,
        p_position: position,
        p_storage_path: path,
        p_size_bytes: bytes,
        p_entity: next?.entity,
        p_place_key: next?.place,
        p_rows_done: rows,
        p_now: now,
      };
      const row = z.object({ advance_privacy_export: z.boolean() });
      const [kept] = await asSystem("advance_privacy_export", args, row);
      return kept?.advance_privacy_export === true;
    },
    async loadMail(businessId, exportId) {
      const [row] = await asSystem("load_export_mail", { p_business_id: businessId, p_export_id: exportId }, mail);
      if (!row) return null;
      const { title, body, time_zone: timeZone, business_name: businessName, business_email: businessEmail } = row;
      const notification = { title, body, timeZone, businessName, businessEmail, isUrgent: false, callId: null };
      return { to: row.email, notification };
    },
  };
}

function byMember({ businessId, memberId, now }: { businessId: string; memberId: string; now: Date }) {
  return { p_business_id: businessId, p_member_id: memberId, p_now: now };
}
