import { formatDay } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { formatPhone } from "@/components/format/phone";
import { Card, Section } from "@/components/ui/card";
import type { CustomerProfile } from "@/lib/domain/customers/reads";

/** What came of the customer so far; tests are not counted. */
export function CustomerFigures(props: { customer: CustomerProfile; timeZone: string; now: Date }) {
  const { figures, firstSeenAt, lastSeenAt } = props.customer;
  const day = (at: Date) => formatDay(at, props.timeZone, props.now);
  const entries = [
    ["Calls", figures.calls],
    ["Booked", figures.booked],
    ["No-shows", figures.noShows],
    ["Value", formatCents(figures.valueCents)],
    ["Known since", day(firstSeenAt)],
    ["Last contact", day(lastSeenAt)],
  ] as const;
  return (
    <Card className="px-5 py-4">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-faint text-note">{name}</dt>
            <dd className="num font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Numbers of customers that were merged into this one. */
export function OtherNumbers({ customer }: { customer: CustomerProfile }) {
  if (customer.otherNumbers.length === 0) return null;
  return (
    <Section id="numbers" title="Other numbers">
      <Card className="px-5 py-4">
        <ul className="flex flex-col gap-1">
          {customer.otherNumbers.map(({ phone, isOptedOut }) => (
            <li key={phone} className="num flex justify-between gap-4">
              {formatPhone(phone)}
              {isOptedOut ? <span className="text-attention">Wants no texts</span> : null}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}
