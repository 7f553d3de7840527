"use client";

import { useState } from "react";
import { formatCents } from "@/components/format/money";
import { Field, FieldInput } from "@/components/ui/field";
import { estimateMonth } from "@/lib/domain/money/estimate-month";
import type { SitePlan } from "@/lib/domain/site/site-plan";

const bookingsMax = 200;
const readWhole = (text: string, max: number) => Math.min(max, Number(text.replace(/\D/g, "")) || 0);

/** What a month costs with so many bookings, and beside it what the visitor says that a job brings. */
export function PriceCalculator({ plan }: { plan: SitePlan }) {
  const [bookings, setBookings] = useState("12");
  const [jobDollars, setJobDollars] = useState("250");
  const count = readWhole(bookings, bookingsMax);
  const brought = count * readWhole(jobDollars, 100_000) * 100;
  const month = estimateMonth(plan, count);
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <div className="flex flex-col gap-5">
        <Field name="bookings" label="Appointments booked in a month">
          <FieldInput
            inputMode="numeric"
            value={bookings}
            maxLength={3}
            onChange={({ target }) => setBookings(target.value)}
          />
        </Field>
        <input
          type="range"
          aria-label="Appointments booked in a month, as a slider"
          min={0}
          max={60}
          value={Math.min(count, 60)}
          onChange={({ target }) => setBookings(target.value)}
          className="h-6 w-full accent-brand"
        />
        <Field name="job" label="What one job brings you, in dollars" hint="Your own figure; ours would be a guess.">
          <FieldInput
            inputMode="numeric"
            value={jobDollars}
            maxLength={6}
            onChange={({ target }) => setJobDollars(target.value)}
          />
        </Field>
      </div>
      <dl aria-live="polite" className="flex flex-col gap-2.5 rounded-card bg-sunken p-5">
        <Line label={`${plan.name}, a month`} value={formatCents(plan.monthlyCents)} />
        <Line
          label={`${month.billedBookings} ${month.billedBookings === 1 ? "booking" : "bookings"} at ${formatCents(plan.bookingFeeCents)}`}
          value={formatCents(month.feesCents)}
        />
        <div className="my-1 border-t" />
        <Line label="You pay" value={formatCents(month.totalCents)} isStrong />
        <Line label="The jobs bring" value={formatCents(brought)} isStrong />
        <Line
          label="A booking costs you in all"
          value={month.perBookingCents === null ? "–" : formatCents(month.perBookingCents)}
        />
        {month.isCapped ? (
          <p className="text-ink-soft text-note">The cap of the plan holds: no further fee this month.</p>
        ) : null}
      </dl>
    </div>
  );
}

function Line({ label, value, isStrong = false }: { label: string; value: string; isStrong?: boolean }) {
  return (
    <div className={isStrong ? "flex justify-between gap-4 font-semibold" : "flex justify-between gap-4 text-ink-soft"}>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
