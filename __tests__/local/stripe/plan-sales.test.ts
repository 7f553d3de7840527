import { afterEach, beforeEach, expect, test } from "vitest";
import { bootStripe, type LocalStripe } from "@/__tests__/local/stripe/boot";
import { control } from "@/__tests__/local/support";
import type { PlanSales } from "@/lib/ports/launch";
import { createStripeBilling } from "@/lib/providers/stripe/billing";
import { toBillingEvent } from "@/lib/providers/stripe/mapper";
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

/** Pays the open page of a plan with a good card. */
async function buy(customerId: string, wanted = plan): Promise<void> {
  const page = await sales.openCheckout({ businessId: "business-1", customerId, plan: wanted, ...urls });
  const form = new URLSearchParams({ outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" });
  await fetch(page.outcome === "open" ? page.url : "", { method: "POST", body: form, redirect: "manual" });
}

const busy = { id: "busy", name: "Busy", monthlyCents: 35_000, setupCents: 0, trialDays: 14 };
const bought = { ...plan, trialDays: 0 };

test("another plan holds at once, pressed twice it is one change, and the difference is on the next invoice", async () => {
  const customerId = await sales.ensureCustomer(business);
  await buy(customerId, bought);
  const change = () => sales.changePlan({ customerId, plan: busy, requestId: "request-1" });

  const [first, second] = await Promise.all([change(), change()]);

  expect(first.outcome).toBe("changed");
  expect(["changed", "unchanged"]).toContain(second.outcome);
  expect(await change()).toMatchObject({ outcome: "unchanged" });
  const found = await sales.findSubscription(customerId);
  expect(await createStripeBilling(local.stripe).readSubscription(found?.id ?? "")).toMatchObject({
    status: "active",
    planId: "busy",
    endsAt: null,
    isLapsed: false,
  });
  const { data } = await local.stripe.invoiceItems.list({ customer: customerId, pending: true });
  expect(data.map(({ amount }) => amount).sort((one, other) => one - other)).toEqual([-20_000, 35_000]);
});

test("there and back and there again are three changes", async () => {
  const customerId = await sales.ensureCustomer(business);
  await buy(customerId, bought);

  const outcomes = [];
  for (const [index, wanted] of [busy, bought, busy].entries()) {
    outcomes.push((await sales.changePlan({ customerId, plan: wanted, requestId: `request-${index}` })).outcome);
  }

  expect(outcomes).toEqual(["changed", "changed", "changed"]);
});

test("a plan is not changed while it is unpaid, or when there is none", async () => {
  const customerId = await sales.ensureCustomer(business);
  const change = () => sales.changePlan({ customerId, plan: busy, requestId: "request-1" });
  expect(await change()).toEqual({ outcome: "no_subscription" });
  await buy(customerId, bought);

  await control(local.url, "/_sim/card", { declined: true, customer: customerId });
  expect(await control(local.url, "/_sim/renew", { customer: customerId })).toMatchObject({ status: "past_due" });

  expect(await change()).toMatchObject({ outcome: "unpaid" });
});

test("who comes back after the end of a plan gets no second trial and no second set-up fee", async () => {
  const customerId = await sales.ensureCustomer(business);
  await buy(customerId);
  const found = await sales.findSubscription(customerId);
  await local.stripe.subscriptions.cancel(found?.id ?? "");

  await buy(customerId, { ...plan, setupCents: 9_900 });

  const { data } = await local.stripe.subscriptions.list({ customer: customerId });
  expect(data).toMatchObject([{ status: "active", trial_end: null }]);
  expect(data[0]?.items.data).toHaveLength(1);
});

test("a refused renewal is past due, paid later it is active again, and given up on it says why", async () => {
  const customerId = await sales.ensureCustomer(business);
  await buy(customerId, bought);
  const id = (await sales.findSubscription(customerId))?.id ?? "";
  const billing = createStripeBilling(local.stripe);
  await control(local.url, "/_sim/card", { declined: true, customer: customerId });
  await control(local.url, "/_sim/renew", { customer: customerId });

  expect(await billing.readSubscription(id)).toMatchObject({ status: "past_due" });
  const { data } = await local.stripe.invoices.list({ customer: customerId, status: "open" });
  await fetch(`${local.url}/i/${data[0]?.id}`, {
    method: "POST",
    body: new URLSearchParams({ outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" }),
    redirect: "manual",
  });
  expect(await billing.readSubscription(id)).toMatchObject({ status: "active", isLapsed: false });

  await control(local.url, "/_sim/card", { declined: true, customer: customerId });
  await control(local.url, "/_sim/advance", { days: 85 });
  expect(await billing.readSubscription(id)).toMatchObject({ status: "canceled", isLapsed: true });
});

test("a new card in the portal pays what is open, and its events together are one attempt", async () => {
  const customerId = await sales.ensureCustomer(business);
  await buy(customerId, bought);
  const id = (await sales.findSubscription(customerId))?.id ?? "";
  const billing = createStripeBilling(local.stripe);
  await control(local.url, "/_sim/card", { declined: true, customer: customerId });
  await control(local.url, "/_sim/renew", { customer: customerId });
  expect(await billing.payPlanInvoices(id)).toBe("declined");

  const portal = await sales.openPortal({ customerId, returnUrl: "https://app.example.com/dashboard/billing" });
  await fetch(portal, {
    method: "POST",
    body: new URLSearchParams({ outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" }),
    redirect: "manual",
  });
  expect(await Promise.all([billing.payPlanInvoices(id), billing.payPlanInvoices(id)])).toContain("paid");

  expect(await billing.readSubscription(id)).toMatchObject({ status: "active" });
  const { data } = await local.stripe.invoices.list({ subscription: id });
  expect(data.map(({ status, total }) => [status, total])).toEqual([
    ["paid", 20_000],
    ["paid", 20_000],
  ]);
  const changes = local.events().filter(({ type }) => type === "customer.updated");
  expect(changes.map(toBillingEvent)).toContainEqual({ kind: "card_changed", customerId });
});
