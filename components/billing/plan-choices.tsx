"use client";

import { useState, useTransition } from "react";
import { formatCents } from "@/components/format/money";
import { Button } from "@/components/ui/button";
import { Card, Section } from "@/components/ui/card";
import { lostWith } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { PlanOffer } from "@/lib/domain/member/billing";
import { comparePlans } from "@/lib/domain/money/compare-plans";

type Changed =
  | {
      ok: true;
      result: { outcome: "changed" | "unchanged" | "unpaid" | "unknown_plan" } | { outcome: "pay"; url: string };
    }
  | { ok: false; problem: string };

interface Props {
  current: PlanOffer | null;
  offers: PlanOffer[];
  /** False: there was a plan once, and choosing one begins anew on the payment page. */
  isRunning: boolean;
  /** Of this look at the page: pressing twice is one change. */
  requestId: string;
  onChange: (planId: string, requestId: string) => Promise<Changed>;
}

const lost = lostWith("Load the page again and see which plan holds.");

/** The plans that can be had instead, with what would be different, and the change in two presses. */
export function PlanChoices({ current, offers, isRunning, requestId, onChange }: Props) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [news, setNews] = useState<{ tone: "missed" | "booked"; words: string } | null>(null);
  const [isBusy, start] = useTransition();
  const shown = isRunning ? offers.filter(({ id }) => id !== current?.id) : offers;
  if (shown.length === 0) return null;
  const change = (plan: PlanOffer) =>
    start(async () => {
      const answer = await onChange(plan.id, requestId).catch(lost);
      if (answer.ok && "url" in answer.result) return window.location.assign(answer.result.url);
      setWanted(null);
      setNews(tell(answer, plan));
    });
  return (
    <Section id="plans" title={isRunning ? "Change the plan" : "Choose a plan to go on"}>
      <ul className="grid gap-3 lg:grid-cols-2">
        {shown.map((plan) => (
          <li key={plan.id}>
            <Card className="flex h-full flex-col gap-3 px-5 py-4">
              <Terms plan={plan} current={current} isRunning={isRunning} />
              {wanted === plan.id ? (
                <Confirm plan={plan} isBusy={isBusy} onYes={() => change(plan)} onNo={() => setWanted(null)} />
              ) : (
                <Button
                  className="self-start"
                  aria-disabled={isBusy}
                  onClick={() => (isRunning ? setWanted(plan.id) : change(plan))}
                >
                  {isRunning ? `Change to ${plan.name}` : `Go on with ${plan.name}`}
                </Button>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {news ? (
        <div className="mt-3">
          <Notice tone={news.tone}>{news.words}</Notice>
        </div>
      ) : null}
    </Section>
  );
}

function Terms({ plan, current, isRunning }: { plan: PlanOffer; current: PlanOffer | null; isRunning: boolean }) {
  // Without a running plan there is nothing to compare with: what it includes is said instead.
  const lines = comparePlans(
    isRunning && current ? current : { ...plan, includedBookings: 0, monthlyCapCents: null },
    plan,
  );
  return (
    <>
      <h3 className="font-semibold">{plan.name}</h3>
      <p className="text-ink-soft">
        <span className="num">{formatCents(plan.monthlyCents)}</span> a month and{" "}
        <span className="num">{formatCents(plan.bookingFeeCents)}</span> for each booking
      </p>
      {lines.length > 0 ? (
        <ul className="list-disc pl-5">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Confirm(props: { plan: PlanOffer; isBusy: boolean; onYes: () => void; onNo: () => void }) {
  return (
    <div className="flex flex-col gap-3 border-t pt-3">
      <p className="text-ink-soft text-pretty">
        It holds at once. The difference for the days left in this month is on your next invoice; nothing is charged
        now, and no set-up fee.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" aria-disabled={props.isBusy} onClick={props.onYes}>
          {props.isBusy ? "Changing" : `Yes, change to ${props.plan.name}`}
        </Button>
        <Button variant="bare" aria-disabled={props.isBusy} onClick={props.onNo}>
          Keep the plan
        </Button>
      </div>
    </div>
  );
}

function tell(answer: Changed, plan: PlanOffer): { tone: "missed" | "booked"; words: string } {
  if (!answer.ok) return { tone: "missed", words: answer.problem };
  switch (answer.result.outcome) {
    case "unpaid":
      return { tone: "missed", words: "Pay the open invoice first; then the plan can be changed." };
    case "unknown_plan":
      return { tone: "missed", words: "That plan is no longer sold. Load the page again." };
    default:
      return { tone: "booked", words: `You have ${plan.name} now.` };
  }
}
