import type { WizardStep } from "@/lib/domain/onboarding/wizard-steps";
import type { Ctx } from "@/lib/ports";
import { applyOnboarding } from "@/lib/services/onboarding/apply-onboarding";
import { chooseNumber } from "@/lib/services/onboarding/choose-number";
import { loadOnboarding } from "@/lib/services/onboarding/load-onboarding";
import { startCheckout } from "./start-checkout";
import { startLaunch } from "./start-launch";

export type BegunLaunch =
  | { outcome: "pay"; url: string }
  | { outcome: "already_subscribed" | "unknown_plan" | "number_taken" }
  | { outcome: "incomplete"; step: WizardStep };

/**
 * Ends the wizard: the business becomes what it says, its number is held anew, the launch begins, and the page to pay at
 * is open. A repeat finds all of it. Nothing is bought. Throws `unavailable` when the payment provider cannot answer.
 */
export async function beginLaunch(
  ctx: Ctx<"onboarding" | "launches" | "planSales" | "settings">,
  { businessId, planId }: { businessId: string; planId: string },
): Promise<BegunLaunch> {
  const { answers } = await loadOnboarding(ctx, businessId);
  if (!answers.phone) return { outcome: "incomplete", step: "phone" };
  const applied = await applyOnboarding(ctx, businessId);
  if (applied.outcome === "incomplete") return applied;
  if ((await chooseNumber(ctx, businessId, answers.phone)) === "taken") return { outcome: "number_taken" };
  const checkout = await startCheckout(ctx, { businessId, planId });
  if (checkout.outcome === "unknown_plan") return { outcome: "unknown_plan" };
  await startLaunch(ctx, businessId);
  return checkout.outcome === "open" ? { outcome: "pay", url: checkout.url } : { outcome: "already_subscribed" };
}
