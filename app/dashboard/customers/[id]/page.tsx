import { Combine, MessageSquare } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { formatPhone } from "@/components/format/phone";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { buttonStyle } from "@/components/ui/button";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { BackToCustomers, CustomerBody, CustomerTitle } from "./_components/customer-body";
import { PrivacySection } from "./_components/privacy-section";

const load = cache(async (id: string) => {
  const { business, scope, role } = await requireMember();
  const customer = await getContainer().memberReads.loadCustomer(scope, id);
  if (!customer) notFound();
  return { customer, timeZone: business.timeZone, role, canWrite: role !== "viewer" };
});

export async function generateMetadata({ params }: PageProps<"/dashboard/customers/[id]">): Promise<Metadata> {
  const { customer } = await load((await params).id);
  return { title: customer.name ?? formatPhone(customer.phone) };
}

export default async function CustomerPage({ params }: PageProps<"/dashboard/customers/[id]">) {
  const { customer, timeZone, role, canWrite } = await load((await params).id);
  const now = getContainer().now();
  return (
    <PageBody>
      <BackToCustomers />
      <PageHead
        title={<CustomerTitle customer={customer} />}
        lead={customer.phone ? formatPhone(customer.phone) : "No number"}
      >
        {customer.conversationId ? (
          <Link href={`/dashboard/messages/${customer.conversationId}`} className={buttonStyle()}>
            <MessageSquare aria-hidden />
            Texts
          </Link>
        ) : null}
        {canWrite ? (
          <Link href={`/dashboard/customers/${customer.id}/merge`} className={buttonStyle()}>
            <Combine aria-hidden />
            Merge
          </Link>
        ) : null}
      </PageHead>
      <CustomerBody customer={customer} canWrite={canWrite} timeZone={timeZone} now={now}>
        {role === "owner" ? <PrivacySection customer={customer} timeZone={timeZone} now={now} /> : null}
      </CustomerBody>
    </PageBody>
  );
}
