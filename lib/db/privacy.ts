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
    ...createDeletions(asSystem),
  };
}

const begun = z.union([
  z.object({ outcome: z.enum(["waits", "gone"]) }),
  z.object({
    outcome: z.literal("run"),
    stripe_customer_id: z.string().nullable(),
    number_ids: z.array(z.string()),
    agent_id: z.string().nullable(),
    llm_id: z.string().nullable(),
  }),
]);
const requested = z.object({
  request_business_deletion: z.enum(["requested", "already", "wrong_name", "held", "not_allowed"]),
});
const undone = z.object({ undo_business_deletion: z.enum(["undone", "too_late", "not_found", "not_allowed"]) });

type Deletions = Pick<
  PrivacyStore,
  "requestDeletion" | "undoDeletion" | "beginDeletion" | "eraseBusiness" | "finishDeletion"
>;

function createDeletions(asSystem: AsSystem): Deletions {
  return {
    async requestDeletion({ name, endsLine, ...by }) {
      const args = { ...byMember(by), p_name: name, p_ends_line: endsLine };
      const [row] = await asSystem("request_business_deletion", args, requested);
      return row?.request_business_deletion ?? "not_allowed";
    },
    async undoDeletion(by) {
      const [row] = await asSystem("undo_business_deletion", byMember(by), undone);
      return row?.undo_business_deletion ?? "not_found";
    },
    async beginDeletion(businessId, now) {
      const args = { p_business_id: businessId, p_now: now };
      const [row] = await asSystem("begin_business_deletion", args, z.object({ begin_business_deletion: begun }));
      const facts = row?.begin_business_deletion;
      if (facts?.outcome !== "run") return { outcome: facts?.outcome ?? "gone" };
      const { stripe_customer_id: stripeCustomerId, number_ids: numberIds, agent_id: agentId, llm_id: llmId } = facts;
      return { outcome: "run", stripeCustomerId, numberIds, agentId, llmId };
    },
    async eraseBusiness(businessId, limit, now) {
      const args = { p_business_id: businessId, p_limit: limit, p_now: now };
      const [row] = await asSystem("erase_business", args, z.object({ erase_business: z.boolean() }));
      return row?.erase_business === true;
    },
    async finishDeletion(businessId, now) {
      await asSystem("finish_business_deletion", { p_business_id: businessId, p_now: now }, z.object({}));
    },
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
      const about = { kind: "export_ready", isUrgent: false, callId: null };
      return { to: row.email, notification: { title, body, timeZone, businessName, businessEmail, ...about } };
    },
  };
}

function byMember({ businessId, memberId, now }: { businessId: string; memberId: string; now: Date }) {
  return { p_business_id: businessId, p_member_id: memberId, p_now: now };
}
