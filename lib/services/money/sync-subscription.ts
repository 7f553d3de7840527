import type { SubscriptionState } from "@/lib/domain/money/subscription";
import type { Ctx } from "@/lib/ports";

/**
 * Reads a subscription again at the payment provider and writes what it says, with what follows for the business. Safe
 * in any order and repeated: a reading that began before the one that stands is refused. Null when it is gone.
 */
export async function syncSubscription(
  ctx: Ctx<"fees" | "billing">,
  subscriptionId: string,
): Promise<{ outcome: string; subscription: SubscriptionState } | null> {
  const subscription = await ctx.billing.readSubscription(subscriptionId);
  if (!subscription) return null;
  const { customerId, ...state } = subscription;
  const outcome = await ctx.fees.syncSubscription({
    ...state,
    stripeCustomerId: customerId,
    stripeSubscriptionId: subscriptionId,
    now: ctx.now,
  });
  return { outcome, subscription };
}
