import { randomId } from "@/scripts/local/kit/random-id";
import type { PaymentMethod } from "./objects";
import type { DeclineReason } from "./state";
import type { StripeWorld } from "./world";

interface TestCard {
  brand: string;
  last4: string;
  /** The card cannot even be saved. */
  isRefusedAtOnce?: boolean;
  /** The card can be saved, charges fail. */
  declines?: DeclineReason;
}

// docs.stripe.com/testing: the tokens and numbers of the test cards.
const BY_TOKEN: Record<string, TestCard> = {
  pm_card_visa: { brand: "visa", last4: "4242" },
  pm_card_mastercard: { brand: "mastercard", last4: "4444" },
  pm_card_amex: { brand: "amex", last4: "8431" },
  pm_card_chargeDeclined: { brand: "visa", last4: "0002", isRefusedAtOnce: true },
  pm_card_visa_chargeDeclined: { brand: "visa", last4: "0002", isRefusedAtOnce: true },
  pm_card_chargeDeclinedInsufficientFunds: { brand: "visa", last4: "9995", isRefusedAtOnce: true },
  pm_card_chargeCustomerFail: { brand: "visa", last4: "0341", declines: "generic_decline" },
  pm_card_authenticationRequired: { brand: "visa", last4: "3184", declines: "authentication_required" },
};
const BY_NUMBER: Record<string, string> = {
  "4242424242424242": "pm_card_visa",
  "5555555555554444": "pm_card_mastercard",
  "378282246310005": "pm_card_amex",
  "4000000000000002": "pm_card_chargeDeclined",
  "4000000000009995": "pm_card_chargeDeclinedInsufficientFunds",
  "4000000000000341": "pm_card_chargeCustomerFail",
  "4000002760003184": "pm_card_authenticationRequired",
};

/** The test card of a token such as `pm_card_visa`, or undefined for an ordinary id. */
export function testCard(token: string): TestCard | undefined {
  return Object.hasOwn(BY_TOKEN, token) ? BY_TOKEN[token] : undefined;
}

/** The token of a card number as people type it, spaces allowed; null for a number that is no test card. */
export function tokenOfNumber(number: string): string | null {
  const digits = number.replace(/[\s-]/g, "");
  return Object.hasOwn(BY_NUMBER, digits) ? (BY_NUMBER[digits] ?? null) : null;
}

/** Saves a card that belongs to nobody yet. */
export function createCard({ state, now }: StripeWorld, card: TestCard): PaymentMethod {
  const method = {
    id: randomId("pm_1"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date().getUTCFullYear() + 4,
      fingerprint: randomId("", 16),
      funding: "credit",
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  } satisfies PaymentMethod;
  state.paymentMethods[method.id] = method;
  if (card.declines) state.declines[method.id] = card.declines;
  return method;
}
