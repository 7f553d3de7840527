import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/**
 * The address of Stripe's portal for a business: card, plan, cancellation, old invoices. It leads back to the billing
 * page. AppError `conflict` before there is a customer, `unavailable` when Stripe cannot answer.
 */
export async function openPortal(ctx: Ctx<"fees" | "planSales" | "settings">, businessId: string): Promise<string> {
  const customerId = await ctx.fees.findCustomer(businessId);
  if (!customerId) throw new AppError("conflict", "There is no payment account yet. Choose a plan first.");
  return ctx.planSales.openPortal({ customerId, returnUrl: `${ctx.settings.appUrl}/dashboard/billing` });
}
