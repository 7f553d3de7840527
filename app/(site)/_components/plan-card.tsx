import { Check } from "lucide-react";
import Link from "next/link";
import { formatCents } from "@/components/format/money";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { SitePlan } from "@/lib/domain/site/site-plan";

/** One plan as the table of plans has it. */
export function PlanCard({ plan }: { plan: SitePlan }) {
  const lines = [
    plan.includedBookings > 0 ? `${plan.includedBookings} bookings a month included` : null,
    plan.setupCents > 0 ? `${formatCents(plan.setupCents)} once, to set it up` : "No set-up fee",
    plan.trialDays > 0 ? `${plan.trialDays} days to try it first` : null,
    plan.monthlyCapCents === null ? null : `Fees never above ${formatCents(plan.monthlyCapCents)} a month`,
    "No fee for spam, silence, wrong numbers and tests",
    "No fee for a caller who moves an appointment",
    "A booking cancelled within the grace period is credited",
    "Calls, texts and recordings included",
  ].filter((line) => line !== null);
  return (
    <Card className="flex flex-col p-5 md:p-6">
      <h2 className="text-body">{plan.name}</h2>
      <p className="num mt-3 font-semibold text-[2rem] leading-none tracking-tight">
        {formatCents(plan.monthlyCents)}
        <span className="ml-1.5 font-normal text-body text-ink-soft tracking-normal">a month</span>
      </p>
      <p className="num mt-2 text-ink-soft">and {formatCents(plan.bookingFeeCents)} per booked appointment</p>
      <ul className="mt-5 mb-6 flex flex-col gap-2">
        {lines.map((line) => (
          <li key={line} className="flex gap-2.5 text-note">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-booked" />
            {line}
          </li>
        ))}
      </ul>
      <Link href="/register" className={`${buttonStyle({ variant: "primary" })} mt-auto`}>
        Create an account
      </Link>
    </Card>
  );
}
