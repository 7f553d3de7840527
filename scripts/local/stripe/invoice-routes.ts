import type Stripe from "stripe";
import { z } from "zod";
import { findCustomer } from "./customers";
import { apiError } from "./errors";
import { attachPendingItems, releaseItems } from "./invoice-items";
import { closeUnpaid, finalizeInvoice, payInvoice } from "./invoice-payments";
import { assertDraft, createInvoice, findInvoice, subscriptionOf } from "./invoices";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import { emptyableText, flag, metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const status = z.enum(["draft", "open", "paid", "uncollectible", "void"]);
const createParams = params<Stripe.InvoiceCreateParams>()({
  customer: text,
  auto_advance: flag.optional(),
  collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(),
  currency: text.length(3).optional(),
  days_until_due: whole.optional(),
  default_payment_method: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  pending_invoice_items_behavior: z.enum(["exclude", "include"]).optional(),
});
const updateParams = params<Stripe.InvoiceUpdateParams>()({
  auto_advance: flag.optional(),
  default_payment_method: emptyableText.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
});
const listParams = params<Stripe.InvoiceListParams>()({
  customer: text.optional(),
  created: range.optional(),
  status: status.optional(),
  subscription: text.optional(),
  collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(),
});
const finalizeParams = params<Stripe.InvoiceFinalizeInvoiceParams>()({ auto_advance: flag.optional() });
const payParams = params<Stripe.InvoicePayParams>()({
  off_session: flag.optional(),
  paid_out_of_band: flag.optional(),
  payment_method: text.optional(),
});
const paymentListParams = params<Stripe.InvoicePaymentListParams>()({
  invoice: text.optional(),
  payment: z.strictObject({ type: z.literal("payment_intent"), payment_intent: text }).optional(),
  status: z.enum(["canceled", "open", "paid"]).optional(),
});

export function mountInvoices(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.post("/invoices", createParams, (wanted) => create(world, wanted));
  router.list(
    "/invoices",
    listParams,
    ({ customer, created, status, subscription, collection_method, ...paging }, { path }) => {
      const matching = Object.values(state.invoices).filter(
        (one) =>
          (!customer || one.customer === customer) &&
          (!status || one.status === status) &&
          (!subscription || subscriptionOf(world, one)?.id === subscription) &&
          (!collection_method || one.collection_method === collection_method) &&
          within(one.created, created),
      );
      return page(matching, path, paging);
    },
  );
  router.get("/invoices/:id", none, (_, { id }) => findInvoice(world, id));
  router.post("/invoices/:id", updateParams, (change, { id }) => update(world, id, change));
  router.delete("/invoices/:id", none, (_, { id }) => {
    const invoice = findInvoice(world, id);
    assertDraft(invoice, "delete");
    if (subscriptionOf(world, invoice)) throw apiError(400, "You can't delete invoices created by subscriptions.");
    releaseItems(world, invoice);
    delete state.invoices[id];
    world.emit("invoice.deleted", invoice);
    return { id, object: "invoice", deleted: true };
  });
  router.list("/invoices/:id/lines", none, (paging, { id, path }) =>
    page([...findInvoice(world, id).lines.data].reverse(), path, paging),
  );
}

export function mountInvoiceDeeds(router: StripeRouter, world: StripeWorld): void {
  router.post("/invoices/:id/finalize", finalizeParams, ({ auto_advance }, { id }) => {
    const invoice = findInvoice(world, id);
    return finalizeInvoice(world, invoice, auto_advance ?? invoice.auto_advance);
  });
  router.post("/invoices/:id/pay", payParams, ({ paid_out_of_band, payment_method }, { id }) => {
    const invoice = findInvoice(world, id);
    const error = payInvoice(world, invoice, { paymentMethod: payment_method, isOutOfBand: paid_out_of_band });
    if (error) throw error;
    return invoice;
  });
  router.post("/invoices/:id/void", none, (_, { id }) => closeUnpaid(world, findInvoice(world, id), "void"));
  router.post("/invoices/:id/mark_uncollectible", none, (_, { id }) =>
    closeUnpaid(world, findInvoice(world, id), "uncollectible"),
  );
}

export function mountInvoicePayments(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.list("/invoice_payments", paymentListParams, ({ invoice, payment, status, ...paging }, { path }) => {
    const matching = Object.values(state.invoicePayments).filter(
      (one) =>
        (!invoice || one.invoice === invoice) &&
        (!payment || one.payment.payment_intent === payment.payment_intent) &&
        (!status || one.status === status),
    );
    return page(matching, path, paging);
  });
  router.get("/invoice_payments/:id", none, (_, { id }) => {
    const payment = state.invoicePayments[id];
    if (!payment) throw apiError(404, `No such invoice payment: '${id}'`, { code: "resource_missing", param: "id" });
    return payment;
  });
}

function create(world: StripeWorld, wanted: z.output<typeof createParams>) {
  const customer = findCustomer(world, wanted.customer);
  if (wanted.collection_method === "send_invoice" && !wanted.days_until_due) {
    throw apiError(
      400,
      "If invoice collection method is 'send_invoice', you must specify 'days_until_due' or 'due_date'.",
    );
  }
  const card = wanted.default_payment_method;
  if (card) assertOwnCard(world, card, customer.id);
  const invoice = createInvoice(world, {
    customer,
    reason: "manual",
    isAutoAdvance: wanted.auto_advance ?? false,
    metadata: mergedMetadata({}, wanted.metadata),
    description: wanted.description ?? null,
    defaultPaymentMethod: card ?? null,
    currency: wanted.currency ?? "usd",
    daysUntilDue: wanted.days_until_due ?? null,
  });
  if (wanted.pending_invoice_items_behavior === "include") attachPendingItems(world, invoice);
  world.emit("invoice.created", invoice);
  return invoice;
}

function update(world: StripeWorld, id: string, change: z.output<typeof updateParams>) {
  const invoice = findInvoice(world, id);
  if (change.description !== undefined || change.default_payment_method !== undefined) assertDraft(invoice, "edit");
  if (change.default_payment_method) assertOwnCard(world, change.default_payment_method, invoice.customer ?? "");
  if (change.description !== undefined) invoice.description = change.description || null;
  if (change.default_payment_method !== undefined)
    invoice.default_payment_method = change.default_payment_method || null;
  if (change.auto_advance !== undefined) invoice.auto_advance = change.auto_advance;
  invoice.metadata = mergedMetadata(invoice.metadata, change.metadata);
  world.emit("invoice.updated", invoice);
  return invoice;
}

function assertOwnCard({ state }: StripeWorld, card: string, customerId: string): void {
  if (state.paymentMethods[card]?.customer === customerId) return;
  const message = `The customer does not have a payment method with the ID ${card}. The payment method must be attached to the customer.`;
  throw apiError(400, message, { code: "resource_missing", param: "default_payment_method" });
}
