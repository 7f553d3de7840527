import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { startCheckout } from "@/lib/services/launch/start-checkout";
import { syncSubscription } from "./sync-subscription";

interface PlanChange {
  businessId: string;
  planId: string;
  /** Of the form that was filled in: pressing twice is one change, another visit is another. */
  requestId: string;
}

/** `pay`: there is no running plan; it begins on the payment page. `unpaid`: what is open is paid first. */
export type ChangedPlan =
  | { outcome: "changed" | "unchanged" | "unpaid" | "unknown_plan" }
  | { outcome: "pay"; url: string };

/**
 * Moves a business to another offered plan at once; the payment provider puts the difference for the days that are left
 * on the next invoice. What holds is read again from the provider, here and after its event. Throws `not_found` without
 * such a business, `unavailable` when the provider cannot answer.
 */
export async function changePlan(
  ctx: Ctx<"fees" | "planSales" | "billing" | "site" | "launches" | "settings">,
  { businessId, planId, requestId }: PlanChange,
): Promise<ChangedPlan> {
  const plan = (await ctx.site.listPlans()).find(({ id }) => id === planId);
  if (!plan) return { outcome: "unknown_plan" };
  const customerId = await ctx.fees.findCustomer(businessId);
  const changed = customerId
    ? await ctx.planSales.changePlan({ customerId, plan, requestId })
    : { outcome: "no_subscription" as const };
  if (changed.outcome === "no_subscription") return beginAgain(ctx, businessId, planId);
  await syncSubscription(ctx, changed.subscriptionId);
  return { outcome: changed.outcome };
}

async function beginAgain(
  ctx: Ctx<"launches" | "planSales" | "settings">,
  businessId: string,
  planId: string,
): Promise<ChangedPlan> {
  const started = await startCheckout(ctx, { businessId, planId, from: "billing" });
  if (started.outcome === "open") return { outcome: "pay", url: started.url };
  if (started.outcome === "unknown_plan") return { outcome: "unknown_plan" };
  throw new AppError("conflict", "The plan has just been changed elsewhere. Load the page again.");
}
