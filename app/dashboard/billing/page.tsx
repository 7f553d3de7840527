import { randomUUID } from "node:crypto";
import { Suspense } from "react";
import { InvoiceList } from "@/components/billing/invoice-list";
import { MeterCard } from "@/components/billing/meter-card";
import { OwnersOnly } from "@/components/billing/owners-only";
import { PaymentWaiting } from "@/components/billing/payment-card";
import { PlanCard } from "@/components/billing/plan-card";
import { PlanChoices } from "@/components/billing/plan-choices";
import { PortalButton } from "@/components/billing/portal-button";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { toMeter } from "@/lib/domain/member/billing";
import { requireMember } from "@/lib/http/session";
import { FeeSection } from "./_components/fee-section";
import { PaymentMethod } from "./_components/payment-method";
import { changeMyPlan, openStripePortal } from "./actions";
import { loadBilling } from "./load-billing";

export const metadata = { title: "Billing" };

export default async function BillingPage({ searchParams }: PageProps<"/dashboard/billing">) {
  const { business, scope, role } = await requireMember();
  if (role !== "owner") return <OwnersOnly />;
  const { query, at, facts, fees } = await loadBilling(scope, await searchParams);
  // What ended is not forecast.
  const plan = facts.status === "canceled" ? null : facts.plan;
  return (
    <PageBody>
      <PageHead title="Billing">{facts.hasAccount ? <PortalButton onOpen={openStripePortal} /> : null}</PageHead>
      <div className="mt-6 flex flex-col gap-7">
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <PlanCard facts={facts} timeZone={business.timeZone} now={at}>
            <Suspense fallback={<PaymentWaiting />}>
              <PaymentMethod businessId={business.id} hasAccount={facts.hasAccount} />
            </Suspense>
          </PlanCard>
          <MeterCard meter={toMeter(facts.sums, plan, at)} plan={plan} />
        </div>
        {facts.status && facts.status !== "incomplete" ? (
          <PlanChoices
            current={facts.plan}
            offers={facts.offers}
            isRunning={facts.status !== "canceled"}
            requestId={randomUUID()}
            onChange={changeMyPlan}
          />
        ) : null}
        <FeeSection query={query} fees={fees} timeZone={business.timeZone} now={at} />
        <InvoiceList invoices={facts.invoices} timeZone={business.timeZone} now={at} />
      </div>
    </PageBody>
  );
}
