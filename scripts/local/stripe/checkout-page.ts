import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import { StandInError } from "@/scripts/local/kit/stand-in";
import { testCard, tokenOfNumber } from "./cards";
import { chargeCard, createIntent } from "./charges";
import { createCustomer, findCustomer } from "./customers";
import { parseForm } from "./form";
import type { CheckoutSession, Customer, PaymentMethod } from "./objects";
import { attachCard } from "./payment-methods";
import { confirmSetupIntent, createSetupIntent } from "./setup-intents";
import type { CheckoutOrder } from "./state";
import { createSubscription } from "./subscriptions";
import type { StripeWorld } from "./world";

/** The card form; `email` is asked when the session has no customer. Buttons: `outcome` is `approve` or `decline`. */
export function cardForm({
  email,
  button,
  error,
}: {
  email: string | null;
  button: string;
  error?: string | undefined;
}): string {
  const alert = error ? `<p role="alert"><strong>${escapeHtml(error)}</strong></p>` : "";
  const mail =
    email === null
      ? ""
      : `<label>Email<input type="text" name="email" autocomplete="off" value="${escapeHtml(email)}" required></label>`;
  return `<form class="card" method="post">${alert}${mail}
<label>Card number<input type="text" name="card_number" value="4242 4242 4242 4242" inputmode="numeric" required></label>
<label>Name on card<input type="text" name="name" value="Test Person"></label>
<p class="mute">4242 … is good. 4000 0000 0000 0002 is declined now, 4000 0000 0000 0341 is saved and declines later.</p>
<button name="outcome" value="approve">${escapeHtml(button)}</button>
<button class="quiet" name="outcome" value="decline">Have the card declined</button></form>`;
}

/** The token of the card that was typed into `cardForm`; the decline button stands for the declined card. */
export function cardOf(form: Record<string, unknown>): string {
  if (form.outcome === "decline") return "pm_card_chargeDeclined";
  return tokenOfNumber(String(form.card_number ?? "")) ?? "pm_card_chargeDeclined";
}

/** The hosted page of a checkout session: GET shows it, POST completes it and leads back to the application. */
export function mountCheckoutPage(app: StandInApp, world: StripeWorld): void {
  const open = (c: RouteContext) => {
    const session = world.state.checkoutSessions[c.req.param("id")];
    return session?.status === "open" ? session : null;
  };
  app.get("/c/pay/:id", (c) => {
    const session = open(c);
    return session ? c.html(checkoutPage(world, session)) : c.html(gonePage(), 404);
  });
  app.post("/c/pay/:id", async (c) => {
    const session = open(c);
    if (!session) return c.html(gonePage(), 404);
    const form = parseForm(await c.req.text());
    try {
      complete(world, session, form);
    } catch (error) {
      if (!(error instanceof StandInError)) throw error;
      const { message } = (error.body as { error: { message: string } }).error;
      return c.html(checkoutPage(world, session, message), 402);
    }
    await world.delivered();
    return c.redirect((session.success_url ?? "/").replace("{CHECKOUT_SESSION_ID}", session.id), 303);
  });
}

function gonePage(): string {
  return htmlPage({ title: "This page has expired", body: `<p>The checkout is complete, expired or unknown.</p>` });
}

function checkoutPage(world: StripeWorld, session: CheckoutSession, error?: string): string {
  const { lines = [], trialEnd = null } = world.state.checkoutOrders[session.id] ?? {};
  const rows = lines.map(({ price: id, quantity }) => {
    const price = world.state.prices[id];
    const name = world.state.products[price?.product ?? ""]?.name ?? id;
    const every = price?.recurring ? ` per ${price.recurring.interval}` : "";
    return `<tr><td>${escapeHtml(name)} × ${quantity}</td><td>$${((price?.unit_amount ?? 0) / 100).toFixed(2)}${every}</td></tr>`;
  });
  const trial = trialEnd ? `<p>Free until ${new Date(trialEnd * 1000).toISOString().slice(0, 10)}.</p>` : "";
  const title = { subscription: "Subscribe", setup: "Save a card", payment: "Pay" }[session.mode as "payment"] ?? "Pay";
  const back = session.cancel_url ? `<p><a href="${escapeHtml(session.cancel_url)}">Back</a></p>` : "";
  const form = cardForm({ email: session.customer ? null : (session.customer_email ?? ""), button: title, error });
  return htmlPage({ title, body: `<table>${rows.join("")}</table>${trial}${form}${back}` });
}

