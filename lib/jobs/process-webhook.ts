import type { TransferEvent } from "@/lib/domain/calls/transfer-event";
import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import type { RegistrationEvent } from "@/lib/domain/messages/registration-event";
import type { InboxEvent } from "@/lib/ports/stores";
import { hearAlertEvent } from "@/lib/services/emergencies/hear-alert-event";
import { watchCall } from "@/lib/services/emergencies/watch-words";
import { applyMailEvent } from "@/lib/services/messages/apply-mail-event";
import { applyRegistrationEvent } from "@/lib/services/messages/apply-registration-event";
import { applyTextEvent } from "@/lib/services/messages/apply-text-event";
import { hearOptOut } from "@/lib/services/messages/hear-opt-out";
import { applyBillingEvent } from "@/lib/services/money/apply-billing-event";
import { hearCodeEvent } from "@/lib/services/notifications/call-with-code";
import { hearTransferEvent } from "@/lib/services/transfers/hear-transfer-event";
import { hearLeg } from "./call-jobs";
import { defineJob, type JobContext, type JobResult } from "./job";

/** Does the work of one event of the inbox. The event is closed in the same transaction as its effect. */
export const processWebhookJob = defineJob("process_webhook", async (ctx, { webhook_event_id: id }) => {
  const event = await ctx.inbox.load(id);
  if (!event) return { done: "gone" };
  if (event.state === "done") return { done: "already done" };
  const alert = event.provider === "telnyx" ? ctx.providerEvents.readAlertEvent(event.payload) : null;
  if (alert) return hearAlert(ctx, event, alert);
  const leg = event.provider === "telnyx" ? ctx.providerEvents.readLegEvent(event.payload) : null;
  if (leg) return hearLeg(ctx, event, leg);
  const done = await applyEvent(ctx, event);
  if (done !== null) return { done };
  await ctx.inbox.finish(id, "ignored", "Nothing here acts on this event.", ctx.now);
  return { done: "ignored" };
});

/** An event of a call that alerts somebody on call, or reads a code to whoever asked for it. */
async function hearAlert(ctx: JobContext, { id }: InboxEvent, alert: AlertEvent): Promise<JobResult> {
  const heard = await hearAlertEvent(ctx, alert);
  const done = heard === "unknown_alert" ? await hearCodeEvent(ctx, alert) : heard;
  await ctx.inbox.finish(id, done === "unknown_code" ? "ignored" : "done", `Alert: ${done}.`, ctx.now);
  return { done };
}

/** An event of a phone that an engine rings for a caller. */
async function hearTransfer(ctx: JobContext, { id }: InboxEvent, transfer: TransferEvent): Promise<string> {
  const done = await hearTransferEvent(ctx, transfer);
  await ctx.inbox.finish(id, done === "not_found" ? "ignored" : "done", `Transfer: ${done}.`, ctx.now);
  return done;
}

/** Null when nothing acts on the event. */
async function applyEvent(ctx: JobContext, event: InboxEvent): Promise<string | null> {
  switch (event.provider) {
    case "retell": {
      const transfer = ctx.providerEvents.readTransferEvent(event.payload, event.receivedAt);
      if (transfer) return hearTransfer(ctx, event, transfer);
      const call = ctx.providerEvents.readCallEvent(event.payload, event.receivedAt);
      if (!call) return null;
      // First what cannot wait: the event is closed by what follows.
      await watchCall(ctx, "retell", call);
      await hearOptOut(ctx, call);
      return ctx.calls.applyEvent(event.id, "retell", call, ctx.now);
    }
    case "telnyx": {
      const verdict = ctx.providerEvents.readRegistrationEvent(event.payload);
      if (verdict) return applyVerdict(ctx, event, verdict);
      const text = ctx.providerEvents.readTextEvent(event.payload);
      return text ? applyTextEvent(ctx, event.id, text, readOwnId(event.payload, "cloudgreet_message_id")) : null;
    }
    case "resend": {
      const mail = ctx.providerEvents.readMailEvent(event.payload);
      return mail ? applyMailEvent(ctx, event.id, mail) : null;
    }
    case "stripe": {
      const billing = ctx.providerEvents.readBillingEvent(event.payload);
      if (!billing) return null;
      const sentence = await applyBillingEvent(ctx, billing);
      await ctx.inbox.finish(event.id, "done", sentence, ctx.now);
      return sentence;
    }
    default:
      return null;
  }
}

/** A verdict of the carriers about the texts of the business that its address names. */
async function applyVerdict(ctx: JobContext, event: InboxEvent, verdict: RegistrationEvent): Promise<string> {
  const businessId = readOwnId(event.payload, "cloudgreet_business_id");
  const done = businessId ? await applyRegistrationEvent(ctx, businessId, verdict) : "not_found";
  await ctx.inbox.finish(event.id, done === "not_found" ? "ignored" : "done", `Registration: ${done}.`, ctx.now);
  return done;
}

/** The route keeps ids of ours, which the address of a report named, beside the carrier's body. */
function readOwnId(payload: unknown, name: "cloudgreet_message_id" | "cloudgreet_business_id"): string | null {
  const id = typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>)[name] : null;
  return typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}
