import { copyRecording } from "@/lib/services/calls/copy-recording";
import { emailOwner } from "@/lib/services/calls/email-owner";
import { sendText } from "@/lib/services/messages/send-text";
import { chargeFee } from "@/lib/services/money/charge-fee";
import { creditFee } from "@/lib/services/money/credit-fee";
import { defineJob, type JobContext } from "./job";

function secondsUntil(ctx: JobContext, until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - ctx.now.getTime()) / 1000));
}

export const sendTextJob = defineJob("send_text", async (ctx, { message_id: messageId }) => {
  const result = await sendText(ctx, messageId);
  if (result.outcome === "waits") return { retryInSeconds: secondsUntil(ctx, result.until), reason: result.reason };
  return { done: "reason" in result ? `${result.outcome}: ${result.reason}` : result.outcome };
});

export const chargeFeeJob = defineJob("charge_fee", async (ctx, { fee_id: feeId }) => {
  const result = await chargeFee(ctx, feeId);
  return { done: result.outcome === "declined" ? `declined: ${result.reason}` : result.outcome };
});

export const creditFeeJob = defineJob("credit_fee", async (ctx, { fee_id: feeId, reason }) => {
  return { done: await creditFee(ctx, { feeId, reason }) };
});

export const emailOwnerJob = defineJob("email_owner", async (ctx, payload, { businessId, key }) => {
  if (!businessId) return { done: "no business" };
  const subject =
    payload.kind === "message"
      ? { kind: payload.kind, notificationId: payload.notification_id }
      : { kind: payload.kind, appointmentId: payload.appointment_id };
  const result = await emailOwner(ctx, { businessId, idempotencyKey: key, subject });
  if (result.outcome !== "waits") return { done: result.outcome };
  return { retryInSeconds: secondsUntil(ctx, result.until), reason: "quiet hours" };
});

export const copyRecordingJob = defineJob("copy_recording", async (ctx, { call_id: callId }) => {
  const result = await copyRecording(ctx, callId);
  return { done: result.outcome === "lost" ? `lost: ${result.reason}` : result.outcome };
});

/** Words for the people who watch the platform; kinds and times, never a customer's data. */
export const alertStaffJob = defineJob("alert_staff", async (ctx, { incident_id: incidentId }) => {
  const incident = await ctx.incidents.load(incidentId);
  if (!incident) return { done: "gone" };
  await ctx.alerts.send(`${incident.kind}: ${incident.key} (since ${incident.firstAt.toISOString()})`);
  return { done: "alerted" };
});
