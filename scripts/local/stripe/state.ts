import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";
import type * as Stored from "./objects";

/** Objects of one kind by id, in the order of their creation. */
export type Table<T> = Record<string, T>;

/** Why the bank says no. `authentication_required` is the card that wants 3-D Secure off session. */
export type DeclineReason = "generic_decline" | "insufficient_funds" | "expired_card" | "authentication_required";

/** The first answer to an idempotency key. `createdAtMs` is real time: moving the test clock keeps keys alive. */
export interface SavedAnswer {
  fingerprint: string;
  path: string;
  status: number;
  body: string;
  requestId: string;
  createdAtMs: number;
}

/** What the local Stripe keeps between restarts. */
export interface StripeState {
  customers: Table<Stored.Customer>;
  products: Table<Stored.Product>;
  prices: Table<Stored.Price>;
  paymentMethods: Table<Stored.PaymentMethod>;
  setupIntents: Table<Stored.SetupIntent>;
  paymentIntents: Table<Stored.PaymentIntent>;
  charges: Table<Stored.Charge>;
  refunds: Table<Stored.Refund>;
  subscriptions: Table<Stored.Subscription>;
  invoiceItems: Table<Stored.InvoiceItem>;
  invoices: Table<Stored.Invoice>;
  invoicePayments: Table<Stored.InvoicePayment>;
  creditNotes: Table<Stored.CreditNote>;
  checkoutSessions: Table<Stored.CheckoutSession>;
  /** What a checkout session was asked to do, by session id; the API never shows it. */
  checkoutOrders: Table<CheckoutOrder>;
  portalConfigurations: Table<Stored.PortalConfiguration>;
  portalSessions: Table<Stored.PortalSession>;
  /** Newest last. */
  events: Stored.Event[];
  deletedCustomers: Record<string, true>;
  /** Subscriptions whose `trial_will_end` was sent. */
  trialWarnings: Record<string, true>;
  /** By payment method id; `*` declines every card. */
  declines: Record<string, DeclineReason>;
  answers: Record<string, SavedAnswer>;
  invoiceCount: number;
  /** Seconds that the test clock is ahead of real time. */
  clockOffset: number;
  deliveries: DeliveryRecord[];
}

export interface CheckoutOrder {
  lines: { price: string; quantity: number }[];
  trialEnd: number | null;
  missingPaymentMethod: string | null;
  subscriptionMetadata: Record<string, string>;
  intentMetadata: Record<string, string>;
  description: string | null;
}

export function emptyStripeState(): StripeState {
  return {
    customers: {},
    products: {},
    prices: {},
    paymentMethods: {},
    setupIntents: {},
    paymentIntents: {},
    charges: {},
    refunds: {},
    subscriptions: {},
    invoiceItems: {},
    invoices: {},
    invoicePayments: {},
    creditNotes: {},
    checkoutSessions: {},
    checkoutOrders: {},
    portalConfigurations: {},
    portalSessions: {},
    events: [],
    deletedCustomers: {},
    trialWarnings: {},
    declines: {},
    answers: {},
    invoiceCount: 0,
    clockOffset: 0,
    deliveries: [],
  };
}
