/** A plan that is for sale, as the public pages show it. All amounts are cents; null is no cap. */
export interface SitePlan {
  id: string;
  name: string;
  monthlyCents: number;
  bookingFeeCents: number;
  includedBookings: number;
  trialDays: number;
  setupCents: number;
  monthlyCapCents: number | null;
}
