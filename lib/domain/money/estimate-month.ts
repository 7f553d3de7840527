/** What a plan's price depends on; cents. Null is no cap. */
export interface PlanPrice {
  monthlyCents: number;
  bookingFeeCents: number;
  includedBookings: number;
  monthlyCapCents: number | null;
}

export interface MonthEstimate {
  /** Bookings of the month that cost a fee. */
  billedBookings: number;
  feesCents: number;
  /** True when the cap kept the fees from growing further. */
  isCapped: boolean;
  totalCents: number;
  /** The whole month's price by booking, rounded; null without bookings. */
  perBookingCents: number | null;
}

/**
 * What a month with so many bookings costs: the monthly price, and a fee for each booking that is not included, up to
 * the cap on fees. A fee that would pass the cap is not charged at all (see private.add_fee).
 */
export function estimateMonth(plan: PlanPrice, bookings: number): MonthEstimate {
  const count = Math.max(0, Math.floor(Number.isFinite(bookings) ? bookings : 0));
  const wanted = Math.max(0, count - plan.includedBookings);
  const affordable =
    plan.monthlyCapCents === null || plan.bookingFeeCents === 0
      ? wanted
      : Math.floor(plan.monthlyCapCents / plan.bookingFeeCents);
  const billedBookings = Math.min(wanted, affordable);
  const feesCents = billedBookings * plan.bookingFeeCents;
  const totalCents = plan.monthlyCents + feesCents;
  return {
    billedBookings,
    feesCents,
    isCapped: billedBookings < wanted,
    totalCents,
    perBookingCents: count === 0 ? null : Math.round(totalCents / count),
  };
}
