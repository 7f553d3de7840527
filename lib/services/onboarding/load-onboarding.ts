import { type WizardAnswers, type WizardStep, wizardOrder, wizardSteps } from "@/lib/domain/onboarding/wizard-steps";
import type { Ctx } from "@/lib/ports";

export interface OnboardingState {
  answers: Partial<WizardAnswers>;
  /** Of each step; 0 when it was never saved. */
  revisions: Record<WizardStep, number>;
  /** Where to go on; null when every step is answered. */
  nextStep: WizardStep | null;
}

/** What the wizard knows so far, on whatever device it was told. Answers that no longer fit are asked again. */
export async function loadOnboarding(ctx: Ctx<"onboarding">, businessId: string): Promise<OnboardingState> {
  const revisions: Record<WizardStep, number> = { profile: 0, services: 0, calendar: 0, phone: 0, plan: 0 };
  const answers: Partial<WizardAnswers> = {};
  for (const { step, answers: kept, revision } of await ctx.onboarding.load(businessId)) {
    revisions[step] = revision;
    const parsed = wizardSteps[step].safeParse(kept);
    if (parsed.success) Object.assign(answers, { [step]: parsed.data });
  }
  return { answers, revisions, nextStep: wizardOrder.find((step) => !answers[step]) ?? null };
}
