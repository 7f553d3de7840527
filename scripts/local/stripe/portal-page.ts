import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import { type StandInApp, StandInError } from "@/scripts/local/kit/stand-in";
import { cardForm, cardOf } from "./checkout-page";
import { parseForm } from "./form";
import type { PortalConfiguration, PortalSession, Subscription } from "./objects";
import { attachCard } from "./payment-methods";
import { changeSubscription, endSubscription } from "./subscription-status";
import type { StripeWorld } from "./world";

/** The billing portal: what its configuration allows of cancelling, resuming, changing the card and old invoices. */
export function mountPortalPage(app: StandInApp, world: StripeWorld): void {
  const { state } = world;
  app.get("/p/session/:id", (c) => {
    const session = state.portalSessions[c.req.param("id")];
    return session ? c.html(portalPage(world, session)) : c.html(htmlPage({ title: "Unknown session", body: "" }), 404);
  });
  app.post("/p/session/:id", async (c) => {
    const session = state.portalSessions[c.req.param("id")];
    if (!session) return c.html(htmlPage({ title: "Unknown session", body: "" }), 404);
    try {
      obey(world, session, parseForm(await c.req.text()));
    } catch (error) {
      if (!(error instanceof StandInError)) throw error;
      return c.html(portalPage(world, session, (error.body as { error: { message: string } }).error.message), 402);
    }
    await world.delivered();
    return c.redirect(c.req.path, 303);
  });
}

function obey(world: StripeWorld, session: PortalSession, form: Record<string, unknown>): void {
  const features = featuresOf(world, session);
  const subscription = world.state.subscriptions[String(form.subscription ?? "")];
  const isOwn = subscription?.customer === session.customer;
  if (isOwn && features.subscription_cancel.enabled && form.do === "cancel") cancel(world, subscription, features);
  if (isOwn && form.do === "resume") {
    changeSubscription(world, subscription, { cancel_at: null, cancel_at_period_end: false, canceled_at: null });
  }
  if (form.outcome && features.payment_method_update.enabled) changeCard(world, session, cardOf(form));
}

function featuresOf({ state }: StripeWorld, session: PortalSession): PortalConfiguration["features"] {
  return (state.portalConfigurations[session.configuration] as PortalConfiguration).features;
}

function cancel(world: StripeWorld, subscription: Subscription, features: PortalConfiguration["features"]): void {
  if (features.subscription_cancel.mode === "immediately") {
    endSubscription(world, subscription, "cancellation_requested");
    return;
  }
  const end = Math.max(...subscription.items.data.map((item) => item.current_period_end));
  changeSubscription(world, subscription, { cancel_at: end, cancel_at_period_end: true, canceled_at: world.now() });
}

function changeCard(world: StripeWorld, session: PortalSession, token: string): void {
  const method = attachCard(world, token, session.customer);
  const customer = world.state.customers[session.customer];
  const before = structuredClone(customer?.invoice_settings);
  if (customer) customer.invoice_settings.default_payment_method = method.id;
  for (const subscription of Object.values(world.state.subscriptions)) {
    if (subscription.customer === session.customer && subscription.status !== "canceled") {
      changeSubscription(world, subscription, { default_payment_method: method.id });
    }
  }
  if (customer) world.emit("customer.updated", customer, { invoice_settings: before });
}

function portalPage(world: StripeWorld, session: PortalSession, error?: string): string {
  const { state } = world;
  const features = featuresOf(world, session);
  const own = Object.values(state.subscriptions).filter((one) => one.customer === session.customer);
  const invoices = Object.values(state.invoices).filter((one) => one.customer === session.customer && one.number);
  const rows = [...invoices]
    .reverse()
    .map(
      (one) =>
        `<tr><td><a href="/i/${one.id}">${escapeHtml(one.number)}</a></td><td>${(one.total / 100).toFixed(2)}</td><td>${one.status}</td></tr>`,
    );
  const back = session.return_url ? `<p><a href="${escapeHtml(session.return_url)}">Return</a></p>` : "";
  return htmlPage({
    title: "Billing",
    body: `${own.map((one) => subscriptionCard(one, features)).join("")}
${features.payment_method_update.enabled ? `<h2>Change the card</h2>${cardForm({ email: null, button: "Save card", error })}` : ""}
${features.invoice_history.enabled ? `<h2>Invoices</h2><table>${rows.join("")}</table>` : ""}${back}`,
  });
}

function subscriptionCard(subscription: Subscription, features: PortalConfiguration["features"]): string {
  const isEnding = subscription.cancel_at_period_end;
  const canCancel = features.subscription_cancel.enabled && subscription.status !== "canceled";
  const button = isEnding
    ? `<button name="do" value="resume">Keep the subscription</button>`
    : `<button class="quiet" name="do" value="cancel">Cancel the subscription</button>`;
  return `<form class="card" method="post"><p>Subscription: ${escapeHtml(subscription.status)}${isEnding ? ", ends with its period" : ""}</p>
<input type="hidden" name="subscription" value="${subscription.id}">${canCancel ? button : ""}</form>`;
}
