import type { ReactNode } from "react";
import { formatCents } from "@/components/format/money";
import { Card } from "@/components/ui/card";
import type { Roi } from "@/lib/domain/member/figures";

/** What came in against what it cost, with the sum that it is made of. What is not known is said to be unknown. */
export function RoiCard({ roi }: { roi: Roi }) {
  const { ratio, planCents, feeCents, valueCents, unpricedCount, days } = roi;
  return (
    <Card className="px-4 py-4 md:px-5">
      <p className="text-ink-soft">
        {ratio === null ? (
          <strong className="font-semibold text-ink">Not known yet</strong>
        ) : (
          <>
            <strong className="num font-semibold text-figure text-ink">{ratio.toFixed(1)} ×</strong> what it cost
          </>
        )}
      </p>
      <dl className="mt-3 flex flex-col gap-1.5">
        <Line label="Booked work that stands" value={formatCents(valueCents)} />
        <Line label={`Plan, ${days} days of it`} value={planCents === null ? "unknown" : formatCents(planCents)} />
        <Line label="Booking fees" value={formatCents(feeCents)} />
      </dl>
      <p className="mt-3 text-ink-faint text-note">
        {ratio === null
          ? "It needs a plan and at least one booked appointment with a price."
          : "Booked work divided by plan and fees."}
        {unpricedCount > 0 ? ` ${unpricedCount} booked without a price count as nothing.` : ""}
      </p>
    </Card>
  );
}

function Line({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="num font-medium">{value}</dd>
    </div>
  );
}
