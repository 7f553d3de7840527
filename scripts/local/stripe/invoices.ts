import type Stripe from "stripe";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError, noSuch } from "./errors";
import { apiList, type Customer, type Invoice, type InvoiceLine, type Price, type Subscription } from "./objects";
import type { StripeWorld } from "./world";

const HOUR_S = 3600;

export interface InvoiceWish {
  customer: Customer;
  reason: Stripe.Invoice.BillingReason;
  isAutoAdvance: boolean;
  subscription?: Subscription | undefined;
  metadata?: Record<string, string>;
  description?: string | null;
  defaultPaymentMethod?: string | null;
  currency?: string;
  daysUntilDue?: number | null;
}

export interface LineWish {
  amount: number;
  currency: string;
  description: string | null;
  quantity: number;
  metadata: Record<string, string>;
  period: { start: number; end: number };
  price: Price | null;
  parent: InvoiceLine["parent"];
  subscription: string | null;
}

export function findInvoice({ state }: StripeWorld, id: string, param = "id"): Invoice {
  const invoice = state.invoices[id];
  if (!invoice) throw noSuch("invoice", id, param);
  return invoice;
}

/** The subscription that an invoice bills, from `parent`. */
export function subscriptionOf({ state }: StripeWorld, invoice: Invoice): Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription;
  return typeof id === "string" ? state.subscriptions[id] : undefined;
}

/** Makes a draft without lines. With auto-advance the clock finalizes it after an hour, as Stripe does. */
export function createInvoice(world: StripeWorld, wish: InvoiceWish): Invoice {
  const id = randomId("in_1");
  const now = world.now();
  const invoice = {
    ...blankMoney(),
    ...billedTo(wish.customer),
    id,
    object: "invoice",
    account_country: "US",
    account_name: "CloudGreet (local)",
    account_tax_ids: null,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: wish.isAutoAdvance,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: wish.isAutoAdvance ? now + HOUR_S : null,
    billing_reason: wish.reason,
    collection_method: wish.daysUntilDue ? "send_invoice" : "charge_automatically",
    created: now,
    currency: wish.currency ?? "usd",
    custom_fields: null,
    default_payment_method: wish.defaultPaymentMethod ?? null,
    default_source: null,
    default_tax_rates: [],
    description: wish.description ?? null,
    discounts: [],
    due_date: wish.daysUntilDue ? now + wish.daysUntilDue * 24 * HOUR_S : null,
    effective_at: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    lines: apiList<InvoiceLine>([], `/v1/invoices/${id}/lines`),
    livemode: false,
    metadata: wish.metadata ?? {},
    next_payment_attempt: wish.isAutoAdvance ? now + HOUR_S : null,
    number: null,
    on_behalf_of: null,
    parent: wish.subscription ? subscriptionParent(wish.subscription) : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: now,
    period_start: now,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    statement_descriptor: null,
    status: "draft",
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    test_clock: null,
    webhooks_delivered_at: now,
  } satisfies Invoice;
  world.state.invoices[id] = invoice;
  return invoice;
}

function billedTo(customer: Customer) {
  return {
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
  } satisfies Partial<Invoice>;
}

function blankMoney() {
  return {
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    ending_balance: null,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    starting_balance: 0,
    subtotal: 0,
    subtotal_excluding_tax: 0,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
  } satisfies Partial<Invoice>;
}

function subscriptionParent(subscription: Subscription): Stripe.Invoice.Parent {
  return {
    type: "subscription_details",
    quote_details: null,
    subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
  };
}

/** Adds a line to a draft and sums it up anew. */
export function addLine(invoice: Invoice, wish: LineWish): InvoiceLine {
  const line = {
    id: randomId("il_1"),
    object: "line_item",
    amount: wish.amount,
    currency: wish.currency,
    description: wish.description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: wish.metadata,
    parent: wish.parent,
    period: wish.period,
    pretax_credit_amounts: [],
    pricing: pricingOf(wish.price, wish.amount, wish.quantity),
    quantity: wish.quantity,
    quantity_decimal: String(wish.quantity),
    subscription: wish.subscription,
    subtotal: wish.amount,
    taxes: [],
  } satisfies InvoiceLine;
  invoice.lines.data.push(line);
  sumUp(invoice);
  return line;
}

/** The pricing of a line or an invoice item: a price object, or none for a bare amount. */
export function pricingOf(price: Price | null, amount: number, quantity: number): InvoiceLine["pricing"] {
  if (!price) return null;
  return {
    type: "price_details",
    price_details: { price: price.id, product: price.product },
    unit_amount_decimal: price.unit_amount_decimal ?? String(amount / quantity),
  };
}

/** Recomputes the amounts from the lines, the applied balance and the credit notes before payment. */
export function sumUp(invoice: Invoice): void {
  const total = invoice.lines.data.reduce((sum, line) => sum + line.amount, 0);
  const fromBalance = invoice.ending_balance === null ? 0 : invoice.ending_balance - invoice.starting_balance;
  const due = Math.max(0, total - fromBalance);
  Object.assign(invoice, {
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_excluding_tax: total,
    amount_due: due,
    amount_remaining: Math.max(0, due - invoice.amount_paid - invoice.pre_payment_credit_notes_amount),
  });
}

/** Throws unless the invoice may still be changed. */
export function assertDraft(invoice: Invoice, deed: string): void {
  if (invoice.status === "draft") return;
  throw apiError(400, `You can only ${deed} draft invoices. This invoice is ${invoice.status}.`, {
    code: "invoice_not_editable",
  });
}
