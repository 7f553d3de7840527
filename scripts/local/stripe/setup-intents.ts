import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { page } from "./lists";
import { mergedMetadata } from "./metadata";
import type { SetupIntent } from "./objects";
import { flag, metadata, params, text } from "./params";
import { attachCard } from "./payment-methods";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const createParams = params<Stripe.SetupIntentCreateParams>()({
  customer: text.optional(),
  description: text.optional(),
  metadata: metadata.optional(),
  usage: z.enum(["off_session", "on_session"]).optional(),
  payment_method: text.optional(),
  confirm: flag.optional(),
  return_url: text.optional(),
  automatic_payment_methods: z
    .strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() })
    .optional(),
  allowed_payment_method_types: z.array(text).optional(),
});
const confirmParams = params<Stripe.SetupIntentConfirmParams>()({
  payment_method: text.optional(),
  return_url: text.optional(),
});
const listParams = params<Stripe.SetupIntentListParams>()({ customer: text.optional() });

export function mountSetupIntents(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const intent = state.setupIntents[id];
    if (!intent) throw noSuch("setupintent", id);
    return intent;
  };
  router.post("/setup_intents", createParams, ({ confirm, payment_method, customer, metadata: given, usage }) => {
    if (customer) findCustomer(world, customer);
    const intent = createSetupIntent(world, customer ?? null, mergedMetadata({}, given), usage ?? "off_session");
    if (payment_method) intent.payment_method = payment_method;
    if (confirm) confirmSetupIntent(world, intent, payment_method);
    return intent;
  });
  router.list("/setup_intents", listParams, ({ customer, ...paging }, { path }) =>
    page(
      Object.values(state.setupIntents).filter((one) => !customer || one.customer === customer),
      path,
      paging,
    ),
  );
  router.get("/setup_intents/:id", none, (_, { id }) => find(id));
  router.post("/setup_intents/:id/confirm", confirmParams, ({ payment_method }, { id }) =>
    confirmSetupIntent(world, find(id), payment_method),
  );
  router.post("/setup_intents/:id/cancel", none, (_, { id }) => {
    const intent = find(id);
    if (intent.status === "succeeded") {
      throw apiError(400, "You cannot cancel this SetupIntent because it has a status of succeeded.", {
        code: "setup_intent_unexpected_state",
      });
    }
    intent.status = "canceled";
    world.emit("setup_intent.canceled", intent);
    return intent;
  });
}

/** Saves the card of the intent for its customer and marks the intent as succeeded. */
export function confirmSetupIntent(world: StripeWorld, intent: SetupIntent, card: string | undefined): SetupIntent {
  const token = card ?? intent.payment_method;
  if (!token) {
    const message = "You cannot confirm this SetupIntent because it's missing a payment method.";
    throw apiError(400, message, { code: "setup_intent_unexpected_state" });
  }
  const method = intent.customer ? attachCard(world, token, intent.customer).id : token;
  intent.payment_method = method;
  intent.status = "succeeded";
  world.emit("setup_intent.succeeded", intent);
  return intent;
}

export function createSetupIntent(
  world: StripeWorld,
  customer: string | null,
  given: Record<string, string>,
  usage = "off_session",
): SetupIntent {
  const id = randomId("seti_1");
  const intent = {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: { enabled: true, allow_redirects: "always" },
    cancellation_reason: null,
    client_secret: randomId(`${id}_secret_`),
    created: world.now(),
    customer,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: given,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage,
  } satisfies SetupIntent;
  world.state.setupIntents[id] = intent;
  world.emit("setup_intent.created", intent);
  return intent;
}
