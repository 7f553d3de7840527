import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/**
 * The page to pay the plan at; a repeat finds the one that is open. Throws `not_found` without such a business,
 * `unavailable` when the payment provider cannot answer.
 */
export async function startCheckout(
  ctx: Ctx<"launches" | "planSales" | "settings">,
  { businessId, planId, from = "wizard" }: { businessId: string; planId: string; from?: "wizard" | "billing" },
): Promise<{ outcome: "open"; url: string } | { outcome: "already_subscribed" | "unknown_plan" }> {
  const facts = await ctx.launches.load(businessId);
  if (!facts) throw new AppError("not_found", "There is no such business.");
  if ((await ctx.launches.keepCustomer(businessId, planId, facts.customerId)) === "unknown_plan") {
    return { outcome: "unknown_plan" };
  }
  const customerId = await ctx.planSales.ensureCustomer({
    businessId,
    customerId: facts.customerId,
    name: facts.businessName,
    email: facts.email,
  });
  await ctx.launches.keepCustomer(businessId, planId, customerId);
  const chosen = await ctx.launches.load(businessId);
  if (!chosen?.plan || !chosen.customerId) throw new AppError("internal", "The plan could not be kept.");
  return ctx.planSales.openCheckout({
    businessId,
    customerId: chosen.customerId,
    plan: chosen.plan,
    ...pagesAround(ctx.settings.appUrl, from),
  });
}

/** Where the payment page leads to: on with the launch, or back to billing. */
function pagesAround(appUrl: string, from: "wizard" | "billing"): { successUrl: string; cancelUrl: string } {
  const billing = `${appUrl}/dashboard/billing`;
  if (from === "billing") return { successUrl: billing, cancelUrl: billing };
  return {
    successUrl: `${appUrl}/onboarding/launch?session_id={CHECKOUT_SESSION_ID}`,
    cancelUrl: `${appUrl}/onboarding/plan`,
  };
}
