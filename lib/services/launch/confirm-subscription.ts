import type { StepResult } from "@/lib/domain/launch/launch-step";
import type { Ctx } from "@/lib/ports";
import type { LaunchFacts } from "@/lib/ports/launch";

const payAgain = "Update your card on the payment page; the launch goes on by itself.";

/** Reads the subscription again at the payment provider and writes what it says; goes on when paid or on trial. */
export async function confirmSubscription(
  ctx: Ctx<"planSales" | "fees" | "billing">,
  _businessId: string,
  { customerId }: LaunchFacts,
): Promise<StepResult> {
  const found = customerId ? await ctx.planSales.findSubscription(customerId) : null;
  const now = found && (await ctx.billing.readSubscription(found.id));
  if (!found || !now) {
    return { outcome: "waiting", reason: "The plan is not paid yet.", advice: "Finish the payment page." };
  }
  const isPaid = now.status === "active" || now.status === "trialing";
  await ctx.fees.syncSubscription({
    stripeCustomerId: now.customerId,
    stripeSubscriptionId: found.id,
    status: now.status,
    periodStart: now.periodStart,
    periodEnd: now.periodEnd,
    now: ctx.now,
  });
  if (isPaid) return { outcome: "done", providerIds: { subscriptionId: found.id } };
  return now.status === "canceled"
    ? { outcome: "failed", reason: "The plan was cancelled.", advice: "Choose a plan again." }
    : { outcome: "waiting", reason: "Your card was declined.", advice: payAgain };
}
