import { apiError } from "./errors";
import { attachPendingItems, createItem as createInvoiceItem } from "./invoice-items";
import { finalizeInvoice, payInvoice } from "./invoice-payments";
import { createInvoice } from "./invoices";
import type { Customer, Price, Subscription, SubscriptionItem } from "./objects";
import { createItem, planOf } from "./subscriptions";
import type { StripeWorld } from "./world";

export interface ItemChange {
  id?: string | undefined;
  price?: Price | undefined;
  quantity?: number | undefined;
  isDeleted: boolean;
}

/** The items after a change. Prorations for the rest of the period become waiting invoice items when asked for. */
export function changedItems(
  world: StripeWorld,
  subscription: Subscription,
  changes: ItemChange[],
  isProrated: boolean,
): SubscriptionItem[] {
  let items = structuredClone(subscription.items.data);
  for (const change of changes) {
    const current = change.id ? items.find((item) => item.id === change.id) : undefined;
    if (change.id && !current) {
      throw apiError(400, `No such subscription_item: '${change.id}'`, { code: "resource_missing", param: "items" });
    }
    if (!current) items.push(addedItem(subscription, change, world.now()));
    else if (change.isDeleted) items = items.filter((item) => item !== current);
    else items = items.map((item) => (item === current ? replacedItem(item, change) : item));
  }
  if (items.length === 0) throw apiError(400, "A subscription must have at least one item.", { param: "items" });
  if (isProrated && subscription.status !== "trialing") prorate(world, subscription, items);
  return items;
}

function addedItem(subscription: Subscription, change: ItemChange, now: number): SubscriptionItem {
  if (!change.price) {
    throw apiError(400, "Missing required param: items[0][price].", {
      code: "parameter_missing",
      param: "items[0][price]",
    });
  }
  const end = subscription.items.data[0]?.current_period_end ?? now;
  return createItem(
    subscription.id,
    { price: change.price, quantity: change.quantity ?? 1, metadata: {} },
    { start: now, end },
  );
}

function replacedItem(item: SubscriptionItem, change: ItemChange): SubscriptionItem {
  const price = change.price ?? item.price;
  return {
    ...item,
    price: structuredClone(price),
    plan: planOf(price),
    quantity: change.quantity ?? item.quantity ?? 1,
  };
}

// Stripe credits the unused time of what was, and bills the remaining time of what is, as two items.
function prorate(world: StripeWorld, subscription: Subscription, items: SubscriptionItem[]): void {
  const changes = [
    ...subscription.items.data
      .filter((old) => !isSame(old, items))
      .map((item) => ({ item, sign: -1, label: "Unused time on" })),
    ...items
      .filter((item) => !isSame(item, subscription.items.data))
      .map((item) => ({ item, sign: 1, label: "Remaining time on" })),
  ];
  for (const { item, sign, label } of changes) {
    const amount =
      Math.round((item.price.unit_amount ?? 0) * (item.quantity ?? 1) * remainingShare(world, item)) * sign;
    createInvoiceItem(world, {
      customer: subscription.customer,
      invoice: null,
      price: item.price,
      quantity: item.quantity ?? 1,
      amount,
      currency: item.price.currency,
      description: `${label} ${world.state.products[item.price.product]?.name ?? item.price.product}`,
      metadata: {},
      period: { start: world.now(), end: item.current_period_end },
      subscription: subscription.id,
      isProration: true,
    });
  }
}

function isSame(item: SubscriptionItem, others: SubscriptionItem[]): boolean {
  return others.some(
    (other) => other.id === item.id && other.price.id === item.price.id && other.quantity === item.quantity,
  );
}

function remainingShare(world: StripeWorld, item: SubscriptionItem): number {
  const length = item.current_period_end - item.current_period_start;
  return length > 0 ? Math.max(0, item.current_period_end - world.now()) / length : 0;
}

/** Bills the waiting prorations at once. A refused card leaves the invoice open and the subscription past due. */
export function invoiceChangeNow(world: StripeWorld, subscription: Subscription): void {
  const customer = world.state.customers[subscription.customer] as Customer;
  const invoice = createInvoice(world, { customer, reason: "subscription_update", isAutoAdvance: true, subscription });
  attachPendingItems(world, invoice);
  world.emit("invoice.created", invoice);
  subscription.latest_invoice = invoice.id;
  finalizeInvoice(world, invoice);
  if ((invoice.status as string) === "open") payInvoice(world, invoice);
}
