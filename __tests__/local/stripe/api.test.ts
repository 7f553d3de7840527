import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  bootStripe,
  customerWithCard,
  feeInvoice,
  type LocalStripe,
  monthlyPrice,
  stripeFor,
} from "@/__tests__/local/stripe/boot";
import { control, rejectionOf } from "@/__tests__/local/support";

let local: LocalStripe;
let stripe: Stripe;

beforeEach(async () => {
  local = await bootStripe();
  stripe = local.stripe;
});

afterEach(() => local.close());

const key = (idempotencyKey: string) => ({ idempotencyKey });

test("replays the first result of an idempotency key and creates nothing twice", async () => {
  const first = await stripe.customers.create({ email: "a@example.com" }, key("k1"));
  const second = await stripe.customers.create({ email: "a@example.com" }, key("k1"));

  expect(second.id).toBe(first.id);
  expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
  expect((await stripe.customers.list()).data).toHaveLength(1);
});

test("replays errors too: a declined payment stays declined under its key", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await control(local.url, "/_sim/card", { declined: true });
  const declined = await rejectionOf(stripe.invoices.pay(invoice.id, {}, key("pay1")));
  await control(local.url, "/_sim/card", { declined: false });

  const replayed = await rejectionOf(stripe.invoices.pay(invoice.id, {}, key("pay1")));
  const fresh = await stripe.invoices.pay(invoice.id, {}, key("pay2"));

  expect([declined.code, replayed.code, fresh.status]).toEqual(["card_declined", "card_declined", "paid"]);
});

test("replays a 500, but not a 429 or a gateway's 503", async () => {
  const attempt = async (name: string, status: number) => {
    await control(local.url, "/_sim/faults", { status });
    const create = () => stripe.customers.create({ name }, key(name));
    const first = await rejectionOf(create());
    const second = await create().then(
      () => 200,
      (error: { statusCode: number }) => error.statusCode,
    );
    return [first.statusCode, second];
  };

  expect(await attempt("crash", 500)).toEqual([500, 500]);
  expect(await attempt("limit", 429)).toEqual([429, 200]);
  expect(await attempt("gateway", 503)).toEqual([503, 200]);
});

test("refuses a key with other parameters or another endpoint", async () => {
  await stripe.customers.create({ email: "a@example.com" }, key("k1"));

  const otherParams = await rejectionOf(stripe.customers.create({ email: "b@example.com" }, key("k1")));
  const otherEndpoint = await rejectionOf(stripe.products.create({ name: "x" }, key("k1")));

  expect(otherParams).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(otherEndpoint).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
});

test("answers 409 while the first call of a key is under way", async () => {
  await control(local.url, "/_sim/faults", { delay_ms: 300, path: "/v1/customers" });

  const slow = stripe.customers.create({ email: "a@example.com" }, key("k1"));
  await expect.poll(async () => (await fetch(`${local.url}/_sim/faults`)).json()).toEqual({ faults: [] });
  const rival = await rejectionOf(stripe.customers.create({ email: "a@example.com" }, key("k1")));

  expect(rival).toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
  expect((await slow).email).toBe("a@example.com");
});

test("does not keep the refusal of bad parameters under a key", async () => {
  const refused = await rejectionOf(stripe.products.create({} as never, key("k1")));
  const accepted = await rejectionOf(stripe.products.create({ name: "" }, key("k2")));
  const product = await stripe.products.create({ name: "Fine" }, key("k1"));

  expect(refused).toMatchObject({ code: "parameter_missing", param: "name", message: "Missing required param: name." });
  expect(accepted).toMatchObject({ code: "parameter_invalid_empty" });
  expect(product.name).toBe("Fine");
});

test("keeps one customer when the answer got lost and the call is sent again with its key", async () => {
  await control(local.url, "/_sim/faults", { status: 0, after: true, count: 2 });

  await rejectionOf(stripe.customers.create({ email: "a@example.com" }, key("k1")));
  const again = await stripe.customers.create({ email: "a@example.com" }, key("k1"));

  const all = await stripe.customers.list();
  expect(all.data.map(({ id }) => id)).toEqual([again.id]);
});

test("refuses what it does not know with Stripe's own error, never with a 200", async () => {
  const errors = [
    await rejectionOf(stripe.payouts.list()),
    await rejectionOf(stripe.customers.create({ tax_id_data: [], balance: 5 })),
    await rejectionOf(
      stripe.checkout.sessions.create({ mode: "setup", success_url: "x", payment_method_types: ["card"] } as never),
    ),
    await rejectionOf(stripe.customers.retrieve("cus_none")),
    await rejectionOf(stripe.prices.create({ currency: "usd", product: "prod_none", unit_amount: 5 })),
    await rejectionOf(stripe.invoices.list({ limit: 500 })),
    await rejectionOf(
      stripe.customers
        .list({ expand: ["data.nonsense"] })
        .then(() => stripe.customers.create({ expand: ["nonsense"] })),
    ),
  ];

  expect(errors.map(({ type, statusCode, code }) => [type, statusCode, code])).toEqual([
    ["StripeInvalidRequestError", 404, undefined],
    ["StripeInvalidRequestError", 400, "parameter_unknown"],
    ["StripeInvalidRequestError", 400, "parameter_unknown"],
    ["StripeInvalidRequestError", 404, "resource_missing"],
    ["StripeInvalidRequestError", 400, "resource_missing"],
    ["StripeInvalidRequestError", 400, undefined],
    ["StripeInvalidRequestError", 400, undefined],
  ]);
});

