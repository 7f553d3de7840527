"use client";

import { Check, CircleAlert, CircleDashed, Clock3, LoaderCircle, Minus } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { lost, lostWith } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import type { LaunchStepView } from "@/lib/domain/launch/launch-view";
import type { Answer } from "./wizard-results";

const names: Record<LaunchStep, { title: string; note: string }> = {
  customer: { title: "Your account", note: "An account at our payment provider, in your name." },
  subscription: { title: "Payment", note: "Your plan is confirmed." },
  number: { title: "Your number", note: "It is bought for you, once." },
  messaging: { title: "Text messages", note: "The number is prepared for confirmations by text." },
  receptionist: { title: "Your receptionist", note: "It learns your services, hours and answers." },
  linking: { title: "Connection", note: "Your number rings at your receptionist." },
  test_call: { title: "First call", note: "You call it and hear for yourself." },
  live: { title: "Live", note: "Callers are answered, day and night." },
};

interface Props {
  steps: LaunchStepView[];
  canRetry: boolean;
  onRetry: (step: LaunchStep, isSkipped: boolean) => Promise<Answer<string>>;
  /** The address of the page where the plan is paid. */
  onPay: () => Promise<Answer<string>>;
}

/** The steps of the launch with what happened in each, and what can be done. */
export function LaunchSteps({ steps, canRetry, onRetry, onPay }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const retry = (step: LaunchStep, isSkipped = false) =>
    start(async () => {
      const answer = await onRetry(step, isSkipped).catch(lost);
      setProblem(answer.ok ? null : answer.problem);
    });
  const pay = () =>
    start(async () => {
      const answer = await onPay().catch(lostWith("Nothing was charged; try again."));
      if (answer.ok) return window.location.assign(answer.result);
      setProblem(answer.problem);
    });
  return (
    <>
      <Card>
        <ol className="divide-y">
          {steps.map((step) => (
            <li key={step.step} className="flex items-start gap-3 px-4 py-3.5 md:px-5">
              <Mark step={step} />
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {names[step.step].title}
                  <span className="sr-only">: {stateWords(step)}</span>
                </p>
                <p className="text-ink-soft text-pretty">{step.reason ?? names[step.step].note}</p>
                {step.advice ? <p className="text-pretty">{step.advice}</p> : null}
                {step.state === "failed" ? (
                  <p className="text-ink-soft">What was done before is safe, and is not bought or charged again.</p>
                ) : null}
                {canRetry && isStuck(step) ? (
                  <div className="mt-2.5 flex flex-wrap gap-2">
                    <OwnRemedy step={step} isBusy={isBusy} onPay={pay} />
                    <Button aria-disabled={isBusy} onClick={() => retry(step.step)}>
                      {step.state === "failed" ? "Try again" : "Check again"}
                    </Button>
                    {step.step === "test_call" ? (
                      <Button variant="bare" aria-disabled={isBusy} onClick={() => retry(step.step, true)}>
                        Skip the test call
                      </Button>
                    ) : null}
                  </div>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      </Card>
      {problem ? (
        <div className="mt-3">
          <Notice tone="missed">{problem}</Notice>
        </div>
      ) : null}
    </>
  );
}

/** Waiting for somebody, or failed; a step that has not begun is neither. */
function isStuck({ state, hasStarted, reason }: LaunchStepView): boolean {
  return state === "failed" || (state === "waiting" && hasStarted && reason !== null);
}

function stateWords(step: LaunchStepView): string {
  if (step.state === "done") return "done";
  if (step.state === "skipped") return "skipped";
  if (step.state === "failed") return "failed";
  if (!step.hasStarted) return "not begun";
  return isStuck(step) ? "waits" : "at work";
}

function Mark({ step }: { step: LaunchStepView }) {
  const look = "mt-0.5 size-4.5 shrink-0";
  if (step.state === "done") return <Check aria-hidden className={`${look} text-booked`} />;
  if (step.state === "skipped") return <Minus aria-hidden className={`${look} text-ink-faint`} />;
  if (step.state === "failed") return <CircleAlert aria-hidden className={`${look} text-missed`} />;
  if (!step.hasStarted) return <CircleDashed aria-hidden className={`${look} text-ink-faint`} />;
  if (isStuck(step)) return <Clock3 aria-hidden className={`${look} text-attention`} />;
  return <LoaderCircle aria-hidden className={`${look} animate-spin text-brand`} />;
}

/** What helps in this step and is done on another page. */
function OwnRemedy({ step, isBusy, onPay }: { step: LaunchStepView; isBusy: boolean; onPay: () => void }) {
  if (step.step === "subscription") {
    return (
      <Button variant="primary" aria-disabled={isBusy} onClick={onPay}>
        To the payment
      </Button>
    );
  }
  if (step.step === "number" && step.state === "failed") {
    return <Remedy href="/onboarding/phone">Choose another number</Remedy>;
  }
  if (step.step === "test_call") return <Remedy href="/onboarding/done">Call it now</Remedy>;
  return null;
}

function Remedy({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className={buttonStyle({ variant: "primary" })}>
      {children}
    </Link>
  );
}
