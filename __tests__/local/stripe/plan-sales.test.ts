import { afterEach, beforeEach, expect, test } from "vitest";
import { bootStripe, type LocalStripe } from "@/__tests__/local/stripe/boot";
import type { PlanSales } from "@/lib/ports/launch";
import { createStripePlanSales } from "@/lib/providers/stripe/plan-sales";

let local: LocalStripe;
let sales: PlanSales;

beforeEach(async () => {
  local = await bootStripe();
  sales = createStripePlanSales(local.stripe);
});
afterEach(() => local.close());

const business = { businessId: "business-1", customerId: null, name: "Rivera Plumbing", email: "owner@example.com" };
const plan = { id: "standard", name: "Standard", monthlyCents: 20_000, setupCents: 0, trialDays: 14 };
const urls = { successUrl: "https://app.example.com/onboarding/launch", cancelUrl: "https://app.example.com/plan" };

test("a business has one customer, though the answer of the first attempt was lost", async () => {
  const first = await sales.ensureCustomer(business);

  expect(await sales.ensureCustomer(business)).toBe(first);
  expect((await local.stripe.customers.list()).data).toHaveLength(1);
});

test("two clicks open one payment page, and a paid plan opens none", async () => {
  const customerId = await sales.ensureCustomer(business);
  const open = () => sales.openCheckout({ businessId: "business-1", customerId, plan, ...urls });

  const [first, second] = await Promise.all([open(), open()]);
  const third = await open();
  expect(second).toEqual(first);
  expect(third).toEqual(first);
  expect(await sales.findSubscription(customerId)).toBeNull();

  const url = first.outcome === "open" ? first.url : "";
  const form = new URLSearchParams({ outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" });
  await fetch(url, { method: "POST", body: form, redirect: "manual" });

  expect(await sales.findSubscription(customerId)).toMatchObject({ status: "trialing" });
  expect(await open()).toEqual({ outcome: "already_subscribed" });
});

test("choosing another plan closes the page of the first", async () => {
  const customerId = await sales.ensureCustomer(business);
  const first = await sales.openCheckout({ businessId: "business-1", customerId, plan, ...urls });
  const other = { ...plan, id: "growth", name: "Growth", monthlyCents: 30_000 };

  const second = await sales.openCheckout({ businessId: "business-1", customerId, plan: other, ...urls });

  expect(second).not.toEqual(first);
  const { data } = await local.stripe.checkout.sessions.list({ customer: customerId });
  expect(data.map(({ status }) => status).sort()).toEqual(["expired", "open"]);
});

test("a plan that stands is ended, and a repeat finds nothing to end", async () => {
  const customerId = await sales.ensureCustomer(business);
  const open = await sales.openCheckout({ businessId: "business-1", customerId, plan, ...urls });
  const form = new URLSearchParams({ outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" });
  await fetch(open.outcome === "open" ? open.url : "", { method: "POST", body: form, redirect: "manual" });

  await sales.cancelPlan(customerId);
  await sales.cancelPlan(customerId);

  expect(await sales.findSubscription(customerId)).toMatchObject({ status: "canceled" });
});
