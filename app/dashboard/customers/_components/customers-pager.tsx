import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { type CustomersQuery, customersHref } from "@/app/dashboard/customers/customers-query";
import { buttonStyle } from "@/components/ui/button";

/** To customers who were seen longer ago, and back to the latest. */
export function CustomersPager({ query, nextCursor }: { query: CustomersQuery; nextCursor: string | null }) {
  if (!query.cursor && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between">
      {query.cursor ? (
        <Link href={customersHref(query, {})} className={buttonStyle()}>
          <ArrowLeft aria-hidden />
          Latest
        </Link>
      ) : (
        <span />
      )}
      {nextCursor ? (
        <Link href={customersHref(query, { cursor: nextCursor })} className={buttonStyle()}>
          Earlier
          <ArrowRight aria-hidden />
        </Link>
      ) : null}
    </nav>
  );
}
