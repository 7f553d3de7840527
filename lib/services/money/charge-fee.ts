import type { Ctx } from "@/lib/ports";

export type ChargeFeeResult =
  | { outcome: "paid" | "nothing_to_do" | "undone" }
  | { outcome: "declined"; reason: string };

/**
 * Charges a booking fee as its own invoice. Each step is kept before the next begins, so that a repeat goes on where
 * the last one stopped: one invoice, one payment. A decline ends the job: Stripe tries the card again by itself, the
 * owner sees the fee as failed with a link to pay. Throws `unavailable` when Stripe or the database cannot answer.
 */
export async function chargeFee(ctx: Ctx<"fees" | "billing">, feeId: string): Promise<ChargeFeeResult> {
  const fee = await ctx.fees.load(feeId);
  if (!fee || !["pending", "invoiced", "failed"].includes(fee.state)) return { outcome: "nothing_to_do" };
  const invoice = await ctx.billing.prepareFeeInvoice(fee);
  const stands = await ctx.fees.settle(
    feeId,
    { state: "invoiced", invoiceId: invoice.id, invoiceUrl: invoice.url, reason: null },
    ctx.now,
  );
  if (stands === "waived" || stands === "credited") {
    // Given back while the invoice was being made.
    await ctx.billing.undoInvoice(invoice.id, fee);
    return { outcome: "undone" };
  }
  // Disputed while the invoice was being made: the draft waits until the dispute is taken back.
  if (stands === "disputed") return { outcome: "nothing_to_do" };
  if (stands === "paid") return { outcome: "paid" };
  const attempt = await ctx.fees.startPayment(feeId);
  const result = await ctx.billing.payInvoice(invoice.id, fee, attempt);
  if (result.status === "paid") {
    await ctx.fees.settle(
      feeId,
      { state: "paid", invoiceId: invoice.id, invoiceUrl: result.url, reason: null },
      ctx.now,
    );
    return { outcome: "paid" };
  }
  const reason = result.decline ?? `invoice ${result.status}`;
  await ctx.fees.settle(feeId, { state: "failed", invoiceId: invoice.id, invoiceUrl: result.url, reason }, ctx.now);
  return { outcome: "declined", reason };
}
