import type { StepResult } from "@/lib/domain/launch/launch-step";
import type { Ctx } from "@/lib/ports";
import type { LaunchFacts } from "@/lib/ports/launch";
import { syncSubscription } from "@/lib/services/money/sync-subscription";

const updateCard = "Update your card on the payment page; the launch goes on by itself.";
const payAnew = "Pay for a plan again on the payment page; the launch goes on by itself.";

/** Reads the subscription again at the payment provider and writes what it says; goes on when paid or on trial. */
export async function confirmSubscription(
  ctx: Ctx<"planSales" | "fees" | "billing">,
  _businessId: string,
  { customerId }: LaunchFacts,
): Promise<StepResult> {
  const found = customerId ? await ctx.planSales.findSubscription(customerId) : null;
  const synced = found && (await syncSubscription(ctx, found.id));
  if (!found || !synced) {
    return { outcome: "waiting", reason: "The plan is not paid yet.", advice: "Finish the payment page." };
  }
  const { status } = synced.subscription;
  if (status === "active" || status === "trialing")
    return { outcome: "done", providerIds: { subscriptionId: found.id } };
  return status === "canceled"
    ? { outcome: "waiting", reason: "The plan was cancelled.", advice: payAnew }
    : { outcome: "waiting", reason: "Your card was declined.", advice: updateCard };
}
