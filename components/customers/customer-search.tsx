import Link from "next/link";
import { formatPhone } from "@/components/format/phone";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inputStyle } from "@/components/ui/input-style";
import type { CustomerRow } from "@/lib/domain/customers/reads";

/** Finds the other customer to merge with. Works without script. */
export function CustomerFilterBox({ customer, q, found }: { customer: CustomerRow; q: string; found: CustomerRow[] }) {
  const href = `/dashboard/customers/${customer.id}/merge`;
  return (
    <div className="mt-6 grid max-w-2xl gap-4">
      <search>
        <form action={href} className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Search for the other customer"
            className={inputStyle}
          />
          <Button type="submit">Search</Button>
        </form>
      </search>
      <Card>
        {found.length > 0 ? (
          <ul className="divide-y">
            {found.map((row) => (
              <li key={row.id}>
                <Link
                  href={`${href}?with=${row.id}`}
                  className="flex min-h-11 items-center justify-between gap-4 px-5 py-2.5 hover:bg-sunken"
                >
                  <span className="truncate font-medium">{row.name ?? "No name yet"}</span>
                  <span className="num shrink-0 text-ink-soft">{row.phone ? formatPhone(row.phone) : "No number"}</span>
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <p className="px-5 py-4 text-ink-soft">Nobody else fits. Search for another name or number.</p>
        )}
      </Card>
    </div>
  );
}