function complete(world: StripeWorld, session: CheckoutSession, form: Record<string, unknown>): void {
  const token = cardOf(form);
  const order = world.state.checkoutOrders[session.id] as CheckoutOrder;
  if (testCard(token)?.isRefusedAtOnce || (isChargedNow(session, order) && testCard(token)?.declines)) {
    throw attachRefusal(world, token, session);
  }
  const customer = customerOf(world, session, form);
  const method = attachCard(world, token, customer.id);
  method.billing_details.name = String(form.name ?? "") || null;
  method.billing_details.email = customer.email;
  fulfil(world, session, order, customer, method);
  Object.assign(session, { status: "complete", url: null, customer: customer.id });
  session.customer_details = {
    address: customer.address ?? null,
    business_name: null,
    email: customer.email,
    individual_name: null,
    name: method.billing_details.name,
    phone: customer.phone ?? null,
    tax_exempt: "none",
    tax_ids: [],
  };
  world.emit("checkout.session.completed", session);
}

function isChargedNow(session: CheckoutSession, order: CheckoutOrder): boolean {
  return session.mode === "payment" || (session.mode === "subscription" && order.trialEnd === null);
}

function attachRefusal(world: StripeWorld, token: string, session: CheckoutSession): Error {
  const body = { error: { type: "card_error", code: "card_declined", message: "Your card was declined." } };
  if (session.mode === "setup")
    world.emit("setup_intent.setup_failed", { id: session.setup_intent, object: "setup_intent" });
  return new StandInError(402, { ...body, card: token });
}

function customerOf(world: StripeWorld, session: CheckoutSession, form: Record<string, unknown>): Customer {
  if (session.customer) return findCustomer(world, session.customer);
  return createCustomer(world, {
    email: String(form.email ?? session.customer_email ?? ""),
    name: String(form.name ?? ""),
  });
}

// Checkout saves the card as the subscription's own default and leaves the customer's default alone.
function fulfil(
  world: StripeWorld,
  session: CheckoutSession,
  order: CheckoutOrder,
  customer: Customer,
  method: PaymentMethod,
): void {
  if (session.mode === "subscription") {
    const subscription = createSubscription(world, {
      customer,
      items: order.lines.map(({ price, quantity }) => ({ price: world.state.prices[price] as never, quantity })),
      trialEnd: order.trialEnd,
      metadata: order.subscriptionMetadata,
      defaultPaymentMethod: method.id,
      description: order.description,
      missingPaymentMethod: order.missingPaymentMethod,
      paymentBehavior: "allow_incomplete",
      cancelAtPeriodEnd: false,
    });
    const isFree = order.trialEnd !== null;
    Object.assign(session, { subscription: subscription.id, invoice: subscription.latest_invoice });
    session.payment_status = isFree ? "no_payment_required" : "paid";
  } else if (session.mode === "setup") {
    const intent = createSetupIntent(world, customer.id, order.intentMetadata);
    session.setup_intent = confirmSetupIntent(world, intent, method.id).id;
  } else {
    const payment = {
      customer,
      method,
      amount: session.amount_total ?? 0,
      currency: session.currency ?? "usd",
      description: order.description,
      metadata: order.intentMetadata,
    };
    const { intent, error } = chargeCard(world, createIntent(world, payment), payment);
    if (error) throw error;
    Object.assign(session, { payment_intent: intent.id, payment_status: "paid" });
  }
}
