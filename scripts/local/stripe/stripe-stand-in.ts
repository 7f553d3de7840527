import { defineEmulator } from "emulate";
import Stripe from "stripe";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { mountPrices, mountProducts } from "./catalogue";
import { mountCheckout } from "./checkout";
import { mountCheckoutPage } from "./checkout-page";
import { mountCreditNotes } from "./credit-notes";
import { mountCustomers } from "./customers";
import { errorBody } from "./errors";
import { mountEvents } from "./events";
import { idempotency } from "./idempotency";
import { mountInvoiceItems } from "./invoice-items";
import { mountInvoicePage } from "./invoice-page";
import { mountInvoiceDeeds, mountInvoicePayments, mountInvoices } from "./invoice-routes";
import { mountPaymentMethods } from "./payment-methods";
import { mountPortal } from "./portal";
import { mountPortalPage } from "./portal-page";
import { mountPayments, mountRefunds } from "./refunds";
import { type StripeRouter, stripeRouter } from "./router";
import { mountSetupIntents } from "./setup-intents";
import { mountSim } from "./sim";
import { emptyStripeState, type StripeState } from "./state";
import { mountSubscriptions } from "./subscription-routes";
import { advanceClock } from "./test-clock";
import { type StripeWorld, stripeWorld } from "./world";

export interface StripeStandInConfig {
  /** The only key that is accepted; `sk_test_...`. */
  secretKey: string;
  /** Where events go; null sends none. */
  webhookUrl: string | null;
  webhookSecret: string;
  /** The version that events and answers claim; the SDK's own unless a test says otherwise. */
  apiVersion?: string;
}

const MOUNTS: ((router: StripeRouter, world: StripeWorld) => void)[] = [
  mountCustomers,
  mountProducts,
  mountPrices,
  mountPaymentMethods,
  mountSetupIntents,
  mountPayments,
  mountRefunds,
  mountSubscriptions,
  mountInvoiceItems,
  mountInvoices,
  mountInvoiceDeeds,
  mountInvoicePayments,
  mountCreditNotes,
  mountCheckout,
  mountPortal,
  mountEvents,
];

/**
 * The local Stripe: the billing part of the API with hosted pages, signed events, idempotency and a test clock.
 * What it does not know it refuses with Stripe's own error, never with a 200.
 */
export function stripeStandIn({ secretKey, webhookUrl, webhookSecret, apiVersion }: StripeStandInConfig) {
  assertLocalOnly("Stripe", [secretKey, webhookSecret]);
  const version = apiVersion ?? Stripe.API_VERSION;
  const { webhooks } = new Stripe(secretKey);
  return defineEmulator<StripeState>({
    name: "stripe",
    stateVersion: 1,
    state: emptyStripeState,
    cors: false,
    setup(context) {
      const { app, state, baseUrl } = context;
      const deliverer = mountControls(context, {
        vendor: "Stripe",
        isApiPath,
        errorBody,
        sign: (payload) => ({
          "stripe-signature": webhooks.generateTestHeaderString({ payload, secret: webhookSecret }),
        }),
        layers: [keyCheck(secretKey), idempotency(state), (request, next) => catchUp(request, next)],
      });
      const world = stripeWorld({ state, baseUrl, deliverer, webhookUrl, apiVersion: version });
      const catchUp: FetchLayer = (request, next) => {
        // Trials end and invoices fall due in real time too.
        if (!new URL(request.url).pathname.startsWith("/_")) advanceClock(world, world.now());
        return next(request);
      };
      const router = stripeRouter(app, world, version);
      for (const mount of MOUNTS) mount(router, world);
      mountCheckoutPage(app, world);
      mountInvoicePage(app, world);
      mountPortalPage(app, world);
      mountSim(app, world);
    },
  });
}

function isApiPath(path: string): boolean {
  return path.startsWith("/v1/") || path.startsWith("/v2/");
}

/** Answers 401 to every API call without the configured key. */
function keyCheck(secretKey: string): FetchLayer {
  return async (request, next) => {
    if (!isApiPath(new URL(request.url).pathname)) return next(request);
    const given = keyOf(request.headers.get("authorization") ?? "");
    if (given === secretKey) return next(request);
    const message = given
      ? `Invalid API Key provided: ${given.slice(0, 8)}****${given.slice(-4)}`
      : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.";
    return Response.json(errorBody(401, message), { status: 401 });
  };
}

function keyOf(authorization: string): string {
  const [scheme, value = ""] = authorization.split(" ");
  if (scheme === "Bearer") return value;
  return scheme === "Basic" ? (Buffer.from(value, "base64").toString().split(":")[0] ?? "") : "";
}