test("refuses a wrong key and a missing one", async () => {
  const wrong = await rejectionOf(stripeFor(local.url, "sk_test_other").customers.list());
  const none = await fetch(`${local.url}/v1/customers`);

  expect(wrong).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
  expect(none.status).toBe(401);
});

test("pages through lists in both directions", async () => {
  const made = [];
  for (let index = 0; index < 7; index++) made.push(await stripe.customers.create({ name: `c${index}` }));

  const names = [];
  for await (const customer of stripe.customers.list({ limit: 3 })) names.push(customer.name);
  const firstPage = await stripe.customers.list({ limit: 2 });
  const before = await stripe.customers.list({ limit: 2, ending_before: made[3]?.id ?? "" });

  expect(names).toEqual(["c6", "c5", "c4", "c3", "c2", "c1", "c0"]);
  expect(firstPage.has_more).toBe(true);
  expect(before.data.map(({ name }) => name)).toEqual(["c5", "c4"]);
});

test("finds prices by lookup key and moves a key to a newer price", async () => {
  const price = await monthlyPrice(stripe);
  const product = price.product as string;
  const base = { product, currency: "usd", recurring: { interval: "month" as const }, lookup_key: "pro" };
  await stripe.prices.create({ ...base, unit_amount: 100 });

  const taken = await rejectionOf(stripe.prices.create({ ...base, unit_amount: 200 }));
  const newer = await stripe.prices.create({ ...base, unit_amount: 200, transfer_lookup_key: true });

  expect(taken.statusCode).toBe(400);
  expect((await stripe.prices.list({ lookup_keys: ["pro"] })).data.map(({ id }) => id)).toEqual([newer.id]);
  expect(newer.unit_amount_decimal?.toString()).toBe("200");
});

test("merges metadata, removing keys that are set to nothing", async () => {
  const customer = await stripe.customers.create({ metadata: { a: "1", b: "2" } });

  const changed = await stripe.customers.update(customer.id, { metadata: { a: "", c: "3" }, name: "" });

  expect(changed.metadata).toEqual({ b: "2", c: "3" });
  expect(changed.name).toBeNull();
});

test("confirms a setup intent and detaches the card again", async () => {
  const customer = await stripe.customers.create({});
  const intent = await stripe.setupIntents.create({
    customer: customer.id,
    automatic_payment_methods: { enabled: true },
  });
  const confirmed = await stripe.setupIntents.confirm(intent.id, { payment_method: "pm_card_visa" });
  const saved = await stripe.customers.listPaymentMethods(customer.id);
  const detached = await stripe.paymentMethods.detach(saved.data[0]?.id ?? "");

  expect([intent.status, confirmed.status]).toEqual(["requires_payment_method", "succeeded"]);
  expect(saved.data[0]?.card?.last4).toBe("4242");
  expect(detached.customer).toBeNull();
  expect(
    await rejectionOf(stripe.paymentMethods.attach("pm_card_chargeDeclined", { customer: customer.id })),
  ).toMatchObject({
    statusCode: 402,
  });
});

test("delivers events late, twice and shuffled, each signed for real", async () => {
  await control(local.url, "/_sim/delivery", { delay_ms: 20, times: 2, shuffle: true, window_ms: 100, seed: 1 });
  const customer = await customerWithCard(stripe);
  await stripe.invoices.pay((await feeInvoice(stripe, customer.id)).id);
  const known = (await stripe.events.list({ limit: 100 })).data;

  await local.receiver.waitFor(known.length * 2);

  const ids = local.events().map(({ id }) => id);
  expect([...ids].sort()).toEqual([...known, ...known].map(({ id }) => id).sort());
  expect(ids).not.toEqual(known.flatMap(({ id }) => [id, id]).reverse());
});

test("knows which events were never accepted", async () => {
  await stripe.customers.create({ name: "seen" });
  await local.receiver.waitFor(1);
  local.receiver.answerWith(500);
  await stripe.customers.create({ name: "lost" });
  await local.receiver.waitFor(2);

  const lost = await stripe.events.list({ delivery_success: false, types: ["customer.*"] });

  expect(lost.data.map((event) => (event.data.object as Stripe.Customer).name)).toEqual(["lost"]);
});

test("keeps everything over a restart: objects, keys and the clock", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  const keyed = await stripe.products.create({ name: "x" }, key("k1"));
  const { now } = await control<{ now: number }>(local.url, "/_sim/advance", { days: 30 });

  await local.restart();

  const again = local.stripe;
  expect((await again.invoices.retrieve(invoice.id)).status).toBe("paid");
  expect((await again.products.create({ name: "x" }, key("k1"))).id).toBe(keyed.id);
  expect((await again.customers.create({})).created).toBeGreaterThanOrEqual(now);
});

test("refuses nonsense on the control paths", async () => {
  const bodies = [
    ["/_sim/advance", { days: -1 }],
    ["/_sim/advance", { days: 1e9 }],
    ["/_sim/card", {}],
    ["/_sim/card", { declined: true, customer: "cus_none" }],
  ] as const;

  const statuses = await Promise.all(
    bodies.map(
      async ([path, body]) => (await fetch(local.url + path, { method: "POST", body: JSON.stringify(body) })).status,
    ),
  );

  expect(statuses).toEqual([400, 400, 400, 404]);
});
