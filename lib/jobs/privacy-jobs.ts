import { deleteBusiness } from "@/lib/services/privacy/delete-business";
import { eraseInbox } from "@/lib/services/privacy/erase-customer";
import { eraseRecording } from "@/lib/services/privacy/erase-recording";
import { writeExportPart } from "@/lib/services/privacy/write-export";
import { defineJob } from "./job";

export const eraseRecordingJob = defineJob("erase_recording", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return { done: await eraseRecording(ctx, { businessId, callId: payload.call_id }) };
});

export const forgetCallJob = defineJob("forget_call", async (ctx, payload) => {
  if (payload.engine === "telnyx") await ctx.callControl.forgetRecordings(payload.provider_call_id);
  else await ctx.voice.forgetCall(payload.provider_call_id);
  return { done: "gone there" };
});

export const eraseFilesJob = defineJob("erase_files", async (ctx, { bucket, paths }) => {
  const files = bucket === "exports" ? ctx.exportFiles : ctx.importFiles;
  if (paths.length > 0) await files.remove(paths);
  return { done: "gone" };
});

export const eraseInboxJob = defineJob("erase_inbox", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const { erasure_id: erasureId, after_id: afterId = null } = payload;
  return { done: await eraseInbox(ctx, { businessId, erasureId, afterId }) };
});

/** Thirty days; a brand stays for the three months that its campaign is billed for. */
const brandWaitSeconds = 30 * 24 * 3_600;

export const endRegistrationJob = defineJob("end_registration", async (ctx, payload) => {
  const ended = await ctx.carrierFilings.end({ brandId: payload.brand_id, requestId: payload.request_id });
  return ended === "later"
    ? { retryInSeconds: brandWaitSeconds, reason: "the carrier keeps it still" }
    : { done: ended };
});

export const exportDataJob = defineJob("export_data", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return { done: await writeExportPart(ctx, { businessId, exportId: payload.export_id, part: payload.part }) };
});

export const emailExportJob = defineJob("email_export", async (ctx, payload, { businessId, key }) => {
  const mail = businessId ? await ctx.exports.loadMail(businessId, payload.export_id) : null;
  if (!mail) return { done: "nothing to tell" };
  return { done: await ctx.mailer.sendToOwner({ kind: "message", idempotencyKey: key, ...mail }) };
});

/** A day; a hold may stand for years. */
const holdWaitSeconds = 24 * 3_600;

/** A run may begin when its process has fifteen seconds left. */
const deletionMs = 8_000;

export const deleteBusinessJob = defineJob("delete_business", async (ctx, _payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const endsAt = ctx.now.getTime() + deletionMs;
  const outcome = await deleteBusiness(ctx, businessId, () => ctx.clock().getTime() < endsAt);
  if (outcome === "goes_on") return { retryInSeconds: 1, reason: "more rows are left" };
  return outcome === "waits" ? { retryInSeconds: holdWaitSeconds, reason: "not due, or held" } : { done: outcome };
});
