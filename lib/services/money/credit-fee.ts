import type { Ctx } from "@/lib/ports";

/**
 * Gives an invoiced or paid fee back at Stripe: a draft is deleted, an open invoice voided, a paid one credited and
 * refunded. A repeat does nothing more. Throws `unavailable` when Stripe or the database cannot answer.
 */
export async function creditFee(
  ctx: Ctx<"fees" | "billing">,
  { feeId, reason }: { feeId: string; reason: string },
): Promise<"credited" | "nothing_to_do"> {
  const fee = await ctx.fees.load(feeId);
  if (!fee || fee.state === "credited" || fee.state === "waived") return "nothing_to_do";
  if (fee.stripeInvoiceId) await ctx.billing.undoInvoice(fee.stripeInvoiceId, fee);
  await ctx.fees.settle(feeId, { state: "credited", invoiceId: null, invoiceUrl: null, reason }, ctx.now);
  return "credited";
}
