import { randomId } from "@/scripts/local/kit/random-id";
import { chargeCard, createIntent } from "./charges";
import { apiError } from "./errors";
import { assertDraft, subscriptionOf, sumUp } from "./invoices";
import type { Customer, Invoice, InvoicePayment, PaymentMethod, Subscription } from "./objects";
import { subscriptionPaid, subscriptionUnpaid } from "./subscription-status";
import type { StripeWorld } from "./world";

const DAY_S = 86_400;
const HOUR_S = 3600;
// A plain retry schedule; the real one is a setting of the account.
const RETRY_DAYS = [3, 5, 7];

/** Opens a draft: number, links, the customer's balance, and a payment to come. Nothing due makes it paid at once. */
export function finalizeInvoice(world: StripeWorld, invoice: Invoice, isAutoAdvance = invoice.auto_advance): Invoice {
  assertDraft(invoice, "finalize");
  const { state } = world;
  const customer = state.customers[invoice.customer ?? ""];
  const now = world.now();
  applyBalance(invoice, customer);
  state.invoiceCount += 1;
  const sequence = customer?.next_invoice_sequence ?? 1;
  if (customer) customer.next_invoice_sequence = sequence + 1;
  Object.assign(invoice, {
    status: "open",
    number: `${customer?.invoice_prefix ?? "LOCAL"}-${String(sequence).padStart(4, "0")}`,
    auto_advance: isAutoAdvance ?? false,
    automatically_finalizes_at: null,
    effective_at: now,
    next_payment_attempt: isAutoAdvance && invoice.collection_method === "charge_automatically" ? now + HOUR_S : null,
    hosted_invoice_url: `${world.baseUrl}/i/${invoice.id}`,
    invoice_pdf: `${world.baseUrl}/i/${invoice.id}/pdf`,
  });
  invoice.status_transitions.finalized_at = now;
  if (invoice.amount_due > 0 && customer) openPayment(world, invoice, customer);
  world.emit("invoice.finalized", invoice);
  if (invoice.amount_due === 0) markPaid(world, invoice);
  return invoice;
}

// A credit (negative balance) lowers what is due; a negative total becomes credit.
function applyBalance(invoice: Invoice, customer: Customer | undefined): void {
  sumUp(invoice);
  invoice.starting_balance = customer?.balance ?? 0;
  const change = invoice.total < 0 ? invoice.total : Math.min(invoice.total, Math.max(0, -invoice.starting_balance));
  invoice.ending_balance = invoice.starting_balance + change;
  if (customer) customer.balance = invoice.ending_balance;
  sumUp(invoice);
}

function openPayment(world: StripeWorld, invoice: Invoice, customer: Customer): void {
  const intent = createIntent(world, {
    customer,
    amount: invoice.amount_due,
    currency: invoice.currency,
    description: invoice.description ?? `Invoice ${invoice.number}`,
    metadata: {},
  });
  const payment = {
    id: randomId("inpay_1"),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { type: "payment_intent", payment_intent: intent.id },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  } satisfies InvoicePayment;
  world.state.invoicePayments[payment.id] = payment;
}

export interface PayWish {
  /** A card to use instead of the default one. */
  paymentMethod?: string | undefined;
  isOutOfBand?: boolean | undefined;
  /** True for attempts that the clock makes: only these count as retries. */
  isAutomatic?: boolean;
}

/**
 * Attempts to collect an invoice; a draft is finalized first. Answers the error of a refused card instead of throwing
 * it, because the attempt leaves its traces either way. Throws when the invoice cannot be paid at all.
 */
export function payInvoice(world: StripeWorld, invoice: Invoice, wish: PayWish = {}): Error | null {
  if (invoice.status === "draft") {
    finalizeInvoice(world, invoice);
    if ((invoice.status as string) === "paid") return null;
  }
  assertPayable(invoice);
  if (wish.isOutOfBand) {
    markPaid(world, invoice);
    return null;
  }
  const method = cardFor(world, invoice, wish.paymentMethod);
  const payment = Object.values(world.state.invoicePayments).find(
    (one) => one.invoice === invoice.id && one.status === "open",
  );
  const customer = world.state.customers[invoice.customer ?? ""];
  const intent = payment && world.state.paymentIntents[payment.payment.payment_intent];
  if (!method || !customer || !payment || !intent) return noCard(world, invoice, wish);
  Object.assign(intent, { amount: invoice.amount_remaining });
  const outcome = chargeCard(world, intent, {
    customer,
    method,
    amount: invoice.amount_remaining,
    currency: invoice.currency,
    description: intent.description,
    metadata: {},
  });
  countAttempt(world, invoice, wish);
  if (outcome.error) {
    failed(world, invoice);
    return outcome.error;
  }
  Object.assign(payment, { status: "paid", amount_paid: intent.amount });
  payment.status_transitions.paid_at = world.now();
  invoice.amount_paid += intent.amount;
  world.emit("invoice_payment.paid", payment);
  markPaid(world, invoice);
  return null;
}

