import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { findCustomer } from "./customers";
import { apiError, noSuch } from "./errors";
import { page } from "./lists";
import { mergedMetadata } from "./metadata";
import type { PortalConfiguration } from "./objects";
import { emptyableText, flag, metadata, params, text } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const list = z.array(text);
const features = z.strictObject({
  customer_update: z.strictObject({ enabled: flag.optional(), allowed_updates: list.optional() }).optional(),
  invoice_history: z.strictObject({ enabled: flag }).optional(),
  payment_method_update: z.strictObject({ enabled: flag }).optional(),
  subscription_cancel: z
    .strictObject({
      enabled: flag,
      mode: z.enum(["at_period_end", "immediately"]).optional(),
      proration_behavior: z.enum(["always_invoice", "create_prorations", "none"]).optional(),
      cancellation_reason: z.strictObject({ enabled: flag, options: list }).optional(),
    })
    .optional(),
});
const profile = z.strictObject({
  headline: emptyableText.optional(),
  privacy_policy_url: text.optional(),
  terms_of_service_url: text.optional(),
});
const fields = {
  business_profile: profile.optional(),
  default_return_url: emptyableText.optional(),
  metadata: metadata.optional(),
  name: emptyableText.optional(),
};
const createParams = params<Stripe.BillingPortal.ConfigurationCreateParams>()({ ...fields, features });
const updateParams = params<Stripe.BillingPortal.ConfigurationUpdateParams>()({
  ...fields,
  active: flag.optional(),
  features: features.optional(),
});
const listParams = params<Stripe.BillingPortal.ConfigurationListParams>()({
  active: flag.optional(),
  is_default: flag.optional(),
});
const sessionParams = params<Stripe.BillingPortal.SessionCreateParams>()({
  customer: text,
  configuration: text.optional(),
  return_url: text.optional(),
  locale: text.optional(),
});
type Change = z.output<typeof updateParams>;

export function mountPortal(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string, param = "id") => {
    const configuration = state.portalConfigurations[id];
    if (!configuration) throw noSuch("configuration", id, param);
    return configuration;
  };
  router.post("/billing_portal/configurations", createParams, (wanted) => {
    const configuration = blankConfiguration(world);
    state.portalConfigurations[configuration.id] = configuration;
    return configure(world, configuration, wanted);
  });
  router.list("/billing_portal/configurations", listParams, ({ active, is_default, ...paging }, { path }) => {
    const matching = Object.values(state.portalConfigurations).filter(
      (one) =>
        (active === undefined || one.active === active) && (is_default === undefined || one.is_default === is_default),
    );
    return page(matching, path, paging);
  });
  router.get("/billing_portal/configurations/:id", none, (_, { id }) => find(id));
  router.post("/billing_portal/configurations/:id", updateParams, (change, { id }) =>
    configure(world, find(id), change),
  );
  router.post("/billing_portal/sessions", sessionParams, ({ customer, configuration, return_url, locale }) => {
    findCustomer(world, customer);
    const chosen = configuration ? find(configuration, "configuration") : Object.values(state.portalConfigurations)[0];
    if (!chosen) {
      throw apiError(400, "No configuration provided and your test mode default configuration has not been created.");
    }
    const id = randomId("bps_1");
    const session = {
      id,
      object: "billing_portal.session" as const,
      configuration: chosen.id,
      created: world.now(),
      customer,
      customer_account: null,
      flow: null,
      livemode: false,
      locale: locale ?? null,
      on_behalf_of: null,
      return_url: return_url ?? chosen.default_return_url,
      url: `${world.baseUrl}/p/session/${id}`,
    };
    state.portalSessions[id] = session;
    return session;
  });
}

function configure(world: StripeWorld, configuration: PortalConfiguration, change: Change): PortalConfiguration {
  if (change.active !== undefined) configuration.active = change.active;
  if (change.name !== undefined) configuration.name = change.name || null;
  if (change.default_return_url !== undefined) configuration.default_return_url = change.default_return_url || null;
  Object.assign(configuration.business_profile, change.business_profile);
  configuration.metadata = mergedMetadata(configuration.metadata, change.metadata);
  for (const [name, feature] of Object.entries(change.features ?? {})) {
    Object.assign(configuration.features[name as keyof PortalConfiguration["features"]], feature);
  }
  configuration.updated = world.now();
  return configuration;
}

function blankConfiguration({ state, now }: StripeWorld): PortalConfiguration {
  return {
    id: randomId("bpc_1"),
    object: "billing_portal.configuration",
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: now(),
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: false },
      payment_method_update: { enabled: false, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: false,
        mode: "at_period_end",
        proration_behavior: "none",
      },
      subscription_pause: { duration: { interval_options: [], type: "interval_options" }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: null,
        default_allowed_updates: [],
        enabled: false,
        products: null,
        proration_behavior: "none",
        schedule_at_period_end: { conditions: [] },
        trial_update_behavior: "end_trial",
      },
    },
    is_default: Object.keys(state.portalConfigurations).length === 0,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: now(),
  } satisfies PortalConfiguration;
}
