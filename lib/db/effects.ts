import { z } from "zod";
import type { TextFacts } from "@/lib/domain/messages/text-facts";
import type { FeeToCharge } from "@/lib/domain/money/fee";
import type { CalendarStore, FeeStore, TextStore } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";

const nothing = z.object({});

const textRow = z.object({
  message_id: z.string(),
  business_id: z.string(),
  appointment_id: z.string().nullable(),
  kind: z.enum(["confirmation", "reschedule_notice", "cancel_notice", "opt_out_confirmation", "help", "owner_alert"]),
  state: z.enum(["queued", "sending", "sent", "delivered", "failed", "blocked"]),
  to_number: z.string(),
  from_number: z.string().nullable(),
  messaging_profile_id: z.string().nullable(),
  business_name: z.string(),
  business_status: z.string(),
  business_phone: z.string().nullable(),
  time_zone: z.string(),
  language: z.enum(["en", "es"]),
  is_test: z.boolean(),
  is_registered: z.boolean(),
  is_opted_out: z.boolean(),
  is_first: z.boolean(),
  requested_at: z.date(),
  is_requested_by_recipient: z.boolean(),
  sent_to_number_last_hour: z.number(),
  sent_by_business_today: z.number(),
  body: z.string().nullable(),
  send_attempt: z.number(),
  attempted_at: z.date().nullable(),
});

/** Texts through the app functions of migrations/functions/messaging. */
export function createTextStore(asSystem: AsSystem): TextStore {
  return {
    async load(messageId, now) {
      const [row] = await asSystem("load_text", { p_message_id: messageId, p_now: now }, textRow);
      return row ? toTextFacts(row) : null;
    },
    async start({ messageId, attempt, body, fromNumber, now }) {
      const [row] = await asSystem(
        "start_text",
        { p_message_id: messageId, p_attempt: attempt, p_body: body, p_from_number: fromNumber, p_now: now },
        z.object({ start_text: z.enum(["sending", "blocked", "gone"]) }),
      );
      return row?.start_text ?? "gone";
    },
    async settle(messageId, result, now) {
      await asSystem(
        "settle_text",
        {
          p_message_id: messageId,
          p_state: result.state,
          p_provider_message_id: result.state === "sent" ? result.providerMessageId : null,
          p_reason: "reason" in result ? result.reason : null,
          p_detail: "detail" in result ? result.detail : null,
          p_now: now,
        },
        nothing,
      );
    },
    async queueConfirmation({ businessId, appointmentId, phone, now }) {
      const [row] = await asSystem(
        "queue_confirmation",
        { p_business_id: businessId, p_appointment_id: appointmentId, p_phone: phone, p_now: now },
        z.object({ queue_confirmation: z.enum(["queued", "already_sent", "not_found"]) }),
      );
      return row?.queue_confirmation ?? "not_found";
    },
    async applyEvent(event) {
      const [row] = await asSystem(
        "apply_text_event",
        {
          p_webhook_event_id: event.webhookEventId,
          p_provider_message_id: event.providerMessageId,
          p_message_id: event.messageId,
          p_state: event.state,
          p_code: event.code,
          p_detail: event.detail,
          p_now: event.now,
        },
        z.object({ apply_text_event: z.string() }),
      );
      return row?.apply_text_event ?? "unknown";
    },
    async receive(text) {
      const [row] = await asSystem(
        "receive_text",
        {
          p_webhook_event_id: text.webhookEventId,
          p_provider_message_id: text.providerMessageId,
          p_from_number: text.fromNumber,
          p_to_number: text.toNumber,
          p_body: text.body,
          p_command: text.command,
          p_reply_kind: text.replyKind,
          p_now: text.now,
        },
        z.object({ receive_text: z.string() }),
      );
      return row?.receive_text ?? "unknown";
    },
  };
}

const feeRow = z.object({
  fee_id: z.string(),
  business_id: z.string(),
  appointment_id: z.string(),
  reference: z.string(),
  amount_cents: z.number(),
  state: z.enum(["pending", "invoiced", "paid", "failed", "waived", "credited", "disputed"]),
  stripe_customer_id: z.string().nullable(),
  stripe_invoice_id: z.string().nullable(),
  pay_attempt: z.number(),
  created_at: z.date(),
  service: z.string(),
  starts_at: z.date(),
  time_zone: z.string(),
});

