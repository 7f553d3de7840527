import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { findPrice } from "./catalogue";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { CheckoutSession } from "./objects";
import { flag, metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import { recurringPrice, trialEndOf } from "./subscription-routes";
import type { StripeWorld } from "./world";

const DAY_S = 86_400;
const createParams = params<Stripe.Checkout.SessionCreateParams>()({
  mode: z.enum(["payment", "setup", "subscription"]),
  line_items: z
    .array(z.strictObject({ price: text, quantity: whole.optional() }))
    .max(100)
    .optional(),
  success_url: text.optional(),
  cancel_url: text.optional(),
  customer: text.optional(),
  customer_email: text.optional(),
  customer_update: z.record(z.string(), text).optional(),
  client_reference_id: text.optional(),
  currency: text.length(3).optional(),
  metadata: metadata.optional(),
  ui_mode: z.literal("hosted_page").optional(),
  locale: text.optional(),
  expires_at: whole.optional(),
  allow_promotion_codes: flag.optional(),
  billing_address_collection: z.enum(["auto", "required"]).optional(),
  payment_method_collection: z.enum(["always", "if_required"]).optional(),
  allowed_payment_method_types: z.array(text).optional(),
  subscription_data: z
    .strictObject({
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: whole.optional(),
      trial_period_days: whole.optional(),
      trial_settings: z
        .strictObject({
          end_behavior: z.strictObject({ missing_payment_method: z.enum(["cancel", "create_invoice", "pause"]) }),
        })
        .optional(),
    })
    .optional(),
  setup_intent_data: z.strictObject({ description: text.optional(), metadata: metadata.optional() }).optional(),
  payment_intent_data: z.strictObject({ description: text.optional(), metadata: metadata.optional() }).optional(),
});
const updateParams = params<Stripe.Checkout.SessionUpdateParams>()({ metadata: metadata.optional() });
const listParams = params<Stripe.Checkout.SessionListParams>()({
  customer: text.optional(),
  subscription: text.optional(),
  payment_intent: text.optional(),
  status: z.enum(["complete", "expired", "open"]).optional(),
  created: range.optional(),
});
type Wanted = z.output<typeof createParams>;

export function mountCheckout(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const session = state.checkoutSessions[id];
    if (!session) throw noSuch("checkout.session", id);
    return session;
  };
  router.post("/checkout/sessions", createParams, (wanted) => create(world, wanted));
  router.list(
    "/checkout/sessions",
    listParams,
    ({ customer, subscription, payment_intent, status, created, ...paging }, { path }) => {
      const matching = Object.values(state.checkoutSessions).filter(
        (one) =>
          (!customer || one.customer === customer) &&
          (!subscription || one.subscription === subscription) &&
          (!payment_intent || one.payment_intent === payment_intent) &&
          (!status || one.status === status) &&
          within(one.created, created),
      );
      return page(matching, path, paging);
    },
  );
  router.get("/checkout/sessions/:id", none, (_, { id }) => find(id));
  router.post("/checkout/sessions/:id", updateParams, (change, { id }) => {
    const session = find(id);
    session.metadata = mergedMetadata(session.metadata, change.metadata);
    return session;
  });
  router.post("/checkout/sessions/:id/expire", none, (_, { id }) => {
    const session = find(id);
    if (session.status !== "open") {
      throw apiError(
        400,
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    }
    return expireCheckout(world, session);
  });
  router.list("/checkout/sessions/:id/line_items", none, (paging, { id, path }) =>
    page(lineItems(world, find(id)).reverse(), path, paging),
  );
}

/** Closes a session that nobody completed. */
export function expireCheckout(world: StripeWorld, session: CheckoutSession): CheckoutSession {
  Object.assign(session, { status: "expired", url: null });
  world.emit("checkout.session.expired", session);
  return session;
}

function create(world: StripeWorld, wanted: Wanted): CheckoutSession {
  if (!wanted.success_url) {
    throw apiError(400, "Missing required param: success_url.", { code: "parameter_missing", param: "success_url" });
  }
  if (wanted.customer) findCustomer(world, wanted.customer);
  const lines = (wanted.line_items ?? []).map(({ price, quantity }) => ({ price, quantity: quantity ?? 1 }));
  assertLines(world, wanted.mode, lines);
  const data = wanted.subscription_data;
  const intentData = wanted.mode === "setup" ? wanted.setup_intent_data : wanted.payment_intent_data;
  const session = blankSession(world, wanted, totalOf(world, lines));
  world.state.checkoutOrders[session.id] = {
    lines,
    trialEnd: trialEndOf(world, data?.trial_end, data?.trial_period_days),
    missingPaymentMethod: data?.trial_settings?.end_behavior.missing_payment_method ?? null,
    subscriptionMetadata: mergedMetadata({}, data?.metadata),
    intentMetadata: mergedMetadata({}, intentData?.metadata),
    description: data?.description ?? intentData?.description ?? null,
  };
  world.state.checkoutSessions[session.id] = session;
  return session;
}

function assertLines(world: StripeWorld, mode: string, lines: { price: string }[]): void {
  if (mode !== "setup" && lines.length === 0) {
    throw apiError(400, "Missing required param: line_items.", { code: "parameter_missing", param: "line_items" });
  }
  if (mode === "setup" && lines.length > 0) {
    throw apiError(400, "You can not pass `line_items` in `setup` mode.", { param: "line_items" });
  }
  const prices = lines.map(({ price }, index) => findPrice(world, price, `line_items[${index}][price]`));
  if (mode === "payment" && prices.some((price) => price.type === "recurring")) {
    throw apiError(
      400,
      "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
    );
  }
  if (mode === "subscription") {
    for (const [index, { price }] of lines.entries()) recurringPrice(world, price, `line_items[${index}][price]`);
  }
}

function totalOf({ state }: StripeWorld, lines: { price: string; quantity: number }[]): number {
  return lines.reduce((sum, line) => sum + (state.prices[line.price]?.unit_amount ?? 0) * line.quantity, 0);
}

function lineItems({ state }: StripeWorld, session: CheckoutSession) {
  const lines = state.checkoutOrders[session.id]?.lines ?? [];
  return lines.map(({ price: id, quantity }, index) => {
    const price = state.prices[id];
    const amount = (price?.unit_amount ?? 0) * quantity;
    return {
      id: `li_${session.id.slice(-12)}${index}`,
      object: "item",
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency: price?.currency ?? "usd",
      description: state.products[price?.product ?? ""]?.name ?? null,
      metadata: {},
      price: price ?? null,
      quantity,
    };
  });
}

function blankSession(world: StripeWorld, wanted: Wanted, total: number): CheckoutSession {
  const id = randomId("cs_test_", 58);
  const isSubscription = wanted.mode === "subscription";
  const amount = wanted.mode === "setup" ? null : total;
  return {
    ...unusedFields(),
    id,
    object: "checkout.session",
    allow_promotion_codes: wanted.allow_promotion_codes ?? null,
    allowed_payment_method_types: wanted.allowed_payment_method_types ?? null,
    amount_subtotal: amount,
    amount_total: amount,
    billing_address_collection: wanted.billing_address_collection ?? null,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    created: world.now(),
    currency: wanted.currency ?? (wanted.mode === "setup" ? null : "usd"),
    customer: wanted.customer ?? null,
    customer_account: null,
    customer_creation: wanted.customer ? null : isSubscription ? "always" : "if_required",
    customer_details: null,
    customer_email: wanted.customer_email ?? null,
    expires_at: wanted.expires_at ?? world.now() + DAY_S,
    invoice: null,
    livemode: false,
    locale: wanted.locale ?? null,
    metadata: mergedMetadata({}, wanted.metadata),
    mode: wanted.mode,
    payment_intent: null,
    payment_method_collection: isSubscription ? (wanted.payment_method_collection ?? "always") : null,
    payment_status: wanted.mode === "setup" ? "no_payment_required" : "unpaid",
    setup_intent: null,
    status: "open",
    subscription: null,
    success_url: wanted.success_url ?? null,
    ui_mode: "hosted_page",
    url: `${world.baseUrl}/c/pay/${id}`,
  } satisfies CheckoutSession;
}

function unusedFields() {
  return {
    adaptive_pricing: null,
    after_expiration: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    discounts: [],
    integration_identifier: null,
    invoice_creation: null,
    managed_payments: null,
    origin_context: null,
    payment_link: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    submit_type: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    wallet_options: null,
  } satisfies Partial<CheckoutSession>;
}
