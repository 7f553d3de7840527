import { CalendarCheck } from "lucide-react";
import Link from "next/link";
import { formatMoment, formatStamp } from "@/components/format/moment";
import { formatPhone } from "@/components/format/phone";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { CustomerRow } from "@/lib/domain/customers/reads";

interface Props {
  customers: CustomerRow[];
  timeZone: string;
  now: Date;
}

/** Customers, the latest contact first. The whole row leads to the profile. */
export function CustomerList({ customers, timeZone, now }: Props) {
  return (
    <Card>
      <ul className="divide-y" data-walk>
        {customers.map((customer) => (
          <li key={customer.id}>
            <Link
              href={`/dashboard/customers/${customer.id}`}
              className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-3 transition-colors duration-100 hover:bg-sunken md:grid-cols-[minmax(0,1.3fr)_9rem_minmax(0,1fr)_5rem] md:px-5 md:py-2"
            >
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{customer.name ?? "No name yet"}</span>
                <CustomerMarks customer={customer} />
              </span>
              <span className="num order-3 truncate text-ink-soft md:order-none">
                {customer.phone ? formatPhone(customer.phone) : "No number"}
              </span>
              <span
                className={cn(
                  "order-4 col-span-2 flex min-w-0 items-center gap-1.5 text-ink-soft md:order-none md:col-span-1",
                  !customer.nextAt && "max-md:hidden",
                )}
              >
                {customer.nextAt ? (
                  <>
                    <CalendarCheck aria-hidden className="size-4 shrink-0 text-booked" />
                    <span className="truncate">{formatMoment(customer.nextAt, timeZone, now)}</span>
                  </>
                ) : (
                  <span className="truncate">{customer.address ?? customer.email}</span>
                )}
              </span>
              <time dateTime={customer.lastSeenAt.toISOString()} className="text-right text-ink-faint text-note">
                {formatStamp(customer.lastSeenAt, timeZone, now)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is marked about a customer, in words. */
export function CustomerMarks({ customer }: { customer: CustomerRow }) {
  return (
    <span className="flex shrink-0 flex-wrap gap-1">
      {customer.isVip ? <Badge tone="brand">VIP</Badge> : null}
      {customer.isBlocked ? <Badge tone="missed">Blocked</Badge> : null}
      {customer.isOptedOut ? <Badge tone="attention">No texts</Badge> : null}
      {customer.isTest ? <Badge tone="quiet">Test</Badge> : null}
    </span>
  );
}
