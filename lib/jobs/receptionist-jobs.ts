import { AppError } from "@/lib/errors";
import { publishVersion } from "@/lib/services/receptionist/publish-version";
import { giveUpRehearsal, rehearseDraft } from "@/lib/services/receptionist/rehearse-draft";
import { defineJob, type JobContext } from "./job";

export const publishVersionJob = defineJob("publish_version", async (ctx, payload, job) => ({
  done: await publishVersion(ctx, { businessId: businessOf(job), versionId: payload.version_id }),
}));

export const rehearseDraftJob = defineJob("rehearse_draft", async (ctx: JobContext, payload, job) => {
  const rehearsal = { businessId: businessOf(job), rehearsalId: payload.rehearsal_id };
  try {
    return { done: await rehearseDraft(ctx, rehearsal) };
  } catch (error) {
    // The page must not wait for a run that will never end.
    if (job.attempts >= job.attemptsMax) await giveUpRehearsal(ctx, rehearsal);
    throw error;
  }
});

function businessOf({ businessId }: { businessId: string | null }): string {
  if (!businessId) throw new AppError("internal", "The job names no business.");
  return businessId;
}
