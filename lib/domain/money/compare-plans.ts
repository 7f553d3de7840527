import { formatCents } from "./spoken-price";

/** A plan as it is sold; cents. */
export interface PlanTerms {
  name: string;
  monthlyCents: number;
  bookingFeeCents: number;
  includedBookings: number;
  /** Fees of a month never sum to more than this. */
  monthlyCapCents: number | null;
}

/** What changes with another plan, one sentence a difference; empty when only the name differs. */
export function comparePlans(from: PlanTerms, to: PlanTerms): string[] {
  return [
    difference(from.monthlyCents, to.monthlyCents, "a month"),
    difference(from.bookingFeeCents, to.bookingFeeCents, "for each booking"),
    compareIncluded(from.includedBookings, to.includedBookings),
    compareCaps(from.monthlyCapCents, to.monthlyCapCents),
  ].filter((line) => line !== null);
}

function difference(from: number, to: number, per: string): string | null {
  if (from === to) return null;
  return `${formatCents(Math.abs(to - from))} ${to > from ? "more" : "less"} ${per}`;
}

function compareIncluded(from: number, to: number): string | null {
  if (from === to) return null;
  if (to === 0) return "No bookings are included any more";
  const bookings = `${to} ${to === 1 ? "booking" : "bookings"} a month included`;
  return from === 0 ? bookings : `${bookings} instead of ${from}`;
}

function compareCaps(from: number | null, to: number | null): string | null {
  if (from === to) return null;
  if (to === null) return "No limit to the fees of a month any more";
  const cap = `Booking fees never more than ${formatCents(to)} a month`;
  return from === null ? cap : `${cap}, instead of ${formatCents(from)}`;
}
