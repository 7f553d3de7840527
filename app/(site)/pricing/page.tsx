import type { Metadata } from "next";
import { loadPlans } from "@/app/(site)/_components/load-plans";
import { PlanCard } from "@/app/(site)/_components/plan-card";
import { PriceCalculator } from "@/components/site/price-calculator";
import { SiteHead } from "@/components/site/prose";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/states";

export const metadata: Metadata = {
  title: "Pricing",
  description:
    "A monthly price and a fee for each appointment that a caller books. Spam and wrong numbers cost nothing.",
  alternates: { canonical: "/pricing" },
};

export default async function PricingPage() {
  const plans = await loadPlans();
  return (
    <>
      <SiteHead title="You pay when the phone pays.">
        <p>A monthly price, and a fee for each appointment that a real caller books. Nothing by the minute.</p>
      </SiteHead>
      {plans.length === 0 ? (
        <div className="mt-10 max-w-xl">
          <Notice tone="attention">The prices cannot be read right now. Try again in a moment.</Notice>
        </div>
      ) : null}
      <div className="mt-10 grid gap-5 lg:grid-cols-[22rem_1fr]">
        {plans.map((plan) => (
          <PlanCard key={plan.id} plan={plan} />
        ))}
        {plans[0] ? (
          <Card className="p-5 md:p-6">
            <h2 className="mb-5 text-body">Work out your month</h2>
            <PriceCalculator plan={plans[0]} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
