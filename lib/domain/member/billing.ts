import type { PlanTerms } from "@/lib/domain/money/compare-plans";
import type { FeeState } from "./words";

/** A plan that can be chosen, or that the business has though it is sold no more. */
export interface PlanOffer extends PlanTerms {
  id: string;
  isOffered: boolean;
  setupCents: number;
}

/** Fees of a month by where they stand. */
export interface FeeSum {
  state: FeeState;
  /** Why it is not charged, for those that are not. */
  reason: string | null;
  count: number;
  cents: number;
}

/** What the database knows of how a business pays. */
export interface BillingFacts {
  plan: PlanOffer | null;
  /** What is for sale now, cheapest first. */
  offers: PlanOffer[];
  /** As Stripe names it; null without a subscription. */
  status: string | null;
  periodEnd: Date | null;
  /** The day that a cancellation was announced for. */
  endsAt: Date | null;
  pastDueSince: Date | null;
  hasAccount: boolean;
  /** Fees of the calendar month (UTC) that holds the request. */
  sums: FeeSum[];
  invoices: InvoiceLine[];
  openDisputes: number;
}

export interface InvoiceLine {
  id: string;
  number: string | null;
  kind: "plan" | "booking_fee";
  status: "open" | "paid" | "void" | "uncollectible";
  totalCents: number;
  url: string | null;
  issuedAt: Date;
}

/** A fee with what it is for. */
export interface FeeLine {
  id: string;
  createdAt: Date;
  amountCents: number;
  state: FeeState;
  reason: string | null;
  failure: string | null;
  invoiceUrl: string | null;
  callId: string | null;
  appointment: { id: string; reference: string; service: string; startsAt: Date; customerName: string };
  /** The newest dispute of it. */
  dispute: { reason: string; state: "open" | "withdrawn" | "upheld" | "refused"; openedAt: Date } | null;
}

export const feeFilters = ["all", "unpaid", "paid", "not_charged", "disputed"] as const;
export type FeeFilter = (typeof feeFilters)[number];

/** The states behind each filter. */
export const filterStates: Record<FeeFilter, readonly FeeState[]> = {
  all: ["pending", "invoiced", "paid", "failed", "waived", "credited", "disputed"],
  unpaid: ["pending", "invoiced", "failed"],
  paid: ["paid"],
  not_charged: ["waived", "credited"],
  disputed: ["disputed"],
};

/** Where a month's fees stand, and where they will if the month goes on as it began. All cents are whole. */
export interface Meter {
  monthStart: Date;
  monthEnd: Date;
  /** Bookings with a fee decision this month, charged or not. */
  bookings: number;
  charged: { count: number; cents: number };
  /** Bookings that the plan includes, of those it includes a month. */
  included: { used: number; of: number };
  notCharged: { count: number };
  capCents: number | null;
  /** Null in the first days of a month, and without a plan. */
  forecast: { bookings: number; cents: number; isCapped: boolean } | null;
}

const dayMs = 86_400_000;
/** Fewer days say nothing about a month. */
const forecastDaysMin = 3;

/** The calendar month in UTC that holds an instant: fees are counted and capped by it. */
export function billingMonth(now: Date): { from: Date; to: Date } {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month, 1)), to: new Date(Date.UTC(year, month + 1, 1)) };
}

/**
 * Sums the month up. The forecast takes the charged bookings so far, divides them by the days gone by (fractions
 * counted), multiplies by the days of the month, rounds to whole bookings, and never goes beyond the cap or below what
 * stands already.
 */
export function toMeter(sums: readonly FeeSum[], plan: PlanTerms | null, now: Date): Meter {
  const { from, to } = billingMonth(now);
  const isCharged = ({ state }: FeeSum) => state !== "waived" && state !== "credited";
  const charged = { count: total(sums.filter(isCharged), "count"), cents: total(sums.filter(isCharged), "cents") };
  const used = total(
    sums.filter(({ state, reason }) => state === "waived" && reason === "included in the plan"),
    "count",
  );
  const bookings = total(sums, "count");
  const days = (now.getTime() - from.getTime()) / dayMs;
  const length = (to.getTime() - from.getTime()) / dayMs;
  return {
    monthStart: from,
    monthEnd: to,
    bookings,
    charged,
    included: { used, of: plan?.includedBookings ?? 0 },
    notCharged: { count: bookings - charged.count - used },
    capCents: plan?.monthlyCapCents ?? null,
    forecast: plan && days >= forecastDaysMin ? forecast(charged, plan, length / days) : null,
  };
}

function forecast(charged: Meter["charged"], plan: PlanTerms, factor: number): NonNullable<Meter["forecast"]> {
  const bookings = Math.max(charged.count, Math.round(charged.count * factor));
  const wanted = charged.cents + (bookings - charged.count) * plan.bookingFeeCents;
  const cap = plan.monthlyCapCents ?? Number.POSITIVE_INFINITY;
  return { bookings, cents: Math.max(charged.cents, Math.min(cap, wanted)), isCapped: wanted > cap };
}

function total(sums: readonly FeeSum[], name: "count" | "cents"): number {
  return sums.reduce((sum, part) => sum + part[name], 0);
}
