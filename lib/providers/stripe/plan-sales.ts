import type Stripe from "stripe";
import { AppError } from "@/lib/errors";
import type { OfferedPlan, PlanSales } from "@/lib/ports/launch";
import { describeAccount, openPortal } from "./portal";
import { withStripeErrors } from "./with-stripe-errors";

/** Subscriptions in these states still stand; a new one beside them would charge twice. */
const standing = new Set(["trialing", "active", "past_due", "unpaid", "paused"]);

/** Sells plans over Stripe Checkout. What exists is looked up first; idempotency keys cover the moment between. */
export function createStripePlanSales(client: Stripe): PlanSales {
  return {
    ensureCustomer: (business) => withStripeErrors(() => ensureCustomer(client, business)),
    openCheckout: (request) => withStripeErrors(() => openCheckout(client, request)),
    findSubscription: (customerId) =>
      withStripeErrors(async () => {
        const subscription = await newestSubscription(client, customerId);
        return subscription ? { id: subscription.id, status: subscription.status } : null;
      }),
    cancelPlan: (customerId) => withStripeErrors(() => cancelPlan(client, customerId)),
    changePlan: (request) => withStripeErrors(() => changePlan(client, request)),
    openPortal: (request) => withStripeErrors(() => openPortal(client, request)),
    describeAccount: (customerId) => withStripeErrors(() => describeAccount(client, customerId)),
  };
}

async function ensureCustomer(
  client: Stripe,
  { businessId, customerId, name, email }: Parameters<PlanSales["ensureCustomer"]>[0],
): Promise<string> {
  if (customerId) return customerId;
  if (email) {
    for await (const known of client.customers.list({ email, limit: 100 })) {
      if (known.metadata.business_id === businessId) return known.id;
    }
  }
  const params = { name, metadata: { business_id: businessId }, ...(email ? { email } : {}) };
  return (await client.customers.create(params, { idempotencyKey: `business:${businessId}:customer` })).id;
}

async function newestSubscription(client: Stripe, customer: string): Promise<Stripe.Subscription | null> {
  const { data } = await client.subscriptions.list({ customer, status: "all", limit: 10 });
  return data.find(({ status }) => standing.has(status)) ?? data[0] ?? null;
}

async function cancelPlan(client: Stripe, customer: string): Promise<void> {
  const { data } = await client.subscriptions.list({ customer, status: "all", limit: 100 });
  for (const { id, status } of data) if (standing.has(status)) await client.subscriptions.cancel(id);
}

async function openCheckout(
  client: Stripe,
  { businessId, customerId, plan, successUrl, cancelUrl }: Parameters<PlanSales["openCheckout"]>[0],
): ReturnType<PlanSales["openCheckout"]> {
  const subscription = await newestSubscription(client, customerId);
  if (subscription && standing.has(subscription.status)) return { outcome: "already_subscribed" };
  const isFirst = !subscription || subscription.status === "incomplete_expired";
  const { data: sessions } = await client.checkout.sessions.list({ customer: customerId, limit: 100 });
  const open = sessions.find(
    (session) => session.status === "open" && session.url && session.metadata?.plan_id === plan.id,
  );
  if (open?.url) return { outcome: "open", url: open.url };
  // A page for another plan that is still open could be paid too.
  for (const session of sessions) if (session.status === "open") await client.checkout.sessions.expire(session.id);
  const session = await client.checkout.sessions.create(
    {
      mode: "subscription",
      customer: customerId,
      client_reference_id: businessId,
      line_items: await lineItems(client, plan, isFirst),
      payment_method_collection: "always",
      subscription_data: {
        metadata: { business_id: businessId, plan_id: plan.id },
        ...(isFirst && plan.trialDays > 0 ? { trial_period_days: plan.trialDays } : {}),
      },
      metadata: { business_id: businessId, plan_id: plan.id },
      success_url: successUrl,
      cancel_url: cancelUrl,
    },
    // Two clicks at once see the same sessions, and so get the same page.
    { idempotencyKey: `business:${businessId}:checkout:${plan.id}:${sessions.length}` },
  );
  if (!session.url) throw new AppError("unavailable", "The payment page could not be opened.");
  return { outcome: "open", url: session.url };
}

async function changePlan(
  client: Stripe,
  { customerId, plan, requestId }: Parameters<PlanSales["changePlan"]>[0],
): ReturnType<PlanSales["changePlan"]> {
  const subscription = await newestSubscription(client, customerId);
  if (!subscription || !standing.has(subscription.status)) return { outcome: "no_subscription" };
  const { id: subscriptionId, metadata } = subscription;
  if (subscription.status !== "active" && subscription.status !== "trialing")
    return { outcome: "unpaid", subscriptionId };
  const item = subscription.items.data.find(({ price }) => price.recurring !== null);
  if (!item) throw new AppError("conflict", "This plan cannot be changed here. Write to support.");
  const price = await ensurePrice(client, plan, "monthly", plan.monthlyCents);
  if (item.price.id === price && metadata.plan_id === plan.id) return { outcome: "unchanged", subscriptionId };
  await client.subscriptions.update(
    subscriptionId,
    { items: [{ id: item.id, price }], proration_behavior: "create_prorations", metadata: { plan_id: plan.id } },
    { idempotencyKey: `plan:${subscriptionId}:${plan.id}:${requestId}` },
  );
  return { outcome: "changed", subscriptionId };
}

async function lineItems(client: Stripe, plan: OfferedPlan, isFirst: boolean) {
  const monthly = await ensurePrice(client, plan, "monthly", plan.monthlyCents);
  const items = [{ price: monthly, quantity: 1 }];
  if (isFirst && plan.setupCents > 0) {
    items.push({ price: await ensurePrice(client, plan, "setup", plan.setupCents), quantity: 1 });
  }
  return items;
}

/** The price of a plan, named by what it is and costs, so that a changed plan gets a price of its own. */
async function ensurePrice(
  client: Stripe,
  plan: OfferedPlan,
  part: "monthly" | "setup",
  cents: number,
): Promise<string> {
  const lookupKey = `plan_${plan.id}_${part}_${cents}`;
  const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  if (data[0]) return data[0].id;
  const price = await client.prices.create(
    {
      currency: "usd",
      unit_amount: cents,
      lookup_key: lookupKey,
      product_data: { name: part === "monthly" ? `CloudGreet ${plan.name}` : `CloudGreet ${plan.name} set-up` },
      ...(part === "monthly" ? { recurring: { interval: "month" as const } } : {}),
    },
    { idempotencyKey: `price:${lookupKey}` },
  );
  return price.id;
}