function assertPayable(invoice: Invoice): void {
  if (invoice.status === "paid") throw apiError(400, "Invoice is already paid");
  if (invoice.status === "void") throw apiError(400, "This invoice can no longer be paid because it was voided.");
}

/** Invoice, then subscription, then customer: the order in which Stripe looks for a card. */
function cardFor(world: StripeWorld, invoice: Invoice, asked: string | undefined): PaymentMethod | undefined {
  const { state } = world;
  if (asked && state.paymentMethods[asked]?.customer !== invoice.customer) {
    throw apiError(400, `The payment method ${asked} does not belong to the customer of this invoice.`, {
      code: "resource_missing",
      param: "payment_method",
    });
  }
  const candidates = [
    asked,
    invoice.default_payment_method,
    subscriptionOf(world, invoice)?.default_payment_method,
    state.customers[invoice.customer ?? ""]?.invoice_settings.default_payment_method,
  ];
  const id = candidates.find(
    (candidate) => candidate && state.paymentMethods[candidate]?.customer === invoice.customer,
  );
  return id ? state.paymentMethods[id] : undefined;
}

function noCard(world: StripeWorld, invoice: Invoice, wish: PayWish): Error {
  if (wish.isAutomatic) {
    countAttempt(world, invoice, wish);
    failed(world, invoice);
  }
  const message =
    "There is no `default_payment_method` set on this Customer or Invoice. Please set either the `default_payment_method` on the Customer's `invoice_settings` or on this Invoice to continue.";
  return apiError(400, message, { code: "resource_missing" });
}

function countAttempt(world: StripeWorld, invoice: Invoice, wish: PayWish): void {
  invoice.attempted = true;
  if (wish.isAutomatic || invoice.attempt_count === 0) invoice.attempt_count += 1;
  const days = RETRY_DAYS[invoice.attempt_count - 1];
  invoice.next_payment_attempt = invoice.auto_advance && days ? world.now() + days * DAY_S : null;
}

function failed(world: StripeWorld, invoice: Invoice): void {
  const customer = world.state.customers[invoice.customer ?? ""];
  if (customer) customer.delinquent = true;
  const intent = Object.values(world.state.invoicePayments).find((one) => one.invoice === invoice.id);
  const isActionNeeded =
    intent && world.state.paymentIntents[intent.payment.payment_intent]?.status === "requires_action";
  if (isActionNeeded) world.emit("invoice.payment_action_required", invoice);
  world.emit("invoice.payment_failed", invoice);
  const subscription = subscriptionOf(world, invoice);
  if (subscription)
    subscriptionUnpaid(world, subscription, invoice.auto_advance === true && !invoice.next_payment_attempt);
}

/** Closes an invoice as paid and wakes up the subscription that waited for it. */
export function markPaid(world: StripeWorld, invoice: Invoice): void {
  const subscription: Subscription | undefined = subscriptionOf(world, invoice);
  const customer = world.state.customers[invoice.customer ?? ""];
  Object.assign(invoice, { status: "paid", attempted: true, amount_remaining: 0, next_payment_attempt: null });
  invoice.status_transitions.paid_at = world.now();
  if (customer) customer.delinquent = false;
  cancelOpenPayment(world, invoice);
  world.emit("invoice.paid", invoice);
  world.emit("invoice.payment_succeeded", invoice);
  if (subscription) subscriptionPaid(world, subscription);
}

/** Voids an open invoice, or writes it off. */
export function closeUnpaid(world: StripeWorld, invoice: Invoice, status: "void" | "uncollectible"): Invoice {
  const isPossible = invoice.status === "open" || (status === "void" && invoice.status === "uncollectible");
  if (!isPossible) {
    const deed = status === "void" ? "void" : "mark as uncollectible";
    throw apiError(400, `You can only ${deed} open invoices. This invoice is ${invoice.status}.`, {
      code: "invoice_not_editable",
    });
  }
  invoice.status = status;
  invoice.next_payment_attempt = null;
  invoice.status_transitions[status === "void" ? "voided_at" : "marked_uncollectible_at"] = world.now();
  if (status === "void") {
    invoice.amount_remaining = 0;
    cancelOpenPayment(world, invoice);
  }
  world.emit(status === "void" ? "invoice.voided" : "invoice.marked_uncollectible", invoice);
  return invoice;
}

function cancelOpenPayment(world: StripeWorld, invoice: Invoice): void {
  for (const payment of Object.values(world.state.invoicePayments)) {
    if (payment.invoice !== invoice.id || payment.status !== "open") continue;
    payment.status = "canceled";
    payment.status_transitions.canceled_at = world.now();
    const intent = world.state.paymentIntents[payment.payment.payment_intent];
    if (!intent) continue;
    Object.assign(intent, { status: "canceled", canceled_at: world.now(), cancellation_reason: "void_invoice" });
    world.emit("payment_intent.canceled", intent);
  }
}
