import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError, noSuch } from "./errors";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import type { Price, Product } from "./objects";
import { emptyableText, flag, metadata, params, range, text, whole } from "./params";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const recurring = z.strictObject({
  interval: z.enum(["day", "week", "month", "year"]),
  interval_count: whole.optional(),
  usage_type: z.enum(["licensed"]).optional(),
  trial_period_days: whole.optional(),
});
const productFields = {
  name: text,
  active: flag.optional(),
  description: emptyableText.optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  unit_label: text.optional(),
  url: text.optional(),
};
const productCreate = params<Stripe.ProductCreateParams>()({ ...productFields, id: text.optional() });
const productUpdate = params<Stripe.ProductUpdateParams>()({ ...productFields, name: text.optional() });
const productList = params<Stripe.ProductListParams>()({
  active: flag.optional(),
  created: range.optional(),
  ids: z.array(text).optional(),
});
const priceCreate = params<Stripe.PriceCreateParams>()({
  currency: text.length(3),
  product: text.optional(),
  product_data: z.strictObject({ name: text, metadata: metadata.optional() }).optional(),
  unit_amount: whole,
  recurring: recurring.optional(),
  active: flag.optional(),
  lookup_key: text.optional(),
  transfer_lookup_key: flag.optional(),
  nickname: text.optional(),
  metadata: metadata.optional(),
  tax_behavior: z.enum(["exclusive", "inclusive", "unspecified"]).optional(),
});
const priceUpdate = params<Stripe.PriceUpdateParams>()({
  active: flag.optional(),
  lookup_key: emptyableText.optional(),
  transfer_lookup_key: flag.optional(),
  nickname: emptyableText.optional(),
  metadata: metadata.optional(),
});
const priceList = params<Stripe.PriceListParams>()({
  active: flag.optional(),
  created: range.optional(),
  currency: text.optional(),
  lookup_keys: z.array(text).max(10).optional(),
  product: text.optional(),
  type: z.enum(["one_time", "recurring"]).optional(),
});

export function findPrice({ state }: StripeWorld, id: string, param: string): Price {
  const price = state.prices[id];
  if (!price) throw noSuch("price", id, param);
  return price;
}

export function mountProducts(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const product = state.products[id];
    if (!product) throw noSuch("product", id);
    return product;
  };
  router.post("/products", productCreate, ({ id, ...change }) => {
    if (id && state.products[id]) {
      throw apiError(400, "Product already exists.", { code: "resource_already_exists", param: "id" });
    }
    return createProduct(world, id ?? randomId("prod_", 14), change);
  });
  router.list("/products", productList, ({ active, created, ids, ...paging }, { path }) => {
    const matching = Object.values(state.products).filter(
      (one) =>
        (active === undefined || one.active === active) &&
        within(one.created, created) &&
        (!ids || ids.includes(one.id)),
    );
    return page(matching, path, paging);
  });
  router.get("/products/:id", none, (_, { id }) => find(id));
  router.post("/products/:id", productUpdate, (change, { id }) => {
    const product = Object.assign(find(id), productChange(change), { updated: world.now() });
    product.metadata = mergedMetadata(product.metadata, change.metadata);
    world.emit("product.updated", product);
    return product;
  });
}

function productChange(change: z.output<typeof productUpdate>): Partial<Product> {
  const { metadata: _metadata, description, ...rest } = change;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return description === undefined ? given : { ...given, description: description || null };
}

function createProduct(world: StripeWorld, id: string, change: z.output<typeof productUpdate>): Product {
  const product = {
    id,
    object: "product",
    active: true,
    created: world.now(),
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: mergedMetadata({}, change.metadata),
    name: change.name ?? "",
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: world.now(),
    url: null,
  } satisfies Product;
  world.state.products[id] = Object.assign(product, productChange(change));
  world.emit("product.created", product);
  return product;
}

export function mountPrices(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  router.post("/prices", priceCreate, (wanted) => createPrice(world, wanted));
  router.list(
    "/prices",
    priceList,
    ({ active, created, currency, lookup_keys, product, type, ...paging }, { path }) => {
      const matching = Object.values(state.prices).filter(
        (one) =>
          (active === undefined || one.active === active) &&
          (!currency || one.currency === currency) &&
          (!lookup_keys || (one.lookup_key !== null && lookup_keys.includes(one.lookup_key))) &&
          (!product || one.product === product) &&
          (!type || one.type === type) &&
          within(one.created, created),
      );
      return page(matching, path, paging);
    },
  );
  router.get("/prices/:id", none, (_, { id }) => findPrice(world, id, "id"));
  router.post("/prices/:id", priceUpdate, (change, { id }) => {
    const price = findPrice(world, id, "id");
    if (change.lookup_key) claimLookupKey(world, change.lookup_key, change.transfer_lookup_key ?? false, id);
    if (change.active !== undefined) price.active = change.active;
    if (change.lookup_key !== undefined) price.lookup_key = change.lookup_key || null;
    if (change.nickname !== undefined) price.nickname = change.nickname || null;
    price.metadata = mergedMetadata(price.metadata, change.metadata);
    world.emit("price.updated", price);
    return price;
  });
}

function createPrice(world: StripeWorld, wanted: z.output<typeof priceCreate>): Price {
  if (wanted.unit_amount < 0) {
    throw apiError(400, "Invalid non-negative integer", { code: "parameter_invalid_integer", param: "unit_amount" });
  }
  if (wanted.lookup_key) claimLookupKey(world, wanted.lookup_key, wanted.transfer_lookup_key ?? false, null);
  const price = {
    id: randomId("price_1"),
    object: "price",
    active: wanted.active ?? true,
    billing_scheme: "per_unit",
    created: world.now(),
    currency: wanted.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: wanted.lookup_key ?? null,
    metadata: mergedMetadata({}, wanted.metadata),
    nickname: wanted.nickname ?? null,
    product: productOf(world, wanted),
    recurring: wanted.recurring ? fullRecurring(wanted.recurring) : null,
    tax_behavior: wanted.tax_behavior ?? "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: wanted.recurring ? "recurring" : "one_time",
    unit_amount: wanted.unit_amount,
    unit_amount_decimal: String(wanted.unit_amount),
  } satisfies Price;
  world.state.prices[price.id] = price;
  world.emit("price.created", price);
  return price;
}

function fullRecurring(wanted: z.output<typeof recurring>): Stripe.Price.Recurring {
  return {
    interval: wanted.interval,
    interval_count: wanted.interval_count ?? 1,
    meter: null,
    trial_period_days: wanted.trial_period_days ?? null,
    usage_type: "licensed",
  };
}

function productOf(world: StripeWorld, wanted: z.output<typeof priceCreate>): string {
  if (wanted.product_data) return createProduct(world, randomId("prod_", 14), wanted.product_data).id;
  if (!wanted.product) {
    throw apiError(400, "You must specify either `product` or `product_data` when creating a price.", {
      code: "parameter_missing",
      param: "product",
    });
  }
  if (!world.state.products[wanted.product]) throw noSuch("product", wanted.product, "product");
  return wanted.product;
}

function claimLookupKey({ state }: StripeWorld, key: string, isTransfer: boolean, ownId: string | null): void {
  const holder = Object.values(state.prices).find((price) => price.lookup_key === key && price.id !== ownId);
  if (!holder) return;
  if (!isTransfer) {
    throw apiError(400, `A price (\`${holder.id}\`) already uses that lookup key.`, { param: "lookup_key" });
  }
  holder.lookup_key = null;
}
