import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, filePersistence } from "emulate";
import Stripe from "stripe";
import { type Receiver, startReceiver } from "@/__tests__/local/support";
import { stripeStandIn } from "@/scripts/local/stripe/stripe-stand-in";

const SECRET_KEY = "sk_test_local";
const WEBHOOK_SECRET = "whsec_local";

export interface LocalStripe {
  url: string;
  stripe: Stripe;
  receiver: Receiver;
  /** Every event that came so far, each verified with the SDK; throws when a signature is wrong. */
  events(): Stripe.Event[];
  eventTypes(): string[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The local Stripe with an official client, and a receiver for its webhooks. */
export async function bootStripe(): Promise<LocalStripe> {
  const receiver = await startReceiver();
  const folder = await mkdtemp(join(tmpdir(), "stripe-"));
  const start = () =>
    createEmulator({
      service: stripeStandIn({
        secretKey: SECRET_KEY,
        webhookUrl: `${receiver.url}/api/stripe/webhook`,
        webhookSecret: WEBHOOK_SECRET,
      }),
      port: 0,
      persistence: filePersistence(join(folder, "stripe.json")),
    });
  let emulator = await start();
  const events = (): Stripe.Event[] =>
    receiver.received.map(({ body, headers }) =>
      stripeFor(emulator.url).webhooks.constructEvent(body, String(headers["stripe-signature"]), WEBHOOK_SECRET),
    );
  return {
    get url() {
      return emulator.url;
    },
    get stripe() {
      return stripeFor(emulator.url);
    },
    receiver,
    events,
    eventTypes: () => events().map((event) => event.type),
    async restart() {
      await emulator.close();
      emulator = await start();
    },
    async close() {
      await emulator.close();
      await receiver.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The official client, pointed at a local address. */
export function stripeFor(url: string, secretKey = SECRET_KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, { host: hostname, port, protocol: "http", telemetry: false, maxNetworkRetries: 0 });
}

/** A customer with a good card as the default. */
export async function customerWithCard(stripe: Stripe, token = "pm_card_visa"): Promise<Stripe.Customer> {
  const customer = await stripe.customers.create({ email: "owner@example.com", name: "Ada Plumbing" });
  const method = await stripe.paymentMethods.attach(token, { customer: customer.id });
  return stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
}

export async function monthlyPrice(stripe: Stripe, cents = 20_000): Promise<Stripe.Price> {
  const product = await stripe.products.create({ name: "Receptionist" });
  return stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: cents,
    recurring: { interval: "month" },
  });
}

/** The invoice of a booking fee as far as `finalize`, step by step as our worker makes it. */
export async function feeInvoice(stripe: Stripe, customer: string, cents = 5000): Promise<Stripe.Invoice> {
  const draft = await stripe.invoices.create({
    customer,
    collection_method: "charge_automatically",
    auto_advance: false,
    currency: "usd",
    pending_invoice_items_behavior: "exclude",
    metadata: { kind: "booking_fee", booking_id: "b1" },
  });
  await stripe.invoiceItems.create({
    customer,
    invoice: draft.id,
    amount: cents,
    currency: "usd",
    description: "Booking",
  });
  return stripe.invoices.finalizeInvoice(draft.id, { auto_advance: true });
}
