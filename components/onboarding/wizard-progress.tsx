import { Check } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { type WizardStep, wizardOrder } from "@/lib/domain/onboarding/wizard-steps";

export const stepNames: Record<WizardStep, string> = {
  profile: "Business",
  services: "Services",
  calendar: "Calendar",
  phone: "Phone",
  plan: "Launch",
};

/** The five steps; a tick stands only where an answer is saved. */
export function WizardProgress({ current, answered }: { current: WizardStep; answered: WizardStep[] }) {
  return (
    <nav aria-label="Steps" className="mb-7">
      <ol className="grid grid-cols-5 gap-1.5">
        {wizardOrder.map((step) => {
          const isDone = answered.includes(step);
          return (
            <li key={step}>
              <Link
                href={`/onboarding/${step}`}
                aria-current={step === current ? "step" : undefined}
                className="group block rounded-badge pt-1 pb-2 text-ink-faint text-note aria-[current=step]:font-medium aria-[current=step]:text-ink"
              >
                <span
                  aria-hidden
                  className={cn(
                    "mb-1.5 block h-1 rounded-full",
                    isDone || step === current ? "bg-brand" : "bg-line-strong",
                  )}
                />
                <span className="flex items-center gap-1">
                  <span className="truncate">{stepNames[step]}</span>
                  {isDone ? <Check aria-label="answered" className="size-3.5 shrink-0 text-booked" /> : null}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
