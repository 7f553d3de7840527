import { z } from "zod";
import { readContent } from "@/lib/domain/receptionist/receptionist-content";
import type { VersionStore } from "@/lib/ports/receptionist";
import type { AsSystem } from "./as-system";

const content = z.unknown().transform(readContent);
const published = z.object({ outcome: z.literal("published"), number: z.number(), version_id: z.string() });

const saved = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["saved", "unchanged"]), revision: z.number(), content }),
  z.object({ outcome: z.literal("stale"), revision: z.number().nullable(), content }),
  z.object({ outcome: z.enum(["setting_up", "forbidden"]) }),
]);

const publishResult = z.union([
  published.transform(({ version_id: versionId, ...rest }) => ({ ...rest, versionId })),
  z.object({ outcome: z.enum(["no_draft", "stale", "not_rehearsed", "forbidden"]) }),
]);

const rollBackResult = z.union([
  published.transform(({ version_id: versionId, ...rest }) => ({ ...rest, versionId })),
  z.object({ outcome: z.enum(["not_found", "already_live", "not_rehearsed", "forbidden"]) }),
]);

const startResult = z.union([
  z
    .object({ outcome: z.enum(["started", "running"]), rehearsal_id: z.string() })
    .transform(({ outcome, rehearsal_id: rehearsalId }) => ({ outcome, rehearsalId })),
  z.object({ outcome: z.enum(["passed", "no_draft", "forbidden"]) }),
]);

/** Drafts, versions and rehearsals through the app functions of migrations/functions/receptionist. */
export function createVersionStore(asSystem: AsSystem): VersionStore {
  return { ...createDraftStore(asSystem), ...createRehearsalStore(asSystem), ...createPublishingStore(asSystem) };
}

/** One row with one column, named as the function. */
async function callOne<Result extends z.ZodType>(
  asSystem: AsSystem,
  name: string,
  args: Record<string, unknown>,
  result: Result,
): Promise<z.infer<Result>> {
  const [row] = await asSystem(name, args, z.object({ [name]: z.unknown() }));
  return result.parse(row?.[name]);
}

function createDraftStore(
  asSystem: AsSystem,
): Pick<VersionStore, "saveDraft" | "discardDraft" | "publishDraft" | "rollBack"> {
  return {
    saveDraft: ({ businessId, memberId, content: draft, note, revision, now }) =>
      callOne(
        asSystem,
        "save_receptionist_draft",
        {
          p_business_id: businessId,
          p_member_id: memberId,
          p_content: draft,
          p_note: note,
          p_draft_revision: revision,
          p_now: now,
        },
        saved,
      ),
    discardDraft: ({ businessId, memberId, revision, now }) =>
      callOne(
        asSystem,
        "discard_receptionist_draft",
        { p_business_id: businessId, p_member_id: memberId, p_draft_revision: revision, p_now: now },
        z.enum(["discarded", "no_draft", "stale", "forbidden"]),
      ),
    publishDraft: ({ businessId, memberId, revision, now }) =>
      callOne(
        asSystem,
        "publish_receptionist_draft",
        { p_business_id: businessId, p_member_id: memberId, p_draft_revision: revision, p_now: now },
        publishResult,
      ),
    rollBack: ({ businessId, memberId, number, now }) =>
      callOne(
        asSystem,
        "roll_back_receptionist",
        { p_business_id: businessId, p_member_id: memberId, p_version_number: number, p_now: now },
        rollBackResult,
      ),
  };
}

function createRehearsalStore(
  asSystem: AsSystem,
): Pick<VersionStore, "startRehearsal" | "loadRehearsal" | "keepRehearsal"> {
  return {
    startRehearsal: ({ businessId, memberId, now }) =>
      callOne(
        asSystem,
        "start_rehearsal",
        { p_business_id: businessId, p_member_id: memberId, p_now: now },
        startResult,
      ),
    async loadRehearsal(businessId, rehearsalId) {
      const [row] = await asSystem(
        "load_rehearsal",
        { p_business_id: businessId, p_rehearsal_id: rehearsalId },
        z.object({ content }),
      );
      return row?.content ?? null;
    },
    keepRehearsal: (businessId, rehearsalId, { state, done, total, report }, now) =>
      callOne(
        asSystem,
        "keep_rehearsal",
        {
          p_business_id: businessId,
          p_rehearsal_id: rehearsalId,
          p_rehearsal_state: state,
          p_done: done,
          p_total: total,
          p_report: report,
          p_now: now,
        },
        z.boolean(),
      ),
  };
}

function createPublishingStore(asSystem: AsSystem): Pick<VersionStore, "loadPublishing" | "settlePublishing"> {
  return {
    async loadPublishing(businessId, versionId) {
      const [row] = await asSystem(
        "load_publishing",
        { p_business_id: businessId, p_version_id: versionId },
        z.object({
          version_number: z.number(),
          is_live: z.boolean().nullable(),
          is_launched: z.boolean(),
          provider_version: z.number().nullable(),
        }),
      );
      if (!row) return null;
      return {
        number: row.version_number,
        isLive: row.is_live ?? false,
        isLaunched: row.is_launched,
        providerVersion: row.provider_version,
      };
    },
    async settlePublishing(businessId, versionId, agentVersion) {
      await asSystem(
        "settle_publishing",
        { p_business_id: businessId, p_version_id: versionId, p_agent_version: agentVersion },
        z.object({}),
      );
    },
  };
}
