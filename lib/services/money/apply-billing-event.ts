import type { BillingEvent } from "@/lib/domain/money/billing-event";
import type { Ctx } from "@/lib/ports";
import { syncSubscription } from "./sync-subscription";

/** Fee states that follow from an invoice's; a draft says nothing yet. */
const feeStates = { paid: "paid", open: "invoiced", uncollectible: "failed", void: "credited" } as const;

/**
 * Reads again what a billing event names and writes that, so that order and repeats of events stop mattering. Returns
 * a sentence of what was done.
 */
export async function applyBillingEvent(
  ctx: Ctx<"fees" | "billing" | "planSales">,
  event: BillingEvent,
): Promise<string> {
  if (event.kind === "card_changed") return payWithNewCard(ctx, event.customerId);
  if (event.kind === "subscription_changed") return followSubscription(ctx, event.subscriptionId);
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

/** Whoever changes the card while something is unpaid means to pay: Stripe itself would try it days later. */
async function payWithNewCard(ctx: Ctx<"fees" | "billing" | "planSales">, customerId: string): Promise<string> {
  const subscription = await ctx.planSales.findSubscription(customerId);
  if (subscription?.status !== "past_due" && subscription?.status !== "unpaid") return "Nothing is unpaid.";
  const outcome = await ctx.billing.payPlanInvoices(subscription.id);
  await syncSubscription(ctx, subscription.id);
  return `The open invoice: ${outcome}.`;
}

async function followSubscription(ctx: Ctx<"fees" | "billing">, subscriptionId: string): Promise<string> {
  const synced = await syncSubscription(ctx, subscriptionId);
  if (!synced) return "The subscription is gone.";
  if (synced.outcome === "unknown") return "No business has this customer.";
  if (synced.outcome === "outdated") return "A later reading stands.";
  return `The subscription is ${synced.subscription.status}.`;
}
