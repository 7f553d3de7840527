import type pg from "pg";
import Stripe from "stripe";
import { Telnyx } from "telnyx";
import { parseKeyRing, seal } from "@/lib/crypto/seal";
import { googleScopes } from "@/lib/providers/google/calendar-source";
import type { StackFile } from "@/scripts/local/stack-file";
import type { SampleBusiness } from "./sample-businesses";

interface Connection {
  stack: StackFile;
  env: Record<string, string>;
  admin: pg.Pool | pg.Client;
  businessId: string;
  sample: SampleBusiness;
}

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A number of its own, with a messaging profile, at the carrier. */
export async function connectNumber({ stack, admin, businessId, sample }: Connection): Promise<void> {
  const telnyx = new Telnyx({ apiKey: stack.telnyx.apiKey, baseURL: `${stack.telnyx.url}/v2` });
  const { data: profile } = await telnyx.messagingProfiles.create({
    name: sample.name,
    whitelisted_destinations: ["US"],
    webhook_url: `${stack.web}/api/telnyx/messaging-webhook`,
    webhook_api_version: "2",
  });
  await post(`${stack.telnyx.url}/_sim/numbers`, { phone_number: sample.number, messaging_profile_id: profile?.id });
  await admin.query("insert into public.phone_numbers (business_id, e164, messaging_profile_id) values ($1, $2, $3)", [
    businessId,
    sample.number,
    profile?.id,
  ]);
}

/** A paying customer on the standard plan. */
export async function connectBilling({ stack, admin, businessId, sample }: Connection): Promise<void> {
  const address = new URL(stack.stripe.url);
  const stripe = new Stripe(stack.stripe.secretKey, {
    host: address.hostname,
    port: address.port,
    protocol: "http",
    telemetry: false,
  });
  const customer = await stripe.customers.create({
    email: sample.email,
    name: sample.name,
    metadata: { business_id: businessId },
  });
  const method = await stripe.paymentMethods.attach("pm_card_visa", { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
  const { data } = await stripe.prices.list({ lookup_keys: ["standard_monthly"] });
  const price =
    data[0] ??
    (await stripe.prices.create({
      currency: "usd",
      unit_amount: 20_000,
      recurring: { interval: "month" },
      lookup_key: "standard_monthly",
      product_data: { name: "CloudGreet Standard" },
    }));
  await admin.query(
    "insert into public.subscriptions (business_id, plan_id, status, stripe_customer_id) values ($1, 'standard', 'incomplete', $2)",
    [businessId, customer.id],
  );
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const item = subscription.items.data[0];
  await admin.query(
    `update public.subscriptions set status = $2, stripe_subscription_id = $3,
       current_period_start = to_timestamp($4), current_period_end = to_timestamp($5) where business_id = $1`,
    [businessId, subscription.status, subscription.id, item?.current_period_start, item?.current_period_end],
  );
}

/** A Google calendar, granted as its owner would. */
export async function connectCalendar({ stack, env, admin, businessId, sample }: Connection): Promise<void> {
  const grant = await post(`${stack.google.url}/_sim/grant`, {
    email: sample.email,
    scope: googleScopes,
  });
  const sealed = seal(parseKeyRing(env.ENCRYPTION_KEYS ?? ""), businessId, String(grant.refresh_token));
  await admin.query("select app.connect_calendar($1, $2, $3, false, null, now())", [businessId, sample.email, sealed]);
}
