/** A subscription as the payment provider has it now. */
export interface SubscriptionState {
  customerId: string;
  /** incomplete, trialing, active, past_due, unpaid, paused or canceled. */
  status: string;
  /** The plan of ours that it was sold or changed as; null when it does not say. */
  planId: string | null;
  periodStart: Date | null;
  periodEnd: Date | null;
  /** The day that a cancellation was announced for; null while it goes on. */
  endsAt: Date | null;
  /** It ended because payments failed, not because somebody cancelled. */
  isLapsed: boolean;
}

/** The notices of an unpaid plan: the days since it began, and the pause. */
export const dunningNotices = ["day_0", "day_3", "day_7", "paused"] as const;
export type DunningNotice = (typeof dunningNotices)[number];

/** What a notice tells. */
export interface DunningFacts {
  businessName: string;
  timeZone: string;
  beganAt: Date;
  pausesAt: Date;
  monthlyCents: number | null;
}
