import { randomId } from "@/scripts/local/kit/random-id";
import { apiError } from "./errors";
import type { Charge, Customer, PaymentIntent, PaymentMethod } from "./objects";
import type { DeclineReason } from "./state";
import type { StripeWorld } from "./world";

interface Payment {
  customer: Customer;
  method: PaymentMethod;
  amount: number;
  currency: string;
  description: string | null;
  metadata: Record<string, string>;
}

/** `error` is the 402 to throw when the card refused; the intent and the charge exist either way. */
export interface PaymentOutcome {
  intent: PaymentIntent;
  charge: Charge;
  error: Error | null;
}

/** Charges a saved card off session, once. `intent` is used again from attempt to attempt. */
export function chargeCard(world: StripeWorld, intent: PaymentIntent, payment: Payment): PaymentOutcome {
  const { state } = world;
  const decline = state.declines["*"] ?? state.declines[payment.method.id] ?? null;
  const charge = createCharge(world, payment, intent, decline);
  intent.latest_charge = charge.id;
  if (!decline) {
    Object.assign(intent, { status: "succeeded", amount_received: payment.amount, last_payment_error: null });
    intent.payment_method = payment.method.id;
    world.emit("charge.succeeded", charge);
    world.emit("payment_intent.succeeded", intent);
    return { intent, charge, error: null };
  }
  intent.status = decline === "authentication_required" ? "requires_action" : "requires_payment_method";
  const { message, ...details } = declineDetails(decline);
  intent.last_payment_error = { type: "card_error", message, charge: charge.id, ...details };
  world.emit("charge.failed", charge);
  world.emit(
    decline === "authentication_required" ? "payment_intent.requires_action" : "payment_intent.payment_failed",
    intent,
  );
  const error = apiError(402, message, {
    ...details,
    charge: charge.id,
    payment_intent: structuredClone(intent),
    payment_method: structuredClone(payment.method),
  });
  return { intent, charge, error };
}

function declineDetails(reason: DeclineReason): { message: string; code: string; decline_code?: string } {
  switch (reason) {
    case "insufficient_funds":
      return { message: "Your card has insufficient funds.", code: "card_declined", decline_code: reason };
    case "expired_card":
      return { message: "Your card has expired.", code: "expired_card" };
    case "authentication_required":
      return {
        message: "This payment requires additional user action before it can be completed successfully.",
        code: "invoice_payment_intent_requires_action",
      };
    default:
      return { message: "Your card was declined.", code: "card_declined", decline_code: reason };
  }
}

/** A payment that nobody has attempted yet. */
export function createIntent(world: StripeWorld, payment: Omit<Payment, "method">): PaymentIntent {
  const id = randomId("pi_3");
  const intent = {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: payment.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: randomId(`${id}_secret_`),
    confirmation_method: "automatic",
    created: world.now(),
    currency: payment.currency,
    customer: payment.customer.id,
    customer_account: null,
    description: payment.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: payment.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  } satisfies PaymentIntent;
  world.state.paymentIntents[id] = intent;
  world.emit("payment_intent.created", intent);
  return intent;
}

function createCharge(
  world: StripeWorld,
  payment: Payment,
  intent: PaymentIntent,
  decline: DeclineReason | null,
): Charge {
  const details = decline ? declineDetails(decline) : null;
  const charge = {
    id: randomId("ch_3"),
    object: "charge",
    amount: payment.amount,
    amount_captured: decline ? 0 : payment.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: decline ? null : randomId("txn_3"),
    billing_details: payment.method.billing_details,
    calculated_statement_descriptor: null,
    captured: !decline,
    created: world.now(),
    currency: payment.currency,
    customer: payment.customer.id,
    description: payment.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: details?.code ?? null,
    failure_message: details?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: payment.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: !decline,
    payment_intent: intent.id,
    payment_method: payment.method.id,
    payment_method_details: { type: "card" },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  } satisfies Charge;
  world.state.charges[charge.id] = charge;
  return charge;
}
