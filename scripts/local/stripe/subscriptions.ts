import { randomId } from "@/scripts/local/kit/random-id";
import { apiError } from "./errors";
import { attachPendingItems } from "./invoice-items";
import { finalizeInvoice, payInvoice } from "./invoice-payments";
import { addLine, createInvoice } from "./invoices";
import {
  apiList,
  type Customer,
  type Invoice,
  type Plan,
  type Price,
  type Subscription,
  type SubscriptionItem,
} from "./objects";
import { periodAfter } from "./periods";
import type { StripeWorld } from "./world";

export interface SubscriptionWish {
  customer: Customer;
  items: { price: Price; quantity: number; metadata?: Record<string, string> }[];
  trialEnd: number | null;
  metadata: Record<string, string>;
  defaultPaymentMethod: string | null;
  description: string | null;
  missingPaymentMethod: string | null;
  paymentBehavior: string;
  cancelAtPeriodEnd: boolean;
}

/**
 * Starts a subscription and its first invoice. Without a trial the card is charged at once; a refusal leaves it
 * `incomplete`, or throws and leaves nothing when the behaviour is `error_if_incomplete`.
 */
export function createSubscription(world: StripeWorld, wish: SubscriptionWish): Subscription {
  const isTrial = wish.trialEnd !== null;
  if (!isTrial && wish.paymentBehavior !== "default_incomplete") assertHasCard(world, wish);
  const subscription = blankSubscription(world, wish);
  world.state.subscriptions[subscription.id] = subscription;
  const invoice = billPeriod(world, subscription, "subscription_create", false);
  subscription.latest_invoice = invoice.id;
  finalizeInvoice(world, invoice, false);
  if (!isTrial && wish.paymentBehavior === "default_incomplete") subscription.status = "incomplete";
  const error = isOpen(invoice) && subscription.status !== "incomplete" ? payInvoice(world, invoice) : null;
  if (error && wish.paymentBehavior === "error_if_incomplete") {
    delete world.state.subscriptions[subscription.id];
    throw error;
  }
  if (error) subscription.status = "incomplete";
  world.emit("customer.subscription.created", subscription);
  return subscription;
}

// Read through a function: the type checker does not know that paying changes the status.
function isOpen(invoice: Invoice): boolean {
  return invoice.status === "open";
}

function assertHasCard({ state }: StripeWorld, wish: SubscriptionWish): void {
  const card = wish.defaultPaymentMethod ?? wish.customer.invoice_settings.default_payment_method;
  const isFree = wish.items.every(({ price }) => (price.unit_amount ?? 0) === 0);
  if (isFree || (card && state.paymentMethods[card])) return;
  const message =
    "This customer has no attached payment source or default payment method. Please consider adding a default payment method.";
  throw apiError(400, message, { code: "resource_missing" });
}

/** The draft for the current period of every item, with the customer's waiting items. */
export function billPeriod(
  world: StripeWorld,
  subscription: Subscription,
  reason: "subscription_create" | "subscription_cycle",
  isAutoAdvance: boolean,
): Invoice {
  const customer = world.state.customers[subscription.customer] as Customer;
  const invoice = createInvoice(world, { customer, reason, isAutoAdvance, subscription });
  for (const item of subscription.items.data) {
    const isTrial = subscription.status === "trialing";
    addLine(invoice, {
      amount: isTrial ? 0 : (item.price.unit_amount ?? 0) * (item.quantity ?? 1),
      currency: item.price.currency,
      description: describeItem(world, item, isTrial),
      quantity: item.quantity ?? 1,
      metadata: { ...subscription.metadata },
      period: { start: item.current_period_start, end: item.current_period_end },
      price: item.price,
      parent: {
        type: "subscription_item_details",
        invoice_item_details: null,
        subscription_item_details: {
          invoice_item: null,
          proration: false,
          proration_details: null,
          subscription: subscription.id,
          subscription_item: item.id,
        },
      },
      subscription: subscription.id,
    });
  }
  attachPendingItems(world, invoice);
  world.emit("invoice.created", invoice);
  return invoice;
}

function describeItem({ state }: StripeWorld, item: SubscriptionItem, isTrial: boolean): string {
  const name = state.products[item.price.product]?.name ?? item.price.product;
  if (isTrial) return `Free trial for ${item.quantity} × ${name}`;
  const dollars = ((item.price.unit_amount ?? 0) / 100).toFixed(2);
  return `${item.quantity} × ${name} (at $${dollars} / ${item.price.recurring?.interval})`;
}

function blankSubscription(world: StripeWorld, wish: SubscriptionWish): Subscription {
  const id = randomId("sub_1");
  const now = world.now();
  const firstPrice = wish.items[0]?.price.recurring;
  const periodEnd = wish.trialEnd ?? periodAfter(now, firstPrice ?? null);
  const isTrial = wish.trialEnd !== null;
  return {
    ...quietFields(),
    id,
    object: "subscription",
    billing_cycle_anchor: wish.trialEnd ?? now,
    cancel_at: wish.cancelAtPeriodEnd ? periodEnd : null,
    cancel_at_period_end: wish.cancelAtPeriodEnd,
    canceled_at: wish.cancelAtPeriodEnd ? now : null,
    collection_method: "charge_automatically",
    created: now,
    currency: wish.items[0]?.price.currency ?? "usd",
    customer: wish.customer.id,
    customer_account: null,
    default_payment_method: wish.defaultPaymentMethod,
    description: wish.description,
    items: apiList(
      wish.items.map(({ price, quantity, metadata }) =>
        createItem(id, { price, quantity, metadata: metadata ?? {} }, { start: now, end: periodEnd }),
      ),
      `/v1/subscription_items?subscription=${id}`,
    ),
    latest_invoice: null,
    livemode: false,
    metadata: wish.metadata,
    start_date: now,
    status: isTrial ? "trialing" : "active",
    trial_end: wish.trialEnd,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: wish.missingPaymentMethod ?? "create_invoice",
      },
    },
    trial_start: isTrial ? now : null,
  } satisfies Subscription;
}

function quietFields() {
  return {
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    test_clock: null,
    transfer_data: null,
  } satisfies Partial<Subscription>;
}

/** One priced item of a subscription with its own period, as the API has it since 2025. */
export function createItem(
  subscriptionId: string,
  wish: { price: Price; quantity: number; metadata: Record<string, string> },
  period: { start: number; end: number },
): SubscriptionItem {
  return {
    id: randomId("si_", 14),
    object: "subscription_item",
    billing_thresholds: null,
    created: period.start,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: wish.metadata,
    plan: planOf(wish.price),
    price: structuredClone(wish.price),
    quantity: wish.quantity,
    subscription: subscriptionId,
    tax_rates: [],
  } satisfies SubscriptionItem;
}

/** The older form of a recurring price, which items still carry. */
export function planOf(price: Price): Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? "month",
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  } satisfies Plan;
}
