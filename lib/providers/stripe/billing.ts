import Stripe from "stripe";
import type { FeeToCharge, InvoiceState } from "@/lib/domain/money/fee";
import type { SubscriptionState } from "@/lib/domain/money/subscription";
import { AppError } from "@/lib/errors";
import type { Billing } from "@/lib/ports";
import { payPlanInvoices } from "./pay-plan-invoices";
import { withStripeErrors } from "./with-stripe-errors";

/**
 * Booking fees as one-off invoices: draft without auto-advance, one item, finalize, pay. Stripe replays the first answer
 * of an idempotency key for a day, errors included, and then forgets it. So what exists is read before anything is
 * made, the invoice is found again by its metadata, and each attempt has keys of its own.
 */
export function createStripeBilling(client: Stripe): Billing {
  return {
    prepareFeeInvoice: (fee) => withStripeErrors(() => prepareFeeInvoice(client, fee)),
    payInvoice: (invoiceId, fee, attempt) => withStripeErrors(() => payInvoice(client, invoiceId, fee, attempt)),
    undoInvoice: (invoiceId, fee) => withStripeErrors(() => undoInvoice(client, invoiceId, fee)),
    payPlanInvoices: (subscriptionId) => withStripeErrors(() => payPlanInvoices(client, subscriptionId)),
    readInvoice: (invoiceId) =>
      withStripeErrors(async () => {
        const invoice = await orNull(client.invoices.retrieve(invoiceId));
        return invoice ? toInvoiceState(invoice) : null;
      }),
    readSubscription: (subscriptionId) =>
      withStripeErrors(async () => {
        const subscription = await orNull(client.subscriptions.retrieve(subscriptionId));
        return subscription ? toSubscriptionState(subscription) : null;
      }),
  };
}

function toSubscriptionState(subscription: Stripe.Subscription): SubscriptionState {
  const item = subscription.items.data[0];
  const { cancel_at: cancelAt, status } = subscription;
  return {
    customerId: idOf(subscription.customer),
    status: status === "incomplete_expired" ? "canceled" : status,
    planId: subscription.metadata.plan_id ?? null,
    periodStart: item ? new Date(item.current_period_start * 1000) : null,
    periodEnd: item ? new Date(item.current_period_end * 1000) : null,
    endsAt: cancelAt && status !== "canceled" ? new Date(cancelAt * 1000) : null,
    isLapsed: status === "canceled" && subscription.cancellation_details?.reason === "payment_failed",
  };
}

async function prepareFeeInvoice(client: Stripe, fee: FeeToCharge): Promise<InvoiceState> {
  const customer = fee.stripeCustomerId;
  if (!customer) throw new AppError("conflict", "This business has no payment account yet.");
  const known = fee.stripeInvoiceId ? await orNull(client.invoices.retrieve(fee.stripeInvoiceId)) : null;
  const found = known ?? (await findFeeInvoice(client, fee, customer));
  if (found) return toInvoiceState(found);
  const params: Stripe.InvoiceCreateParams = {
    customer,
    collection_method: "charge_automatically",
    auto_advance: false,
    currency: "usd",
    pending_invoice_items_behavior: "exclude",
    description: `Booking ${fee.reference}: ${fee.service}`,
    metadata: { kind: "booking_fee", fee_id: fee.id, appointment_id: fee.appointmentId, business_id: fee.businessId },
    ...(await defaultPaymentMethod(client, customer)),
  };
  try {
    return toInvoiceState(await client.invoices.create(params, { idempotencyKey: `fee:${fee.id}:invoice` }));
  } catch (error) {
    if (!isFinalFailure(error)) throw error;
    // Stripe has answered 500 and would replay that for a day; whether it made the invoice is there to be read.
    const made = await findFeeInvoice(client, fee, customer);
    return toInvoiceState(made ?? (await client.invoices.create(params)));
  }
}

/** True for a 500 that Stripe itself answered: that request is over, unlike one that was cut off. */
function isFinalFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 500;
}

/** The invoice of a fee by its metadata. A list, because search lags behind by up to an hour. */
async function findFeeInvoice(client: Stripe, fee: FeeToCharge, customer: string): Promise<Stripe.Invoice | null> {
  const gte = Math.floor(fee.createdAt.getTime() / 1000) - 3600;
  for await (const invoice of client.invoices.list({ customer, created: { gte }, limit: 100 })) {
    if (invoice.metadata?.fee_id === fee.id) return invoice;
  }
  return null;
}

