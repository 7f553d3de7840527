import type Stripe from "stripe";

/** Expandable fields as they are kept: the id alone. */
type Ids<T, K extends keyof T> = Omit<T, K> & { [P in K]: Extract<T[P], string | null> };

/** Decimal fields are strings on the wire; the SDK makes `Stripe.Decimal` of them. */
type Decimals<T, K extends keyof T> = Omit<T, K> & { [P in K]: string | Extract<T[P], null> };

interface StoredPricing {
  type: "price_details";
  price_details: { price: string; product: string };
  unit_amount_decimal: string | null;
}

export type Customer = Ids<Stripe.Customer, "default_source"> & {
  invoice_settings: Ids<Stripe.Customer.InvoiceSettings, "default_payment_method">;
};
export type Product = Stripe.Product;
export type Price = Ids<Decimals<Stripe.Price, "unit_amount_decimal">, "product">;
export type Plan = Ids<Decimals<Stripe.Plan, "amount_decimal">, "product">;
export type PaymentMethod = Ids<Stripe.PaymentMethod, "customer"> & { card: Stripe.PaymentMethod.Card };
export type SetupIntent = Ids<Stripe.SetupIntent, "customer" | "payment_method">;
export type PaymentIntent = Ids<Stripe.PaymentIntent, "customer" | "payment_method" | "latest_charge">;
export type Charge = Ids<Stripe.Charge, "customer" | "payment_intent">;
export type Refund = Ids<Stripe.Refund, "charge" | "customer" | "payment_intent">;
export type SubscriptionItem = Omit<Stripe.SubscriptionItem, "price" | "plan"> & { price: Price; plan: Plan };
export type Subscription = Omit<
  Ids<Stripe.Subscription, "customer" | "default_payment_method" | "latest_invoice">,
  "items"
> & { items: Stripe.ApiList<SubscriptionItem> };
export type InvoiceLine = Omit<Ids<Decimals<Stripe.InvoiceLineItem, "quantity_decimal">, "subscription">, "pricing"> & {
  pricing: StoredPricing | null;
};
export type InvoiceItem = Omit<
  Ids<Decimals<Stripe.InvoiceItem, "quantity_decimal">, "customer" | "invoice">,
  "pricing"
> & { pricing: StoredPricing | null };
export type Invoice = Omit<Ids<Stripe.Invoice, "customer" | "default_payment_method">, "lines"> & {
  lines: Stripe.ApiList<InvoiceLine>;
};
export type InvoicePayment = Ids<Stripe.InvoicePayment, "invoice"> & {
  payment: { type: "payment_intent"; payment_intent: string };
};
export type CreditNote = Ids<Stripe.CreditNote, "customer" | "invoice">;
export type CheckoutSession = Ids<
  Stripe.Checkout.Session,
  "customer" | "invoice" | "payment_intent" | "setup_intent" | "subscription"
>;
export type PortalConfiguration = Stripe.BillingPortal.Configuration;
export type PortalSession = Ids<Stripe.BillingPortal.Session, "configuration">;
export type Event = Stripe.EventBase;

/** A list as the API answers it. */
export function apiList<T>(data: T[], url: string, hasMore = false): Stripe.ApiList<T> {
  return { object: "list", data, has_more: hasMore, url };
}
