import { notFound, redirect } from "next/navigation";
import { StepView } from "@/app/onboarding/_components/step-view";
import { lookAround } from "@/app/onboarding/actions";
import { isStillSettingUp, loadWizard } from "@/app/onboarding/load-wizard";
import { stepNames, WizardProgress } from "@/components/onboarding/wizard-progress";
import { Button } from "@/components/ui/button";
import { type WizardStep, wizardOrder } from "@/lib/domain/onboarding/wizard-steps";

const stepOf = (word: string): WizardStep | undefined => wizardOrder.find((step) => step === word);

export async function generateMetadata({ params }: PageProps<"/onboarding/[step]">) {
  const step = stepOf((await params).step);
  return { title: step ? `Set up: ${stepNames[step]}` : "Set up" };
}

export default async function WizardStepPage({ params, searchParams }: PageProps<"/onboarding/[step]">) {
  const step = stepOf((await params).step);
  if (!step) notFound();
  const { member, state } = await loadWizard();
  if (member.business.status !== "onboarding") redirect("/onboarding");
  // Once it is paid only the number may be chosen anew: other answers would never be applied.
  if (step !== "phone" && !(await isStillSettingUp())) redirect("/onboarding/launch");
  const { result } = await searchParams;
  return (
    <>
      <WizardProgress current={step} answered={wizardOrder.filter((one) => state.answers[one])} />
      <StepView step={step} result={typeof result === "string" ? result : ""} />
      <form action={lookAround} className="mt-8 text-center">
        <Button type="submit" variant="bare">
          Look around first
        </Button>
      </form>
    </>
  );
}
