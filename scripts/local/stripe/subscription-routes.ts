import type Stripe from "stripe";
import { z } from "zod";
import { findPrice } from "./catalogue";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { Price, Subscription } from "./objects";
import { emptyableText, flag, metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import { changedItems, invoiceChangeNow } from "./subscription-changes";
import { changeSubscription, endSubscription } from "./subscription-status";
import { createSubscription } from "./subscriptions";
import type { StripeWorld } from "./world";

const DAY_S = 86_400;
const trialSettings = z.strictObject({
  end_behavior: z.strictObject({ missing_payment_method: z.enum(["cancel", "create_invoice", "pause"]) }),
});
const paymentBehavior = z.enum([
  "allow_incomplete",
  "default_incomplete",
  "error_if_incomplete",
  "pending_if_incomplete",
]);
const prorationBehavior = z.enum(["always_invoice", "create_prorations", "none"]);
const trialEnd = z.union([z.literal("now"), whole]);
const createParams = params<Stripe.SubscriptionCreateParams>()({
  customer: text,
  items: z
    .array(z.strictObject({ price: text, quantity: whole.optional(), metadata: metadata.optional() }))
    .min(1)
    .max(20),
  cancel_at_period_end: flag.optional(),
  collection_method: z.literal("charge_automatically").optional(),
  default_payment_method: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_behavior: paymentBehavior.optional(),
  proration_behavior: prorationBehavior.optional(),
  trial_end: trialEnd.optional(),
  trial_period_days: whole.optional(),
  trial_settings: trialSettings.optional(),
});
const updateParams = params<Stripe.SubscriptionUpdateParams>()({
  items: z
    .array(
      z.strictObject({
        id: text.optional(),
        price: text.optional(),
        quantity: whole.optional(),
        deleted: flag.optional(),
      }),
    )
    .optional(),
  cancel_at: z.union([z.literal(""), whole]).optional(),
  cancel_at_period_end: flag.optional(),
  cancellation_details: z
    .strictObject({ comment: emptyableText.optional(), feedback: emptyableText.optional() })
    .optional(),
  default_payment_method: emptyableText.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
  off_session: flag.optional(),
  payment_behavior: paymentBehavior.optional(),
  proration_behavior: prorationBehavior.optional(),
  trial_end: trialEnd.optional(),
});
const cancelParams = params<Stripe.SubscriptionCancelParams>()({
  cancellation_details: z
    .strictObject({ comment: emptyableText.optional(), feedback: emptyableText.optional() })
    .optional(),
  invoice_now: flag.optional(),
  prorate: flag.optional(),
});
const listParams = params<Stripe.SubscriptionListParams>()({
  customer: text.optional(),
  price: text.optional(),
  status: text.optional(),
  created: range.optional(),
});
type Update = z.output<typeof updateParams>;

export function mountSubscriptions(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const subscription = state.subscriptions[id];
    if (!subscription) throw noSuch("subscription", id);
    return subscription;
  };
  router.post("/subscriptions", createParams, (wanted) => create(world, wanted));
  router.list("/subscriptions", listParams, ({ customer, price, status, created, ...paging }, { path }) => {
    const matching = Object.values(state.subscriptions).filter(
      (one) =>
        (!customer || one.customer === customer) &&
        (!price || one.items.data.some((item) => item.price.id === price)) &&
        hasStatus(one, status) &&
        within(one.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/subscriptions/:id", none, (_, { id }) => find(id));
  router.post("/subscriptions/:id", updateParams, (change, { id }) => update(world, find(id), change));
  router.delete("/subscriptions/:id", cancelParams, ({ cancellation_details }, { id }) => {
    const subscription = find(id);
    if (subscription.status === "canceled") throw noSuch("subscription", id);
    noteReason(subscription, cancellation_details);
    return endSubscription(world, subscription, "cancellation_requested");
  });
}

function hasStatus(subscription: Subscription, status: string | undefined): boolean {
  if (status === "all") return true;
  if (status === "ended") return ["canceled", "incomplete_expired"].includes(subscription.status);
  return status ? subscription.status === status : subscription.status !== "canceled";
}

function create(world: StripeWorld, wanted: z.output<typeof createParams>): Subscription {
  const customer = findCustomer(world, wanted.customer);
  const items = wanted.items.map(({ price, quantity, metadata: given }, index) => ({
    price: recurringPrice(world, price, `items[${index}][price]`),
    quantity: quantity ?? 1,
    metadata: mergedMetadata({}, given),
  }));
  const card = wanted.default_payment_method;
  if (card && world.state.paymentMethods[card]?.customer !== customer.id) {
    throw noSuch("PaymentMethod", card, "default_payment_method");
  }
  return createSubscription(world, {
    customer,
    items,
    trialEnd: trialEndOf(world, wanted.trial_end, wanted.trial_period_days),
    metadata: mergedMetadata({}, wanted.metadata),
    defaultPaymentMethod: card ?? null,
    description: wanted.description ?? null,
    missingPaymentMethod: wanted.trial_settings?.end_behavior.missing_payment_method ?? null,
    paymentBehavior: wanted.payment_behavior ?? "allow_incomplete",
    cancelAtPeriodEnd: wanted.cancel_at_period_end ?? false,
  });
}

/** The recurring, active price of a parameter; anything else is refused as the API does. */
export function recurringPrice(world: StripeWorld, id: string, param: string): Price {
  const price = findPrice(world, id, param);
  if (!price.active) {
    throw apiError(400, `The price specified is inactive. This field only accepts active prices.`, { param });
  }
  if (price.type !== "recurring") {
    const message = `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`;
    throw apiError(400, message, { param });
  }
  return price;
}

/** Unix seconds of the end of a trial, or null when there is none. */
export function trialEndOf(
  world: StripeWorld,
  end: "now" | number | undefined,
  days: number | undefined,
): number | null {
  if (typeof end === "number") {
    if (end <= world.now())
      throw apiError(400, "Invalid timestamp: must be an integer Unix timestamp in the future.", {
        param: "trial_end",
      });
    return end;
  }
  return end !== "now" && days ? world.now() + days * DAY_S : null;
}

function update(world: StripeWorld, subscription: Subscription, change: Update): Subscription {
  const isOver = subscription.status === "canceled";
  if (isOver && Object.keys(change).some((key) => key !== "metadata" && key !== "cancellation_details")) {
    const message = "A canceled subscription can only update its cancellation_details and metadata.";
    throw apiError(400, message);
  }
  const card = change.default_payment_method;
  if (card && world.state.paymentMethods[card]?.customer !== subscription.customer) {
    throw noSuch("PaymentMethod", card, "default_payment_method");
  }
  noteReason(subscription, change.cancellation_details);
  const patch = { ...plainChanges(subscription, change), ...cancelChanges(world, subscription, change) };
  if (change.trial_end !== undefined) Object.assign(patch, trialChanges(world, subscription, change.trial_end));
  if (change.items) {
    const wanted = change.items.map(({ id, price, quantity, deleted }, index) => ({
      id,
      price: price ? recurringPrice(world, price, `items[${index}][price]`) : undefined,
      quantity,
      isDeleted: deleted ?? false,
    }));
    const data = changedItems(world, subscription, wanted, change.proration_behavior !== "none");
    patch.items = { ...subscription.items, data };
  }
  if (Object.keys(patch).length > 0) changeSubscription(world, subscription, patch);
  if (change.items && change.proration_behavior === "always_invoice") invoiceChangeNow(world, subscription);
  return subscription;
}

function plainChanges(subscription: Subscription, change: Update): Partial<Subscription> {
  const patch: Partial<Subscription> = {};
  if (change.description !== undefined) patch.description = change.description || null;
  if (change.default_payment_method !== undefined) patch.default_payment_method = change.default_payment_method || null;
  if (change.metadata !== undefined) patch.metadata = mergedMetadata(subscription.metadata, change.metadata);
  return patch;
}

function cancelChanges(world: StripeWorld, subscription: Subscription, change: Update): Partial<Subscription> {
  if (change.cancel_at !== undefined) {
    const at = change.cancel_at === "" ? null : change.cancel_at;
    return { cancel_at: at, cancel_at_period_end: false, canceled_at: at ? world.now() : null };
  }
  if (change.cancel_at_period_end === undefined) return {};
  const periodEnd = Math.max(...subscription.items.data.map((item) => item.current_period_end));
  return change.cancel_at_period_end
    ? { cancel_at: periodEnd, cancel_at_period_end: true, canceled_at: world.now() }
    : { cancel_at: null, cancel_at_period_end: false, canceled_at: null };
}

// The period of a trial ends with it; the clock then bills the first paid period.
function trialChanges(world: StripeWorld, subscription: Subscription, end: "now" | number): Partial<Subscription> {
  const at = end === "now" ? world.now() : (trialEndOf(world, end, undefined) ?? world.now());
  const data = subscription.items.data.map((item) => ({ ...item, current_period_end: at }));
  const items = { ...subscription.items, data };
  return { items, trial_end: at, status: "trialing", trial_start: subscription.trial_start ?? world.now() };
}

function noteReason(
  subscription: Subscription,
  details: { comment?: string | undefined; feedback?: string | undefined } | undefined,
): void {
  if (!details) return;
  const current = subscription.cancellation_details;
  subscription.cancellation_details = {
    comment: details.comment ?? current?.comment ?? null,
    feedback: details.feedback ?? current?.feedback ?? null,
    feedback_option: null,
    reason: current?.reason ?? null,
  };
}
