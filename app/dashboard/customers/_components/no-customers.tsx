import { SearchX, Users } from "lucide-react";
import Link from "next/link";
import type { CustomersQuery } from "@/app/dashboard/customers/customers-query";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** An empty list: either the filters leave nothing, or there is nobody yet. */
export function NoCustomers({ query, canWrite }: { query: CustomersQuery; canWrite: boolean }) {
  const isFiltered = query.q !== "" || query.mark !== "" || query.seen !== "" || query.tag !== "";
  const href = isFiltered ? "/dashboard/customers" : "/dashboard/customers/import";
  return (
    <Card>
      <StateCard
        icon={isFiltered ? SearchX : Users}
        title={isFiltered ? "No customer fits" : "No customers yet"}
        action={
          isFiltered || canWrite ? (
            <Link href={href} className={buttonStyle({ variant: "quiet" })}>
              {isFiltered ? "Show every customer" : "Import your list"}
            </Link>
          ) : null
        }
      >
        {isFiltered
          ? "Nobody matches. Take a filter away, or search for part of a name, number, email or address."
          : "Everyone who calls, texts or books appears here by itself. Bring the customers you have, and the receptionist knows their names when they call."}
      </StateCard>
    </Card>
  );
}