/** Fees through the app functions of migrations/functions/money. */
export function createFeeStore(asSystem: AsSystem): FeeStore {
  return {
    async load(feeId) {
      const [row] = await asSystem("load_fee", { p_fee_id: feeId }, feeRow);
      return row ? toFee(row) : null;
    },
    async startPayment(feeId) {
      const [row] = await asSystem(
        "start_fee_payment",
        { p_fee_id: feeId },
        z.object({ start_fee_payment: z.number() }),
      );
      return row?.start_fee_payment ?? 1;
    },
    async settle(feeId, { state, invoiceId, invoiceUrl, reason }, now) {
      const [row] = await asSystem(
        "settle_fee",
        {
          p_fee_id: feeId,
          p_state: state,
          p_invoice_id: invoiceId,
          p_invoice_url: invoiceUrl,
          p_reason: reason,
          p_now: now,
        },
        z.object({ settle_fee: z.string().nullable() }),
      );
      return row?.settle_fee ?? state;
    },
    async findByInvoice(invoiceId) {
      const [row] = await asSystem(
        "find_fee_by_invoice",
        { p_invoice_id: invoiceId },
        z.object({ find_fee_by_invoice: z.string().nullable() }),
      );
      return row?.find_fee_by_invoice ?? null;
    },
    async syncSubscription(subscription) {
      const [row] = await asSystem(
        "sync_subscription",
        {
          p_stripe_customer_id: subscription.stripeCustomerId,
          p_stripe_subscription_id: subscription.stripeSubscriptionId,
          p_status: subscription.status,
          p_period_start: subscription.periodStart,
          p_period_end: subscription.periodEnd,
          p_now: subscription.now,
        },
        z.object({ sync_subscription: z.string() }),
      );
      return row?.sync_subscription ?? "unknown";
    },
  };
}

/** Opens a sealed secret; `context` is the business it belongs to. */
export type Unseal = (context: string, sealed: string) => string;

/** Calendar connections through the app functions of migrations/functions/booking. */
export function createCalendarStore(asSystem: AsSystem, unseal: Unseal): CalendarStore {
  return {
    async load(businessId) {
      const [row] = await asSystem(
        "load_calendar",
        { p_business_id: businessId },
        z.object({
          calendar_id: z.string(),
          state: z.enum(["connected", "needs_reconnect", "disconnected"]),
          refresh_token_sealed: z.string(),
        }),
      );
      if (!row) return null;
      const refreshToken = unseal(businessId, row.refresh_token_sealed);
      return { calendarId: row.calendar_id, state: row.state, refreshToken };
    },
    async saveEvent(businessId, appointmentId, eventId, revision) {
      await asSystem(
        "save_calendar_event",
        { p_business_id: businessId, p_appointment_id: appointmentId, p_event_id: eventId, p_revision: revision },
        nothing,
      );
    },
    async markDisconnected(businessId, error, now) {
      await asSystem("mark_calendar_disconnected", { p_business_id: businessId, p_error: error, p_now: now }, nothing);
    },
  };
}

function toTextFacts(row: z.infer<typeof textRow>): TextFacts {
  return {
    id: row.message_id,
    businessId: row.business_id,
    appointmentId: row.appointment_id,
    kind: row.kind,
    state: row.state,
    toNumber: row.to_number,
    fromNumber: row.from_number,
    messagingProfileId: row.messaging_profile_id,
    businessName: row.business_name,
    businessStatus: row.business_status,
    businessPhone: row.business_phone,
    timeZone: row.time_zone,
    language: row.language,
    isTest: row.is_test,
    isRegistered: row.is_registered,
    isOptedOut: row.is_opted_out,
    isFirst: row.is_first,
    requestedAt: row.requested_at,
    isRequestedByRecipient: row.is_requested_by_recipient,
    sentToNumberLastHour: row.sent_to_number_last_hour,
    sentByBusinessToday: row.sent_by_business_today,
    body: row.body,
    sendAttempt: row.send_attempt,
    attemptedAt: row.attempted_at,
  };
}

function toFee(row: z.infer<typeof feeRow>): FeeToCharge {
  return {
    id: row.fee_id,
    businessId: row.business_id,
    appointmentId: row.appointment_id,
    reference: row.reference,
    amountCents: row.amount_cents,
    state: row.state,
    stripeCustomerId: row.stripe_customer_id,
    stripeInvoiceId: row.stripe_invoice_id,
    payAttempt: row.pay_attempt,
    createdAt: row.created_at,
    service: row.service,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
  };
}
