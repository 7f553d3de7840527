import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { saveProfile } from "@/app/dashboard/customers/actions";
import { CustomerForm } from "@/components/customers/customer-form";
import { CustomerMarks } from "@/components/customers/customer-list";
import { CustomerFigures, OtherNumbers } from "@/components/customers/figures";
import { TagLinks } from "@/components/customers/tag-links";
import { Timeline } from "@/components/customers/timeline";
import { Section } from "@/components/ui/card";
import type { CustomerProfile } from "@/lib/domain/customers/reads";

interface Props {
  customer: CustomerProfile;
  canWrite: boolean;
  /** Older entries are shown than the newest. */
  isOlder: boolean;
  timeZone: string;
  now: Date;
  /** What only some may see, below the details. */
  children?: ReactNode;
}

/** Left what happened with a customer, right what is known about them. */
export function CustomerBody({ customer, canWrite, isOlder, timeZone, now, children }: Props) {
  const own = `/dashboard/customers/${customer.id}`;
  return (
    <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-x-8">
      <div className="flex flex-col gap-6">
        <CustomerFigures customer={customer} timeZone={timeZone} now={now} />
        <Section id="timeline" title="What happened">
          <Timeline
            entries={customer.timeline}
            olderHref={customer.olderCursor ? `${own}?before=${encodeURIComponent(customer.olderCursor)}` : null}
            newestHref={isOlder ? own : null}
            timeZone={timeZone}
            now={now}
          />
        </Section>
      </div>
      <div className="flex flex-col gap-6">
        <Section id="details" title="Details">
          {customer.tags.length > 0 ? (
            <div className="mb-3">
              <TagLinks tags={customer.tags} base="/dashboard/customers" label="Tags" />
            </div>
          ) : null}
          <CustomerForm
            key={customer.id}
            customer={customer}
            canWrite={canWrite}
            onSave={saveProfile.bind(null, customer.id)}
          />
        </Section>
        <OtherNumbers customer={customer} />
        {children}
      </div>
    </div>
  );
}

/** Back to the list. */
export function BackToCustomers() {
  return (
    <Link
      href="/dashboard/customers"
      className="-ml-1 mb-3 inline-flex items-center gap-1.5 rounded-badge px-1 py-1 text-ink-soft hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4" />
      Customers
    </Link>
  );
}

/** Who it is, and what is marked about them. */
export function CustomerTitle({ customer }: { customer: CustomerProfile }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="wrap-anywhere">{customer.name ?? "No name yet"}</span>
      <CustomerMarks customer={customer} />
    </span>
  );
}
