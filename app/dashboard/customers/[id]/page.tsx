import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { formatPhone } from "@/components/format/phone";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { CustomerActions } from "./_components/customer-actions";
import { BackToCustomers, CustomerBody, CustomerTitle } from "./_components/customer-body";
import { PrivacySection } from "./_components/privacy-section";

const load = cache(async (id: string, cursor: string | null) => {
  const { business, scope, role } = await requireMember();
  const customer = await getContainer()
    .memberReads.loadCustomer(scope, id, cursor)
    .catch((error: unknown) => {
      // An address that was cut off leads to the newest entries.
      if (error instanceof AppError && error.code === "invalid_input") redirect(`/dashboard/customers/${id}`);
      throw error;
    });
  if (!customer) notFound();
  return { customer, timeZone: business.timeZone, role, canWrite: role !== "viewer" };
});

const cursorOf = ({ before }: Record<string, string | string[] | undefined>) =>
  typeof before === "string" ? before : null;

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/dashboard/customers/[id]">): Promise<Metadata> {
  const { customer } = await load((await params).id, cursorOf(await searchParams));
  return { title: customer.name ?? formatPhone(customer.phone) };
}

export default async function CustomerPage({ params, searchParams }: PageProps<"/dashboard/customers/[id]">) {
  const cursor = cursorOf(await searchParams);
  const { customer, timeZone, role, canWrite } = await load((await params).id, cursor);
  const now = getContainer().now();
  return (
    <PageBody>
      <BackToCustomers />
      <PageHead
        title={<CustomerTitle customer={customer} />}
        lead={customer.phone ? formatPhone(customer.phone) : "No number"}
      >
        <CustomerActions customer={customer} canWrite={canWrite} />
      </PageHead>
      <CustomerBody customer={customer} canWrite={canWrite} isOlder={cursor !== null} timeZone={timeZone} now={now}>
        {role === "owner" ? <PrivacySection customer={customer} timeZone={timeZone} now={now} /> : null}
      </CustomerBody>
    </PageBody>
  );
}
