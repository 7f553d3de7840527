import { Download } from "lucide-react";
import { redirect } from "next/navigation";
import { CustomerFilters } from "@/components/customers/customer-filters";
import { CustomerList } from "@/components/customers/customer-list";
import { TagFilter } from "@/components/customers/tag-links";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { buttonStyle } from "@/components/ui/button";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { CustomersIn } from "./_components/customers-in";
import { CustomersPager } from "./_components/customers-pager";
import { NoCustomers } from "./_components/no-customers";
import { customersHref, readCustomersQuery, toCustomerFilter } from "./customers-query";

export const metadata = { title: "Customers" };

const rowsShown = 40;

export default async function CustomersPage({ searchParams }: PageProps<"/dashboard/customers">) {
  const { business, scope, role } = await requireMember();
  const { memberReads, now } = getContainer();
  const query = readCustomersQuery(await searchParams);
  const at = now();
  const page = await memberReads
    .listCustomers(scope, toCustomerFilter(query, at), { cursor: query.cursor, limit: rowsShown })
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === "invalid_input") redirect(customersHref(query, {}));
      throw error;
    });
  return (
    <PageBody>
      <PageHead title="Customers">
        <CustomerFilters q={query.q} mark={query.mark} seen={query.seen} tag={query.tag} />
        {role === "viewer" ? null : <CustomersIn />}
        <a href="/api/client/customers/export" download className={buttonStyle()}>
          <Download aria-hidden />
          Export
        </a>
      </PageHead>
      <TagFilter tag={query.tag} href={customersHref(query, { tag: "" })} />
      <div className="mt-6">
        {page.rows.length > 0 ? (
          <CustomerList customers={page.rows} timeZone={business.timeZone} now={at} />
        ) : (
          <NoCustomers query={query} canWrite={role !== "viewer"} />
        )}
      </div>
      <CustomersPager query={query} nextCursor={page.nextCursor} />
    </PageBody>
  );
}