/** Checkout leaves the card on the subscription, where a one-off invoice does not look. */
async function defaultPaymentMethod(client: Stripe, customer: string) {
  const { data } = await client.subscriptions.list({ customer, status: "all", limit: 5 });
  const method = data.find((subscription) => subscription.default_payment_method)?.default_payment_method;
  return method ? { default_payment_method: idOf(method) } : {};
}

async function payInvoice(client: Stripe, invoiceId: string, fee: FeeToCharge, attempt: number) {
  let invoice = await client.invoices.retrieve(invoiceId);
  if (invoice.status === "draft") {
    if (invoice.lines.data.length === 0) await addFeeItem(client, invoice, fee, attempt);
    invoice = await client.invoices.finalizeInvoice(
      invoiceId,
      { auto_advance: true },
      { idempotencyKey: `fee:${fee.id}:finalize:${attempt}` },
    );
  }
  if (invoice.status !== "open") return { ...toInvoiceState(invoice), decline: null };
  try {
    const paid = await client.invoices.pay(
      invoiceId,
      { off_session: true },
      { idempotencyKey: `fee:${fee.id}:pay:${attempt}` },
    );
    return { ...toInvoiceState(paid), decline: null };
  } catch (error) {
    const decline =
      error instanceof Stripe.errors.StripeCardError ? (error.decline_code ?? error.code ?? "declined") : null;
    const now = await client.invoices.retrieve(invoiceId);
    if (decline === null && now.status !== "paid") throw error;
    return { ...toInvoiceState(now), decline: now.status === "paid" ? null : decline };
  }
}

async function addFeeItem(client: Stripe, invoice: Stripe.Invoice, fee: FeeToCharge, attempt: number): Promise<void> {
  await client.invoiceItems.create(
    {
      customer: idOf(invoice.customer ?? fee.stripeCustomerId ?? ""),
      invoice: invoice.id ?? "",
      amount: fee.amountCents,
      currency: "usd",
      description: `Booking fee, ${fee.service} (${fee.reference})`,
      metadata: { fee_id: fee.id },
    },
    { idempotencyKey: `fee:${fee.id}:item:${attempt}` },
  );
}

async function undoInvoice(client: Stripe, invoiceId: string, fee: FeeToCharge): Promise<void> {
  const invoice = await orNull(client.invoices.retrieve(invoiceId));
  switch (invoice?.status) {
    case "draft":
      await client.invoices.del(invoiceId);
      return;
    case "open":
    case "uncollectible":
      await client.invoices.voidInvoice(invoiceId, {}, { idempotencyKey: `fee:${fee.id}:void` });
      return;
    case "paid":
      await client.creditNotes.create(
        { invoice: invoiceId, amount: invoice.total, refund_amount: invoice.total, reason: "order_change" },
        { idempotencyKey: `fee:${fee.id}:credit` },
      );
  }
}

function toInvoiceState(invoice: Stripe.Invoice): InvoiceState {
  return {
    id: invoice.id ?? "",
    status: toStatus(invoice.status),
    url: invoice.hosted_invoice_url ?? null,
    feeId: invoice.metadata?.fee_id ?? null,
    ...documentOf(invoice),
  };
}

function documentOf(invoice: Stripe.Invoice): Pick<InvoiceState, "document"> {
  const status = toStatus(invoice.status);
  if (status === "draft" || status === "deleted" || !invoice.customer) return {};
  return {
    document: {
      customerId: typeof invoice.customer === "string" ? invoice.customer : invoice.customer.id,
      number: invoice.number,
      kind: invoice.metadata?.kind === "booking_fee" ? "booking_fee" : "plan",
      status,
      totalCents: invoice.total,
      url: invoice.hosted_invoice_url ?? null,
      issuedAt: new Date((invoice.status_transitions.finalized_at ?? invoice.created) * 1000),
    },
  };
}

function toStatus(status: Stripe.Invoice["status"]): InvoiceState["status"] {
  const known = (["open", "paid", "void", "uncollectible"] as const).find((name) => name === status);
  return known ?? "draft";
}

function idOf(reference: string | { id: string }): string {
  return typeof reference === "string" ? reference : reference.id;
}

async function orNull<Found>(request: Promise<Found>): Promise<Found | null> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return null;
    throw error;
  }
}
