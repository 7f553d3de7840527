import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { startCheckout } from "./start-checkout";

/**
 * Where a launch that waits for its payment is paid: the checkout of the chosen plan, or, when there is a subscription
 * whose payment failed, the provider's portal. Both lead back to the launch. AppError `conflict` without a plan that is
 * still sold, `unavailable` when the provider cannot answer.
 */
export async function openPayment(
  ctx: Ctx<"launches" | "planSales" | "settings">,
  businessId: string,
): Promise<string> {
  const facts = await ctx.launches.load(businessId);
  if (!facts?.plan) throw new AppError("conflict", "Choose a plan first.");
  const checkout = await startCheckout(ctx, { businessId, planId: facts.plan.id, from: "wizard" });
  if (checkout.outcome === "open") return checkout.url;
  if (checkout.outcome === "unknown_plan" || !facts.customerId) {
    throw new AppError("conflict", "That plan is no longer sold. Choose another one on the plan page.");
  }
  const returnUrl = `${ctx.settings.appUrl}/onboarding/launch`;
  return ctx.planSales.openPortal({ customerId: facts.customerId, returnUrl });
}
