import { callWithCode } from "@/lib/services/notifications/call-with-code";
import { sendDigest } from "@/lib/services/notifications/send-digest";
import { tellMembers } from "@/lib/services/notifications/tell-members";
import { emailInvitation } from "@/lib/services/team/invite-member";
import { defineJob } from "./job";

export const emailInvitationJob = defineJob("email_invitation", async (ctx, payload, { key }) => {
  const { invitation_id: invitationId, nonce } = payload;
  return { done: await emailInvitation(ctx, { invitationId, nonce, idempotencyKey: key }) };
});

export const tellMembersJob = defineJob("tell_members", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const result = await tellMembers(ctx, { businessId, notificationId: payload.notification_id });
  if (result.outcome !== "waits") return { done: result.outcome };
  const waitMs = result.until.getTime() - ctx.now.getTime();
  return { retryInSeconds: Math.max(1, Math.ceil(waitMs / 1000)), reason: "quiet hours" };
});

export const sendDigestJob = defineJob("send_digest", async (ctx, payload, { businessId, key }) => {
  if (!businessId) return { done: "no business" };
  const { user_id: userId, day } = payload;
  return { done: await sendDigest(ctx, { businessId, userId, day, idempotencyKey: key }) };
});

export const callWithCodeJob = defineJob("call_with_code", async (ctx, { code_id: codeId }) => {
  return { done: await callWithCode(ctx, codeId) };
});
