import { z } from "zod";
import type { FeeToCharge } from "@/lib/domain/money/fee";
import type { CalendarStore, FeeStore } from "@/lib/ports/stores";
import type { AsSystem } from "./as-system";
import { createBillingWrites } from "./billing-writes";

const nothing = z.object({});

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
    ...createBillingWrites(asSystem),
    async syncSubscription(subscription) {
      const [row] = await asSystem(
        "sync_subscription",
        {
          p_stripe_customer_id: subscription.stripeCustomerId,
          p_stripe_subscription_id: subscription.stripeSubscriptionId,
          p_status: subscription.status,
          p_plan_id: subscription.planId,
          p_is_lapsed: subscription.isLapsed,
          p_period_start: subscription.periodStart,
          p_period_end: subscription.periodEnd,
          p_ends_at: subscription.endsAt,
          p_now: subscription.now,
        },
        z.object({ sync_subscription: z.enum(["synced", "outdated", "unknown"]) }),
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
          is_writable: z.boolean(),
        }),
      );
      if (!row) return null;
      const refreshToken = unseal(businessId, row.refresh_token_sealed);
      return { calendarId: row.calendar_id, state: row.state, refreshToken, isWritable: row.is_writable };
    },
    async saveEvent({ businessId, appointmentId, calendarId, eventId, revision }) {
      const [row] = await asSystem(
        "save_calendar_event",
        {
          p_business_id: businessId,
          p_appointment_id: appointmentId,
          p_calendar_id: calendarId,
          p_event_id: eventId,
          p_revision: revision,
        },
        z.object({ save_calendar_event: z.boolean() }),
      );
      return row?.save_calendar_event ?? false;
    },
    async markDisconnected(businessId, error, now) {
      await asSystem("mark_calendar_disconnected", { p_business_id: businessId, p_error: error, p_now: now }, nothing);
    },
    async markWritable(businessId, calendarId, isWritable, now) {
      const args = { p_calendar_id: calendarId, p_is_writable: isWritable, p_now: now };
      await asSystem("mark_calendar_writable", { p_business_id: businessId, ...args }, nothing);
    },
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
