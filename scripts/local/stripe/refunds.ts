import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError, noSuch } from "./errors";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { Charge, Refund } from "./objects";
import { metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const createParams = params<Stripe.RefundCreateParams>()({
  charge: text.optional(),
  payment_intent: text.optional(),
  amount: whole.optional(),
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata.optional(),
});
const refundList = params<Stripe.RefundListParams>()({
  charge: text.optional(),
  payment_intent: text.optional(),
  created: range.optional(),
});
const chargeList = params<Stripe.ChargeListParams>()({
  customer: text.optional(),
  payment_intent: text.optional(),
  created: range.optional(),
});
const intentList = params<Stripe.PaymentIntentListParams>()({ customer: text.optional(), created: range.optional() });

export function mountRefunds(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.post("/refunds", createParams, ({ charge, payment_intent, amount, reason, metadata: given }) => {
    const id = charge ?? state.paymentIntents[payment_intent ?? ""]?.latest_charge;
    const found = id ? state.charges[id] : undefined;
    if (!found) {
      if (!charge && !payment_intent) {
        throw apiError(400, "One of the following params should be provided: `payment_intent` or `charge`.", {
          code: "parameter_missing",
        });
      }
      throw noSuch(
        charge ? "charge" : "payment_intent",
        charge ?? payment_intent ?? "",
        charge ? "charge" : "payment_intent",
      );
    }
    return refundCharge(world, found, amount ?? found.amount - found.amount_refunded, {
      reason: reason ?? null,
      metadata: mergedMetadata({}, given),
    });
  });
  router.list("/refunds", refundList, ({ charge, payment_intent, created, ...paging }, { path }) => {
    const matching = Object.values(state.refunds).filter(
      (one) =>
        (!charge || one.charge === charge) &&
        (!payment_intent || one.payment_intent === payment_intent) &&
        within(one.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/refunds/:id", none, (_, { id }) => {
    const refund = state.refunds[id];
    if (!refund) throw noSuch("refund", id);
    return refund;
  });
}

/** Reading payments; they are made by invoices and the checkout page. */
export function mountPayments(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.list("/charges", chargeList, ({ customer, payment_intent, created, ...paging }, { path }) => {
    const matching = Object.values(state.charges).filter(
      (one) =>
        (!customer || one.customer === customer) &&
        (!payment_intent || one.payment_intent === payment_intent) &&
        within(one.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/charges/:id", none, (_, { id }) => {
    const charge = state.charges[id];
    if (!charge) throw noSuch("charge", id);
    return charge;
  });
  router.list("/payment_intents", intentList, ({ customer, created, ...paging }, { path }) => {
    const matching = Object.values(state.paymentIntents).filter(
      (one) => (!customer || one.customer === customer) && within(one.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/payment_intents/:id", none, (_, { id }) => {
    const intent = state.paymentIntents[id];
    if (!intent) throw noSuch("payment_intent", id);
    return intent;
  });
}

/** Gives back part or all of a charge. Throws when more is asked than is left. */
export function refundCharge(
  world: StripeWorld,
  charge: Charge,
  amount: number,
  { reason = null, metadata: given = {} }: { reason?: Refund["reason"]; metadata?: Record<string, string> } = {},
): Refund {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw apiError(400, `Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  }
  if (amount < 1 || amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`;
    throw apiError(400, message, { param: "amount" });
  }
  const refund = {
    id: randomId("re_3"),
    object: "refund",
    amount,
    balance_transaction: randomId("txn_3"),
    charge: charge.id,
    created: world.now(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    metadata: given,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  } satisfies Refund;
  world.state.refunds[refund.id] = refund;
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  world.emit("refund.created", refund);
  world.emit("charge.refunded", charge);
  return refund;
}
