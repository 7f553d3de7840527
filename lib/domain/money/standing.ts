/** How a business stands with us, as its members are told. */
export type Standing =
  | { kind: "good" }
  /** Everything goes on until `pausesAt`, which moves later when the last notice left late. */
  | { kind: "past_due"; since: Date; pausesAt: Date; isPlanOver: boolean }
  /** The plan is unpaid and its notice has run out. */
  | { kind: "paused"; since: Date }
  /** The owner cancelled, or Stripe did after the notice had run out; a new plan brings everything back. */
  | { kind: "plan_ended" }
  /** By platform staff. */
  | { kind: "suspended" };

interface StandingFacts {
  status: string;
  suspendedFor: string | null;
  /** As Stripe names it. */
  planStatus: string | null;
  /** The open episode of unpaid bills. */
  episode: { beganAt: Date; pausesAt: Date } | null;
}

/** Pure. A business that is not live yet, or closed, stands well: other words say that. */
export function toStanding({ status, suspendedFor, planStatus, episode }: StandingFacts): Standing {
  if (status === "suspended") return suspendedFor === "plan_ended" ? { kind: "plan_ended" } : { kind: "suspended" };
  if (!episode) return { kind: "good" };
  if (status === "paused") return { kind: "paused", since: episode.beganAt };
  if (status !== "past_due") return { kind: "good" };
  const { beganAt: since, pausesAt } = episode;
  return { kind: "past_due", since, pausesAt, isPlanOver: planStatus === "canceled" };
}
