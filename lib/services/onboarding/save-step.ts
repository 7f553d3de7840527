import { type WizardStep, wizardSteps } from "@/lib/domain/onboarding/wizard-steps";
import type { Ctx } from "@/lib/ports";

export type SaveStepResult =
  | { outcome: "saved" | "stale"; revision: number }
  | { outcome: "invalid"; problems: { path: string; message: string }[] };

/**
 * Saves one step of the wizard as it goes. `revision` is the one that the form was filled from, 0 for none. `stale`: the
 * step was saved elsewhere meanwhile, and nothing changed. `invalid` names each wrong field by its path.
 */
export async function saveStep(
  ctx: Ctx<"onboarding">,
  { businessId, step, answers, revision }: { businessId: string; step: WizardStep; answers: unknown; revision: number },
): Promise<SaveStepResult> {
  const parsed = wizardSteps[step].safeParse(answers);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return { outcome: "invalid", problems };
  }
  return ctx.onboarding.saveStep({ businessId, step, answers: parsed.data, revision, now: ctx.now });
}
