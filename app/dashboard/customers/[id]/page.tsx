import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { formatPhone } from "@/components/format/phone";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { Notice } from "@/components/ui/states";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { CustomerActions } from "./_components/customer-actions";
import { BackToCustomers, CustomerBody, CustomerTitle } from "./_components/customer-body";

const load = cache(async (id: string) => {
  const { business, scope, role } = await requireMember();
  const customer = await getContainer().memberReads.loadCustomer(scope, id);
  if (!customer) notFound();
  return { customer, timeZone: business.timeZone, canWrite: role !== "viewer" };
});

export async function generateMetadata({ params }: PageProps<"/dashboard/customers/[id]">): Promise<Metadata> {
  const { customer } = await load((await params).id);
  return { title: customer.name ?? formatPhone(customer.phone) };
}

export default async function CustomerPage({ params, searchParams }: PageProps<"/dashboard/customers/[id]">) {
  const { customer, timeZone, canWrite } = await load((await params).id);
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
      {(await searchParams).known ? (
        <div className="mt-4">
          <Notice tone="attention">This number is known already. This is who has it; nothing was added.</Notice>
        </div>
      ) : null}
      <CustomerBody customer={customer} canWrite={canWrite} timeZone={timeZone} now={now} />
    </PageBody>
  );
}
