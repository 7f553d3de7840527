"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { formatCents } from "@/components/format/money";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import { lostWith } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { PlanView } from "@/lib/domain/launch/launch-view";
import { Choice } from "./choice";
import { StepFoot } from "./step-foot";
import type { Answer, SavedAnswers } from "./wizard-results";

type Paying =
  | SavedAnswers
  | { outcome: "pay"; url: string }
  | { outcome: "already_subscribed" | "unknown_plan" | "number_taken" }
  | { outcome: "incomplete"; step: string };

export interface ReviewLine {
  title: string;
  /** Null: not answered yet. */
  answer: string | null;
  href: string;
}

interface Props {
  plans: PlanView[];
  planId: string | null;
  revision: number;
  lines: ReviewLine[];
  isOwner: boolean;
  previousHref: string;
  onPay: (planId: string, revision: number) => Promise<Answer<Paying>>;
}

const lost = lostWith("Nothing was charged; try again.");

/** All answers once more, the price, and the way to the payment page. */
export function PlanStep(props: Props) {
  const { plans, lines, isOwner } = props;
  const [planId, setPlan] = useState(props.planId ?? plans[0]?.id ?? "");
  const [revision, setRevision] = useState(props.revision);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPaying, start] = useTransition();
  const isComplete = lines.every(({ answer }) => answer !== null);
  const pay = () => {
    if (!isComplete) return setProblem("Answer what is marked first.");
    start(async () => {
      const answer = await props.onPay(planId, revision).catch(lost);
      if (!answer.ok) return setProblem(answer.problem);
      const { result } = answer;
      if ("revision" in result) setRevision(result.revision);
      if (result.outcome === "pay") return window.location.assign(result.url);
      if (result.outcome === "already_subscribed") return window.location.assign("/onboarding/launch");
      setProblem(whyNot(result));
    });
  };
  return (
    <>
      <h1 className="text-title">Is everything right?</h1>
      <p className="mt-1 mb-5 text-ink-soft">You can change all of it after the launch, too.</p>
      <Card>
        <ul className="divide-y">
          {lines.map((line) => (
            <Line key={line.title} {...line} />
          ))}
        </ul>
      </Card>
      <h2 className="mt-7 mb-2.5 text-body">Your plan</h2>
      <Card>
        <fieldset className="divide-y">
          <legend className="sr-only">Plan</legend>
          {plans.map((plan) => (
            <Choice
              key={plan.id}
              name="plan"
              label={`${plan.name}, ${formatCents(plan.monthlyCents)} a month`}
              note={planNote(plan)}
              isChosen={plan.id === planId}
              onChoose={() => setPlan(plan.id)}
            />
          ))}
        </fieldset>
      </Card>
      <div className="mt-3 flex flex-col gap-3 empty:hidden">
        {problem ? <Notice tone="missed">{problem}</Notice> : null}
        {isOwner ? null : <Notice tone="attention">Only an owner can pay. Ask the owner to finish this step.</Notice>}
      </div>
      <StepFoot saveState="idle" previous={props.previousHref}>
        <Button variant="primary" size="large" disabled={!isOwner} aria-disabled={isPaying} onClick={pay}>
          {isPaying ? "Opening the payment page" : "Pay and launch"}
        </Button>
      </StepFoot>
    </>
  );
}

function Line({ title, answer, href }: ReviewLine) {
  const Icon = answer === null ? CircleAlert : CircleCheck;
  return (
    <li className="flex items-start gap-3 px-4 py-3.5 md:px-5">
      <Icon
        aria-hidden
        className={answer === null ? "mt-0.5 size-4.5 text-attention" : "mt-0.5 size-4.5 text-booked"}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        <p className="text-ink-soft text-pretty">{answer ?? "Not answered yet."}</p>
      </div>
      <Link href={href} className={linkStyle}>
        {answer === null ? "Answer" : "Change"}
        <span className="sr-only"> {title}</span>
      </Link>
    </li>
  );
}

function planNote(plan: PlanView): string {
  const setup = plan.setupCents > 0 ? ` ${formatCents(plan.setupCents)} once for the set-up.` : "";
  const trial = plan.trialDays > 0 ? ` The first ${plan.trialDays} days are free.` : "";
  return `And ${formatCents(plan.bookingFeeCents)} for each appointment that is booked.${setup}${trial}`;
}

function whyNot(result: Exclude<Paying, { outcome: "pay" }>): string {
  if (result.outcome === "stale") return "The plan was changed elsewhere meanwhile. Look at it, and pay again.";
  if (result.outcome === "number_taken") return "Somebody else took your number meanwhile. Choose another one above.";
  if (result.outcome === "incomplete") return "Answer what is marked first.";
  return "That plan is no longer sold. Choose another one.";
}
