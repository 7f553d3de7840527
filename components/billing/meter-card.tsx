import { formatCents } from "@/components/format/money";
import { Card, Section } from "@/components/ui/card";
import type { Meter } from "@/lib/domain/member/billing";
import type { PlanTerms } from "@/lib/domain/money/compare-plans";

/** Bookings and fees of the month, the cap, and where it leads. */
export function MeterCard({ meter, plan }: { meter: Meter; plan: PlanTerms | null }) {
  const { charged, included, notCharged, capCents } = meter;
  const month = new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" }).format(meter.monthStart);
  return (
    <Section id="meter" title={`${month} so far`}>
      <Card className="flex flex-col gap-4 px-5 py-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="num font-semibold text-figure">{formatCents(charged.cents)}</p>
          <p className="text-ink-soft">
            in booking fees{capCents === null ? "" : ` of at most ${formatCents(capCents)}`}
          </p>
        </div>
        {capCents ? <CapBar share={charged.cents / capCents} /> : null}
        <dl className="grid grid-cols-[1fr_auto] gap-y-1.5 text-ink-soft [&_dd]:text-right">
          <Line name="Bookings" value={meter.bookings} />
          <Line name="Charged" value={charged.count} />
          {included.of > 0 ? <Line name={`Included in the plan, of ${included.of}`} value={included.used} /> : null}
          <Line name="Not charged (cancelled in time, repeats, tests, your own)" value={notCharged.count} />
        </dl>
        <Forecast meter={meter} plan={plan} />
      </Card>
    </Section>
  );
}

function Line({ name, value }: { name: string; value: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="num font-medium text-ink">{value}</dd>
    </>
  );
}

function CapBar({ share }: { share: number }) {
  return (
    <div aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
      <div className="h-full bg-brand" style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
    </div>
  );
}

function Forecast({ meter: { forecast, charged }, plan }: { meter: Meter; plan: PlanTerms | null }) {
  if (!plan) return null;
  if (!forecast) {
    return <p className="border-t pt-4 text-ink-soft">A forecast needs three days of the month.</p>;
  }
  return (
    <div className="border-t pt-4">
      <p>
        If it goes on like this:{" "}
        <span className="num font-medium">{formatCents(plan.monthlyCents + forecast.cents)}</span> for the month.
      </p>
      <p className="mt-1 text-ink-faint text-note">
        The plan ({formatCents(plan.monthlyCents)}) and about {forecast.bookings} charged bookings: the {charged.count}{" "}
        so far, by the days gone by, for the whole month, in whole bookings
        {forecast.isCapped ? ", up to the cap" : ""}. Months are counted in UTC.
      </p>
    </div>
  );
}
