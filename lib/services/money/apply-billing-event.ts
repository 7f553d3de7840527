import type { BillingEvent } from "@/lib/domain/money/billing-event";
import type { Ctx } from "@/lib/ports";

/** Fee states that follow from an invoice's; a draft says nothing yet. */
const feeStates = { paid: "paid", open: "invoiced", uncollectible: "failed", void: "credited" } as const;

/**
 * Reads again what a billing event names and writes that, so that order and repeats of events stop mattering. Returns
 * a sentence of what was done.
 */
export async function applyBillingEvent(ctx: Ctx<"fees" | "billing">, event: BillingEvent): Promise<string> {
  if (event.kind === "subscription_changed") return syncSubscription(ctx, event.subscriptionId);
  const invoice = await ctx.billing.readInvoice(event.invoiceId);
  if (!invoice) return "The invoice is gone.";
  if (invoice.document) await ctx.fees.saveInvoice(invoice.id, invoice.document);
  const feeId = (await ctx.fees.findByInvoice(invoice.id)) ?? invoice.feeId;
  if (!feeId) return "Not the invoice of a booking fee.";
  if (invoice.status === "draft" || invoice.status === "deleted") return "The invoice is a draft.";
  const fee = await ctx.fees.load(feeId);
  if (!fee) return "No fee of ours has this invoice.";
  const state = feeStates[invoice.status];
  // An open invoice of a fee that was declined stays declined until it is paid.
  if (state === "invoiced" && fee.state === "failed") return "The fee is still unpaid.";
  const stands = await ctx.fees.settle(
    feeId,
    { state, invoiceId: invoice.id, invoiceUrl: invoice.url, reason: null },
    ctx.now,
  );
  return `The fee is ${stands}.`;
}

async function syncSubscription(ctx: Ctx<"fees" | "billing">, subscriptionId: string): Promise<string> {
  const subscription = await ctx.billing.readSubscription(subscriptionId);
  if (!subscription) return "The subscription is gone.";
  const outcome = await ctx.fees.syncSubscription({
    stripeCustomerId: subscription.customerId,
    stripeSubscriptionId: subscriptionId,
    status: subscription.status,
    periodStart: subscription.periodStart,
    periodEnd: subscription.periodEnd,
    now: ctx.now,
  });
  return outcome === "synced" ? `The subscription is ${subscription.status}.` : "No business has this customer.";
}
