import { formatDay } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card, Section } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { InvoiceLine } from "@/lib/domain/member/billing";

const states: Record<InvoiceLine["status"], { label: string; tone: Tone }> = {
  open: { label: "Open", tone: "attention" },
  paid: { label: "Paid", tone: "booked" },
  void: { label: "Cancelled", tone: "quiet" },
  uncollectible: { label: "Not collected", tone: "missed" },
};

/** The newest invoices, each with Stripe's page of it. */
export function InvoiceList({ invoices, timeZone, now }: { invoices: InvoiceLine[]; timeZone: string; now: Date }) {
  return (
    <Section id="invoices" title="Invoices">
      <Card>
        {invoices.length === 0 ? (
          <p className="px-5 py-4 text-ink-soft">
            Invoices appear here as soon as something is billed. Older ones are under “Manage in Stripe”.
          </p>
        ) : (
          <ul className="divide-y" data-walk>
            {invoices.map((invoice) => (
              <li key={invoice.id} className="flex min-h-11 items-center gap-x-4 px-4 py-2 md:px-5">
                <span className="min-w-0 flex-1 truncate">
                  <InvoiceName invoice={invoice} />
                  <span className="text-ink-faint"> · {formatDay(invoice.issuedAt, timeZone, now)}</span>
                </span>
                <Badge tone={states[invoice.status].tone}>{states[invoice.status].label}</Badge>
                <span className="num w-20 text-right font-medium">{formatCents(invoice.totalCents)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}

function InvoiceName({ invoice }: { invoice: InvoiceLine }) {
  const name = `${invoice.kind === "plan" ? "Plan" : "Booking fee"}${invoice.number ? ` ${invoice.number}` : ""}`;
  if (!invoice.url) return name;
  return (
    <a href={invoice.url} className={linkStyle}>
      {name}
    </a>
  );
}
