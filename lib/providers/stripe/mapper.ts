import { z } from "zod";
import type { BillingEvent } from "@/lib/domain/money/billing-event";

const event = z.object({
  id: z.string().min(1),
  type: z.string(),
  data: z.object({
    object: z.object({ id: z.string() }).loose(),
    previous_attributes: z.object({ invoice_settings: z.unknown().optional() }).nullish(),
  }),
});
const invoiceTypes = /^invoice\.(finalized|paid|payment_failed|voided|marked_uncollectible)$/;
const subscriptionTypes = /^customer\.subscription\.(created|updated|deleted|paused|resumed)$/;

/** The inbox key and kind of a verified event. */
export function identifyStripeEvent(payload: unknown): { eventId: string; kind: string } | null {
  const parsed = event.safeParse(payload);
  return parsed.success ? { eventId: parsed.data.id, kind: parsed.data.type } : null;
}

/** Which object to read again; null for events that change nothing here. */
export function toBillingEvent(payload: unknown): BillingEvent | null {
  const parsed = event.safeParse(payload);
  if (!parsed.success) return null;
  const { type, data } = parsed.data;
  if (type === "checkout.session.completed") {
    const { subscription } = data.object;
    return typeof subscription === "string" ? { kind: "subscription_changed", subscriptionId: subscription } : null;
  }
  if (type === "customer.updated" && data.previous_attributes?.invoice_settings !== undefined) {
    return { kind: "card_changed", customerId: data.object.id };
  }
  if (invoiceTypes.test(type)) return { kind: "invoice_changed", invoiceId: data.object.id };
  if (subscriptionTypes.test(type)) return { kind: "subscription_changed", subscriptionId: data.object.id };
  return null;
}
