import { emailCustomer } from "@/lib/services/messages/email-customer";
import { fileRegistration } from "@/lib/services/messages/file-registration";
import { replyToText } from "@/lib/services/messages/reply-to-text";
import { defineJob } from "./job";

export const replyToTextJob = defineJob("reply_to_text", async (ctx, { conversation_id: conversationId }) => {
  const count = await replyToText(ctx, conversationId);
  return { done: count === 0 ? "nothing to answer" : `answered ${count}` };
});

export const emailCustomerJob = defineJob("email_customer", async (ctx, payload, { businessId, key }) => {
  if (!businessId) return { done: "no business" };
  const { kind, appointment_id: appointmentId } = payload;
  return { done: await emailCustomer(ctx, { businessId, appointmentId, kind, idempotencyKey: key }) };
});

export const fileRegistrationJob = defineJob("file_registration", async (ctx, _payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const filed = await fileRegistration(ctx, businessId);
  if (filed === "pending") return { retryInSeconds: 600, reason: "the business is being verified" };
  return { done: filed };
});
