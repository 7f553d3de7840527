import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError, noSuch } from "./errors";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { Customer } from "./objects";
import { emptyableText, metadata, params, range, text } from "./params";
import { none, type StripeRouter } from "./router";
import { endSubscription } from "./subscription-status";
import type { StripeWorld } from "./world";

const address = z.union([
  z.literal(""),
  z.strictObject({
    city: emptyableText.optional(),
    country: emptyableText.optional(),
    line1: emptyableText.optional(),
    line2: emptyableText.optional(),
    postal_code: emptyableText.optional(),
    state: emptyableText.optional(),
  }),
]);

const fields = {
  email: emptyableText.optional(),
  name: emptyableText.optional(),
  phone: emptyableText.optional(),
  description: emptyableText.optional(),
  address: address.optional(),
  metadata: metadata.optional(),
  invoice_settings: z.strictObject({ default_payment_method: emptyableText.optional() }).optional(),
};
const createParams = params<Stripe.CustomerCreateParams>()({ ...fields, payment_method: text.optional() });
const updateParams = params<Stripe.CustomerUpdateParams>()(fields);
const listParams = params<Stripe.CustomerListParams>()({ email: text.optional(), created: range.optional() });

/** The customer of a parameter, or the API's error when there is none. */
export function findCustomer({ state }: StripeWorld, id: string, param = "customer"): Customer {
  const customer = state.customers[id];
  if (!customer) throw noSuch("customer", id, param);
  return customer;
}

export function mountCustomers(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.post("/customers", createParams, ({ payment_method, ...change }) => {
    const customer = createCustomer(world, change);
    if (payment_method) {
      const method = state.paymentMethods[payment_method];
      if (!method) throw noSuch("PaymentMethod", payment_method, "payment_method");
      method.customer = customer.id;
    }
    return customer;
  });
  router.list("/customers", listParams, ({ email, created, ...paging }, { path }) => {
    const matching = Object.values(state.customers).filter(
      (customer) => (!email || customer.email === email) && within(customer.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/customers/:id", none, (_, { id }) =>
    state.deletedCustomers[id] ? { id, object: "customer", deleted: true } : findCustomer(world, id, "id"),
  );
  router.post("/customers/:id", updateParams, (change, { id }) => {
    const customer = findCustomer(world, id, "id");
    applyChange(world, customer, change);
    world.emit("customer.updated", customer);
    return customer;
  });
  router.delete("/customers/:id", none, (_, { id }) => {
    const customer = findCustomer(world, id, "id");
    for (const one of Object.values(state.subscriptions)) {
      if (one.customer === id && one.status !== "canceled") endSubscription(world, one, "cancellation_requested");
    }
    delete state.customers[id];
    state.deletedCustomers[id] = true;
    world.emit("customer.deleted", customer);
    return { id, object: "customer", deleted: true };
  });
}

type CustomerChange = z.output<typeof updateParams>;

/** Makes a customer, as the API and the checkout page do. */
export function createCustomer(world: StripeWorld, change: CustomerChange): Customer {
  const customer = blankCustomer(randomId("cus_", 14), world.now());
  applyChange(world, customer, change);
  world.state.customers[customer.id] = customer;
  world.emit("customer.created", customer);
  return customer;
}

function applyChange({ state }: StripeWorld, customer: Customer, change: CustomerChange): void {
  for (const key of ["email", "name", "phone", "description"] as const) {
    if (change[key] !== undefined) customer[key] = change[key] || null;
  }
  if (change.address !== undefined) customer.address = fullAddress(change.address);
  customer.metadata = mergedMetadata(customer.metadata, change.metadata);
  const method = change.invoice_settings?.default_payment_method;
  if (method === undefined) return;
  if (method && state.paymentMethods[method]?.customer !== customer.id) {
    const message = `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`;
    throw apiError(400, message, { code: "resource_missing", param: "invoice_settings[default_payment_method]" });
  }
  customer.invoice_settings.default_payment_method = method || null;
}

function fullAddress(change: z.output<typeof address>): Stripe.Address | null {
  if (change === "") return null;
  const { city, country, line1, line2, postal_code, state } = change;
  return {
    city: city || null,
    country: country || null,
    line1: line1 || null,
    line2: line2 || null,
    postal_code: postal_code || null,
    state: state || null,
  };
}

function blankCustomer(id: string, created: number): Customer {
  return {
    id,
    object: "customer",
    address: null,
    balance: 0,
    created,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomId("", 8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  } satisfies Customer;
}
