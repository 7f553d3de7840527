import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  bootStripe,
  customerWithCard,
  feeInvoice,
  type LocalStripe,
  monthlyPrice,
} from "@/__tests__/local/stripe/boot";
import { control } from "@/__tests__/local/support";

let local: LocalStripe;
let stripe: Stripe;

beforeEach(async () => {
  local = await bootStripe();
  stripe = local.stripe;
});

afterEach(() => local.close());

const submit = (url: string | null, fields: Record<string, string>) =>
  fetch(url ?? "", { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
const goodCard = { outcome: "approve", card_number: "4242 4242 4242 4242", name: "Ada" };

async function trialSession(customer?: string): Promise<Stripe.Checkout.Session> {
  const price = await monthlyPrice(stripe);
  return stripe.checkout.sessions.create({
    mode: "subscription",
    ...(customer ? { customer } : {}),
    client_reference_id: "org1",
    line_items: [{ price: price.id, quantity: 1 }],
    payment_method_collection: "always",
    subscription_data: { trial_period_days: 14, metadata: { org: "org1" } },
    success_url: "http://localhost:3000/ok?session={CHECKOUT_SESSION_ID}",
    cancel_url: "http://localhost:3000/no",
  });
}

test("turns a completed checkout into a subscription with the card as its own default", async () => {
  const customer = await stripe.customers.create({ email: "a@example.com" });
  const session = await trialSession(customer.id);

  const page = await (await fetch(session.url ?? "")).text();
  const response = await submit(session.url, goodCard);

  expect(page).toContain("$200.00 per month");
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`http://localhost:3000/ok?session=${session.id}`);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["subscription", "customer"] });
  const subscription = done.subscription as Stripe.Subscription;
  expect(done).toMatchObject({
    status: "complete",
    url: null,
    client_reference_id: "org1",
    payment_status: "no_payment_required",
  });
  expect(subscription).toMatchObject({ status: "trialing", metadata: { org: "org1" } });
  expect(subscription.default_payment_method).toMatch(/^pm_/);
  expect((done.customer as Stripe.Customer).invoice_settings.default_payment_method).toBeNull();
  expect(local.eventTypes()).toEqual(
    expect.arrayContaining(["checkout.session.completed", "customer.subscription.created", "payment_method.attached"]),
  );
});

test("lets the customer try again after a declined card", async () => {
  const session = await trialSession();

  const declined = await submit(session.url, { ...goodCard, email: "b@example.com", outcome: "decline" });
  const page = await declined.text();
  const approved = await submit(session.url, { ...goodCard, email: "b@example.com" });
  const again = await submit(session.url, goodCard);

  expect(declined.status).toBe(402);
  expect(page).toContain("Your card was declined.");
  expect([approved.status, again.status]).toEqual([303, 404]);
  expect((await stripe.customers.list({ email: "b@example.com" })).data).toHaveLength(1);
});

test("saves a card in setup mode that declines later", async () => {
  const customer = await stripe.customers.create({});
  const session = await stripe.checkout.sessions.create({
    mode: "setup",
    customer: customer.id,
    success_url: "http://localhost:3000/ok",
  });

  await submit(session.url, { ...goodCard, card_number: "4000000000000341" });
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["setup_intent"] });
  const card = (done.setup_intent as Stripe.SetupIntent).payment_method as string;
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: card } });
  const invoice = await feeInvoice(stripe, customer.id);

  await expect(stripe.invoices.pay(invoice.id)).rejects.toMatchObject({ code: "card_declined" });
});

test("takes a one-time payment and lists what was bought", async () => {
  const product = await stripe.products.create({ name: "Setup help" });
  const price = await stripe.prices.create({ product: product.id, currency: "usd", unit_amount: 9900 });
  const session = await stripe.checkout.sessions.create({
    mode: "payment",
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: "http://localhost:3000/ok",
  });

  await submit(session.url, { ...goodCard, email: "c@example.com" });
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
  const lines = await stripe.checkout.sessions.listLineItems(session.id);

  expect(done).toMatchObject({ status: "complete", payment_status: "paid", amount_total: 19_800 });
  expect(done.payment_intent).toMatchObject({ amount: 19_800, status: "succeeded" });
  expect(lines.data).toMatchObject([{ description: "Setup help", quantity: 2, amount_total: 19_800 }]);
});

test("expires a session that nobody completes", async () => {
  const session = await trialSession();

  await control(local.url, "/_sim/advance", { days: 2 });

  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe("expired");
  expect(local.eventTypes()).toContain("checkout.session.expired");
});

test("lets the owner cancel, resume and change the card in the portal, as far as it is configured", async () => {
  const customer = await customerWithCard(stripe);
  const price = await monthlyPrice(stripe);
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      subscription_cancel: { enabled: true, mode: "at_period_end" },
      payment_method_update: { enabled: true },
      invoice_history: { enabled: true },
    },
  });
  const portal = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    configuration: configuration.id,
    return_url: "http://localhost:3000/billing",
  });

  const page = await (await fetch(portal.url)).text();
  await submit(portal.url, { subscription: subscription.id, do: "cancel" });
  const ending = await stripe.subscriptions.retrieve(subscription.id);
  await submit(portal.url, { subscription: subscription.id, do: "resume" });
  await submit(portal.url, { ...goodCard, card_number: "5555 5555 5555 4444" });
  const after = await stripe.subscriptions.retrieve(subscription.id, { expand: ["default_payment_method"] });

  expect(page).toContain("Cancel the subscription");
  expect(page).toContain("http://localhost:3000/billing");
  expect([ending.cancel_at_period_end, after.cancel_at_period_end]).toEqual([true, false]);
  expect((after.default_payment_method as Stripe.PaymentMethod).card?.last4).toBe("4444");
});

test("does not cancel another customer's subscription through a portal session", async () => {
  const [ada, bob] = [await customerWithCard(stripe), await customerWithCard(stripe)];
  const price = await monthlyPrice(stripe);
  const subscription = await stripe.subscriptions.create({ customer: ada.id, items: [{ price: price.id }] });
  await stripe.billingPortal.configurations.create({ features: { subscription_cancel: { enabled: true } } });
  const portal = await stripe.billingPortal.sessions.create({ customer: bob.id });

  await submit(portal.url, { subscription: subscription.id, do: "cancel" });

  expect((await stripe.subscriptions.retrieve(subscription.id)).cancel_at_period_end).toBe(false);
});

test("lets the owner pay a declined invoice on its hosted page, and shows a PDF", async () => {
  const customer = await customerWithCard(stripe, "pm_card_chargeCustomerFail");
  const invoice = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(invoice.id).catch(() => undefined);

  const response = await submit(invoice.hosted_invoice_url ?? "", goodCard);
  const pdf = await fetch(invoice.invoice_pdf ?? "");

  expect(response.status).toBe(303);
  expect((await stripe.invoices.retrieve(invoice.id)).status).toBe("paid");
  expect(pdf.headers.get("content-type")).toBe("application/pdf");
  expect((await pdf.text()).startsWith("%PDF-1.4")).toBe(true);
});
