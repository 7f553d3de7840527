import type { WizardStep } from "@/lib/domain/onboarding/wizard-steps";
import type { Ctx } from "@/lib/ports";
import { loadOnboarding } from "./load-onboarding";

/**
 * Makes the business what the wizard says, in one transaction; a repeat changes nothing more. `incomplete` names the
 * step that has no answer yet.
 */
export async function applyOnboarding(
  ctx: Ctx<"onboarding">,
  businessId: string,
): Promise<{ outcome: "applied" } | { outcome: "incomplete"; step: WizardStep }> {
  const { answers } = await loadOnboarding(ctx, businessId);
  if (!answers.profile) return { outcome: "incomplete", step: "profile" };
  if (!answers.services) return { outcome: "incomplete", step: "services" };
  await ctx.onboarding.apply({ businessId, profile: answers.profile, catalogue: answers.services, now: ctx.now });
  return { outcome: "applied" };
}
