import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { findPrice } from "./catalogue";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { addLine, assertDraft, findInvoice, pricingOf, sumUp } from "./invoices";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { Invoice, InvoiceItem, Price } from "./objects";
import { emptyableText, flag, metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const createParams = params<Stripe.InvoiceItemCreateParams>()({
  customer: text,
  amount: whole.optional(),
  currency: text.length(3).optional(),
  description: text.optional(),
  invoice: text.optional(),
  metadata: metadata.optional(),
  pricing: z.strictObject({ price: text }).optional(),
  quantity: whole.optional(),
  period: z.strictObject({ start: whole, end: whole }).optional(),
  subscription: text.optional(),
});
const updateParams = params<Stripe.InvoiceItemUpdateParams>()({
  amount: whole.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
});
const listParams = params<Stripe.InvoiceItemListParams>()({
  customer: text.optional(),
  created: range.optional(),
  invoice: text.optional(),
  pending: flag.optional(),
});

export function mountInvoiceItems(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const item = state.invoiceItems[id];
    if (!item) throw noSuch("invoiceitem", id);
    return item;
  };
  router.post("/invoiceitems", createParams, (wanted) => create(world, wanted));
  router.list("/invoiceitems", listParams, ({ customer, created, invoice, pending, ...paging }, { path }) => {
    const matching = Object.values(state.invoiceItems).filter(
      (one) =>
        (!customer || one.customer === customer) &&
        (!invoice || one.invoice === invoice) &&
        (pending === undefined || (one.invoice === null) === pending) &&
        within(one.date, created),
    );
    return page(matching, path, paging);
  });
  router.get("/invoiceitems/:id", none, (_, { id }) => find(id));
  router.post("/invoiceitems/:id", updateParams, ({ amount, description, metadata: given }, { id }) => {
    const item = find(id);
    const invoice = item.invoice ? findInvoice(world, item.invoice, "invoice") : null;
    if (invoice) assertDraft(invoice, "edit the items of");
    if (amount !== undefined) item.amount = amount;
    if (description !== undefined) item.description = description || null;
    item.metadata = mergedMetadata(item.metadata, given);
    if (invoice) {
      removeLine(invoice, item.id);
      addItemLine(world, invoice, item);
    }
    return item;
  });
  router.delete("/invoiceitems/:id", none, (_, { id }) => {
    const item = find(id);
    const invoice = item.invoice ? findInvoice(world, item.invoice, "invoice") : null;
    if (invoice) {
      assertDraft(invoice, "delete the items of");
      removeLine(invoice, id);
    }
    delete state.invoiceItems[id];
    return { id, object: "invoiceitem", deleted: true };
  });
}

function create(world: StripeWorld, wanted: z.output<typeof createParams>): InvoiceItem {
  const customer = findCustomer(world, wanted.customer);
  const invoice = wanted.invoice ? findInvoice(world, wanted.invoice, "invoice") : null;
  if (invoice) assertDraft(invoice, "add items to");
  if (invoice && invoice.customer !== customer.id) {
    throw apiError(400, `The invoice ${invoice.id} does not belong to customer ${customer.id}.`, { param: "invoice" });
  }
  const price = wanted.pricing ? findPrice(world, wanted.pricing.price, "pricing[price]") : null;
  if (price?.type === "recurring") {
    const message = `The price specified is set to \`type=recurring\` but this field only accepts prices with \`type=one_time\`.`;
    throw apiError(400, message, { param: "pricing[price]" });
  }
  if (!price && (wanted.amount === undefined || !wanted.currency)) {
    throw apiError(400, "You must specify either `amount` and `currency`, or `pricing`.", {
      code: "parameter_missing",
      param: "amount",
    });
  }
  const quantity = wanted.quantity ?? 1;
  return createItem(world, {
    customer: customer.id,
    invoice,
    price,
    quantity,
    amount: wanted.amount ?? (price?.unit_amount ?? 0) * quantity,
    currency: price?.currency ?? wanted.currency ?? "usd",
    description: wanted.description ?? (price ? (world.state.products[price.product]?.name ?? null) : null),
    metadata: mergedMetadata({}, wanted.metadata),
    period: wanted.period ?? { start: world.now(), end: world.now() },
    subscription: wanted.subscription ?? null,
    isProration: false,
  });
}

interface ItemWish {
  customer: string;
  invoice: Invoice | null;
  price: Price | null;
  quantity: number;
  amount: number;
  currency: string;
  description: string | null;
  metadata: Record<string, string>;
  period: { start: number; end: number };
  subscription: string | null;
  isProration: boolean;
}

/** Makes an item: on its invoice when one is named, otherwise waiting for the next one. */
export function createItem(world: StripeWorld, wish: ItemWish): InvoiceItem {
  const item = {
    id: randomId("ii_1"),
    object: "invoiceitem",
    amount: wish.amount,
    currency: wish.currency,
    customer: wish.customer,
    customer_account: null,
    date: world.now(),
    description: wish.description,
    discountable: !wish.isProration,
    discounts: [],
    invoice: wish.invoice?.id ?? null,
    livemode: false,
    metadata: wish.metadata,
    net_amount: wish.amount,
    parent: wish.subscription
      ? { type: "subscription_details", subscription_details: { subscription: wish.subscription } }
      : null,
    period: wish.period,
    pricing: pricingOf(wish.price, wish.amount, wish.quantity),
    proration: wish.isProration,
    quantity: wish.quantity,
    quantity_decimal: String(wish.quantity),
    tax_rates: [],
    test_clock: null,
  } satisfies InvoiceItem;
  world.state.invoiceItems[item.id] = item;
  if (wish.invoice) addItemLine(world, wish.invoice, item);
  world.emit("invoiceitem.created", item);
  return item;
}

/** Puts the customer's waiting items on a draft. */
export function attachPendingItems(world: StripeWorld, invoice: Invoice): void {
  for (const item of Object.values(world.state.invoiceItems)) {
    if (item.invoice !== null || item.customer !== invoice.customer || item.currency !== invoice.currency) continue;
    item.invoice = invoice.id;
    addItemLine(world, invoice, item);
  }
}

/** A deleted draft takes its items with it, as in the API. */
export function releaseItems({ state }: StripeWorld, invoice: Invoice): void {
  for (const item of Object.values(state.invoiceItems))
    if (item.invoice === invoice.id) delete state.invoiceItems[item.id];
}

function addItemLine({ state }: StripeWorld, invoice: Invoice, item: InvoiceItem): void {
  const subscription = item.parent?.subscription_details?.subscription ?? null;
  addLine(invoice, {
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    quantity: item.quantity,
    metadata: item.metadata ?? {},
    period: item.period,
    price: item.pricing ? (state.prices[item.pricing.price_details.price] ?? null) : null,
    parent: {
      type: "invoice_item_details",
      invoice_item_details: { invoice_item: item.id, proration: item.proration, proration_details: null, subscription },
      subscription_item_details: null,
    },
    subscription,
  });
}

function removeLine(invoice: Invoice, itemId: string): void {
  invoice.lines.data = invoice.lines.data.filter((line) => line.parent?.invoice_item_details?.invoice_item !== itemId);
  sumUp(invoice);
}
