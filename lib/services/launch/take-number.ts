import type { StepResult } from "@/lib/domain/launch/launch-step";
import type { Ctx } from "@/lib/ports";
import type { LaunchFacts } from "@/lib/ports/launch";

type NumberCtx = Ctx<"launches" | "numberShop">;

/**
 * Gets the business its number: ordered under a reference of its own, or assigned from the pool. Never before the plan
 * is paid or on trial, and never a second one.
 */
export async function takeNumber(ctx: NumberCtx, businessId: string, facts: LaunchFacts): Promise<StepResult> {
  if (facts.numberKind && facts.e164) return { outcome: "done", providerIds: { number: facts.e164 } };
  if (facts.subscriptionStatus !== "active" && facts.subscriptionStatus !== "trialing") return notPaid;
  if (facts.choice === "toll_free") return takeFromPool(ctx, businessId);
  if (!facts.e164) {
    return { outcome: "failed", reason: "No number was chosen.", advice: "Choose one, then try this step again." };
  }
  return orderNumber(ctx, businessId, facts.e164, facts.orderId);
}

const notPaid: StepResult = {
  outcome: "failed",
  reason: "The plan is not paid.",
  advice: "Pay the plan, then try this step again.",
};
const gone: StepResult = {
  outcome: "failed",
  reason: "Somebody else took the number meanwhile.",
  advice: "Choose another number, then try this step again. You were not charged for this one.",
};
const settingUp: StepResult = {
  outcome: "later",
  reason: "The number is ordered. The carrier is still setting it up.",
  advice: "That can take some hours. We go on looking, and your launch goes on by itself; nothing is bought twice.",
};

async function orderNumber(
  ctx: NumberCtx,
  businessId: string,
  e164: string,
  orderId: string | null,
): Promise<StepResult> {
  const ordered = await ctx.numberShop.order({ e164, reference: `business:${businessId}:${e164}`, orderId });
  if (ordered.outcome === "gone") {
    await ctx.launches.keepOrder(businessId, null);
    return gone;
  }
  await ctx.launches.keepOrder(businessId, ordered.orderId);
  if (ordered.outcome === "pending") return settingUp;
  return keep(ctx, businessId, { e164, kind: "local", numberId: ordered.numberId });
}

async function takeFromPool(ctx: NumberCtx, businessId: string): Promise<StepResult> {
  const number = await ctx.launches.takePoolNumber(businessId, ctx.now);
  if (number) return keep(ctx, businessId, { ...number, kind: "toll_free" });
  return {
    outcome: "failed",
    reason: "All our toll-free numbers are given out.",
    advice: "Choose a local number, or try again tomorrow: we add numbers every week.",
  };
}

async function keep(
  ctx: NumberCtx,
  businessId: string,
  number: { e164: string; kind: "local" | "toll_free"; numberId: string | null },
): Promise<StepResult> {
  const kept = await ctx.launches.keepNumber({ businessId, ...number, now: ctx.now });
  if (kept === "not_paid") return notPaid;
  return kept === "kept" ? { outcome: "done", providerIds: { number: number.e164 } } : gone;
}
