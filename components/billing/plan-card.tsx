import type { ReactNode } from "react";
import { formatDay } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card, Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";
import type { BillingFacts } from "@/lib/domain/member/billing";

const states: Record<string, { label: string; tone: Tone }> = {
  trialing: { label: "Trial", tone: "brand" },
  active: { label: "Active", tone: "booked" },
  past_due: { label: "Past due", tone: "missed" },
  unpaid: { label: "Unpaid", tone: "missed" },
  canceled: { label: "Ended", tone: "quiet" },
  paused: { label: "Paused", tone: "attention" },
  incomplete: { label: "Not paid yet", tone: "attention" },
};

interface Props {
  facts: BillingFacts;
  timeZone: string;
  now: Date;
  /** The payment method, which comes later. */
  children: ReactNode;
}

/** What was bought, where it stands, and what happens next. */
export function PlanCard({ facts, timeZone, now, children }: Props) {
  const { plan, status } = facts;
  const state = states[status ?? ""];
  return (
    <Section id="plan" title="Plan">
      <Card className="flex flex-col gap-4 px-5 py-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="font-semibold">{plan?.name ?? "No plan yet"}</p>
          {state ? <Badge tone={state.tone}>{state.label}</Badge> : null}
        </div>
        {plan ? (
          <p className="text-ink-soft">
            <span className="num">{formatCents(plan.monthlyCents)}</span> a month and{" "}
            <span className="num">{formatCents(plan.bookingFeeCents)}</span> for each booking
            {plan.includedBookings > 0 ? `; ${plan.includedBookings} bookings a month are included` : ""}.
          </p>
        ) : (
          <p className="text-ink-soft">Finish the set-up to choose a plan. Nothing is charged before.</p>
        )}
        {plan && !plan.isOffered ? (
          <p className="text-ink-soft">This plan is not sold to others any more. You keep it as long as you like.</p>
        ) : null}
        <WhatNext facts={facts} timeZone={timeZone} now={now} />
        {children}
      </Card>
    </Section>
  );
}

function WhatNext({ facts, timeZone, now }: Omit<Props, "children">) {
  const { status, periodEnd, pastDueSince, endsAt } = facts;
  const end = periodEnd ? formatDay(periodEnd, timeZone, now) : null;
  if (status === "past_due" || status === "unpaid") {
    return (
      <Notice tone="missed">
        The last payment failed{pastDueSince ? ` (${formatDay(pastDueSince, timeZone, now)})` : ""}. Pay the open
        invoice below, or change the card under “Manage in Stripe”; the card is also tried again by itself.
      </Notice>
    );
  }
  if (status === "canceled") {
    return (
      <Notice tone="attention">The plan has ended. Nothing is charged any more. Choose one below to go on.</Notice>
    );
  }
  if (endsAt) {
    return (
      <Notice tone="attention">
        The plan is cancelled and ends <span className="num">{formatDay(endsAt, timeZone, now)}</span>. Until then
        everything goes on; afterwards callers can only leave messages. You can keep it under “Manage in Stripe”.
      </Notice>
    );
  }
  if (!end) return null;
  return (
    <p className="text-ink-soft">
      {status === "trialing" ? "The trial runs until " : "Next plan payment: "}
      <span className="num">{end}</span>.
    </p>
  );
}
