import type Stripe from "stripe";
import { z } from "zod";
import { createCard, testCard, tokenOfNumber } from "./cards";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { page } from "./lists";
import { mergedMetadata } from "./metadata";
import type { PaymentMethod } from "./objects";
import { emptyableText, metadata, params, text } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const billingDetails = z.strictObject({
  email: emptyableText.optional(),
  name: emptyableText.optional(),
  phone: emptyableText.optional(),
});
const createParams = params<Stripe.PaymentMethodCreateParams>()({
  type: z.literal("card"),
  card: z.union([
    z.strictObject({ token: text }),
    z.strictObject({ number: text, exp_month: text, exp_year: text, cvc: text.optional() }),
  ]),
  billing_details: billingDetails.optional(),
  metadata: metadata.optional(),
});
const updateParams = params<Stripe.PaymentMethodUpdateParams>()({
  billing_details: billingDetails.optional(),
  metadata: metadata.optional(),
});
const attachParams = params<Stripe.PaymentMethodAttachParams>()({ customer: text });
const listParams = params<Stripe.PaymentMethodListParams>()({
  customer: text.optional(),
  type: z.enum(["card"]).optional(),
});

/** The saved card of an id; a test token such as `pm_card_visa` makes a new one. */
export function findPaymentMethod(world: StripeWorld, id: string, param: string): PaymentMethod {
  const saved = world.state.paymentMethods[id];
  if (saved) return saved;
  const card = testCard(id);
  if (!card) throw noSuch("PaymentMethod", id, param);
  return createCard(world, card);
}

/** Attaches a card to a customer, or throws the 402 of a card that cannot be saved. */
export function attachCard(world: StripeWorld, idOrToken: string, customerId: string): PaymentMethod {
  const customer = findCustomer(world, customerId);
  if (testCard(idOrToken)?.isRefusedAtOnce) {
    throw apiError(402, "Your card was declined.", { code: "card_declined", decline_code: "generic_decline" });
  }
  const method = findPaymentMethod(world, idOrToken, "id");
  if (method.customer === customer.id) return method;
  if (method.customer) {
    throw apiError(400, "The payment method you provided has already been attached to a customer.");
  }
  method.customer = customer.id;
  world.emit("payment_method.attached", method);
  return method;
}

export function mountPaymentMethods(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => findPaymentMethod(world, id, "id");
  router.post("/payment_methods", createParams, ({ card, billing_details, metadata: given }) => {
    const token = "token" in card ? card.token.replace(/^tok_/, "pm_card_") : tokenOfNumber(card.number);
    const method = findPaymentMethod(world, token ?? "", "card[token]");
    Object.assign(method.billing_details, billing_details);
    method.metadata = mergedMetadata(method.metadata, given);
    return method;
  });
  router.list("/payment_methods", listParams, ({ customer, type, ...paging }, { path }) => {
    const matching = Object.values(state.paymentMethods).filter(
      (one) => (!customer || one.customer === customer) && (!type || one.type === type),
    );
    return page(matching, path, paging);
  });
  router.list("/customers/:id/payment_methods", none, (paging, { id, path }) =>
    page(
      Object.values(state.paymentMethods).filter((one) => one.customer === id),
      path,
      paging,
    ),
  );
  router.get("/payment_methods/:id", none, (_, { id }) => find(id));
  router.post("/payment_methods/:id", updateParams, (change, { id }) => {
    const method = find(id);
    Object.assign(method.billing_details, change.billing_details);
    method.metadata = mergedMetadata(method.metadata, change.metadata);
    world.emit("payment_method.updated", method);
    return method;
  });
  router.post("/payment_methods/:id/attach", attachParams, ({ customer }, { id }) => attachCard(world, id, customer));
  router.post("/payment_methods/:id/detach", none, (_, { id }) => detachCard(world, find(id)));
}

function detachCard(world: StripeWorld, method: PaymentMethod): PaymentMethod {
  const owner = method.customer ? world.state.customers[method.customer] : undefined;
  if (!owner) throw apiError(400, "The payment method you provided is not attached to a customer.");
  method.customer = null;
  if (owner.invoice_settings.default_payment_method === method.id) owner.invoice_settings.default_payment_method = null;
  for (const subscription of Object.values(world.state.subscriptions)) {
    if (subscription.default_payment_method === method.id) subscription.default_payment_method = null;
  }
  world.emit("payment_method.detached", method, { customer: owner.id });
  return method;
}
