import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bootStripe, customerWithCard, type LocalStripe, monthlyPrice } from "@/__tests__/local/stripe/boot";
import { control, rejectionOf } from "@/__tests__/local/support";

const DAY_S = 86_400;
let local: LocalStripe;
let stripe: Stripe;

beforeEach(async () => {
  local = await bootStripe();
  stripe = local.stripe;
});

afterEach(() => local.close());

const advance = (days: number) => control<{ now: number }>(local.url, "/_sim/advance", { days });
const latestInvoice = async (id: string) => {
  const subscription = await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
  return { subscription, invoice: subscription.latest_invoice as Stripe.Invoice };
};

test("charges at once without a trial, with the period on the item", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);

  const created = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    metadata: { org: "o1" },
  });

  const { subscription, invoice } = await latestInvoice(created.id);
  expect(subscription.status).toBe("active");
  expect(subscription).not.toHaveProperty("current_period_end");
  expect(subscription.items.data[0]?.current_period_end).toBeGreaterThan(subscription.created + 27 * DAY_S);
  expect(invoice).toMatchObject({ status: "paid", total: 20_000, billing_reason: "subscription_create" });
  expect(invoice.parent?.subscription_details).toMatchObject({ subscription: created.id, metadata: { org: "o1" } });
});

test("bills nothing in a trial, warns three days before its end, then charges", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    trial_period_days: 14,
  });

  const before = await latestInvoice(created.id);
  await advance(12);
  const typesThen = local.eventTypes();
  await advance(3);
  const after = await latestInvoice(created.id);

  expect(before).toMatchObject({ subscription: { status: "trialing" }, invoice: { status: "paid", total: 0 } });
  expect(typesThen).toContain("customer.subscription.trial_will_end");
  expect(after).toMatchObject({
    subscription: { status: "active" },
    invoice: { status: "paid", total: 20_000, billing_reason: "subscription_cycle" },
  });
});

test("cancels at the end of a trial without a card, when asked to", async () => {
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    trial_period_days: 7,
    trial_settings: { end_behavior: { missing_payment_method: "cancel" } },
  });

  await advance(8);

  expect((await stripe.subscriptions.retrieve(created.id)).status).toBe("canceled");
});

test("renews every month on the same day", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });

  await advance(95);

  const invoices = await stripe.invoices.list({ subscription: created.id, status: "paid" });
  expect(invoices.data.map(({ total }) => total)).toEqual([20_000, 20_000, 20_000, 20_000]);
});

test("goes past due when the card declines and recovers when the invoice is paid", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  await control(local.url, "/_sim/card", { declined: true, customer: customer.id });

  await advance(32);
  const { subscription: late, invoice } = await latestInvoice(created.id);
  const better = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: better.id } });
  await stripe.invoices.pay(invoice.id);

  expect([late.status, invoice.status, invoice.attempt_count]).toEqual(["past_due", "open", 1]);
  expect((await stripe.subscriptions.retrieve(created.id)).status).toBe("active");
  await advance(0);
  expect(local.eventTypes()).toContain("invoice.payment_failed");
});

test("retries by itself and cancels after the last refusal", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  await control(local.url, "/_sim/card", { declined: true });

  await advance(55);

  const { subscription, invoice } = await latestInvoice(created.id);
  expect([subscription.status, invoice.attempt_count]).toEqual(["canceled", 4]);
});

test("cancels at the end of the period, and takes it back", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const kept = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const left = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });

  const ending = await stripe.subscriptions.update(kept.id, { cancel_at_period_end: true });
  await stripe.subscriptions.update(kept.id, { cancel_at_period_end: false });
  await stripe.subscriptions.update(left.id, { cancel_at_period_end: true });
  await advance(40);

  expect(ending).toMatchObject({ cancel_at_period_end: true, cancel_at: ending.items.data[0]?.current_period_end });
  expect((await stripe.subscriptions.retrieve(kept.id)).status).toBe("active");
  expect((await stripe.subscriptions.retrieve(left.id)).status).toBe("canceled");
  expect((await stripe.subscriptions.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([kept.id]);
});

test("prorates a plan change and bills it at once when asked to", async () => {
  const customer = await customerWithCard(stripe);
  const [small, large] = [await monthlyPrice(stripe, 10_000), await monthlyPrice(stripe, 30_000)];
  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: small.id }] });
  const end = created.items.data[0]?.current_period_end ?? 0;
  await control(local.url, "/_sim/advance", { to: Math.round((created.created + end) / 2) });

  const changed = await stripe.subscriptions.update(created.id, {
    items: [{ id: created.items.data[0]?.id ?? "", price: large.id }],
    proration_behavior: "always_invoice",
  });

  const { invoice } = await latestInvoice(created.id);
  expect(changed.items.data[0]?.price.id).toBe(large.id);
  expect(invoice).toMatchObject({ status: "paid", billing_reason: "subscription_update", total: 10_000 });
  expect(invoice.lines.data.map(({ amount }) => amount)).toEqual([-5000, 15_000]);
});

test("leaves a subscription incomplete when its first charge is refused, and expires it a day later", async () => {
  const customer = await customerWithCard(stripe, "pm_card_chargeCustomerFail");
  const price = await monthlyPrice(stripe);

  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const strict = await rejectionOf(
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: price.id }],
      payment_behavior: "error_if_incomplete",
    }),
  );
  await advance(1);

  expect(created.status).toBe("incomplete");
  expect(strict.statusCode).toBe(402);
  expect((await stripe.subscriptions.retrieve(created.id)).status).toBe("incomplete_expired");
});

test("refuses a subscription without any card, with a one-time price or for an unknown customer", async () => {
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const price = await monthlyPrice(stripe);
  const once = await stripe.prices.create({ product: price.product as string, currency: "usd", unit_amount: 100 });

  const errors = await Promise.all([
    rejectionOf(stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] })),
    rejectionOf(stripe.subscriptions.create({ customer: customer.id, items: [{ price: once.id }] })),
    rejectionOf(stripe.subscriptions.create({ customer: "cus_none", items: [{ price: price.id }] })),
  ]);

  expect(errors.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
  expect(errors[2]).toMatchObject({ code: "resource_missing", param: "customer" });
});

test("deletes a customer together with its subscriptions", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const created = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });

  await stripe.customers.del(customer.id);

  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ id: customer.id, deleted: true });
  expect((await stripe.subscriptions.retrieve(created.id)).status).toBe("canceled");
});
