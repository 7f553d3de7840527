/** Stripe's events are doorbells: they name what changed, and the truth is read again. */
export type BillingEvent =
  | { kind: "invoice_changed"; invoiceId: string }
  | { kind: "subscription_changed"; subscriptionId: string }
  /** Another card is charged from now on. */
  | { kind: "card_changed"; customerId: string };
