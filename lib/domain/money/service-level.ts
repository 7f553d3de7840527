/** Every state of a business; docs/decisions/0012 says how it comes into each and out again. */
export const businessStatuses = ["onboarding", "active", "past_due", "paused", "suspended", "closed"] as const;
export type BusinessStatus = (typeof businessStatuses)[number];

/** What goes on in a state. Calls are answered in all of them while the number is linked, and emergencies passed on. */
interface ServiceLevel {
  /** Callers and texters may book. Where not, the receptionist takes messages. */
  callersBook: boolean;
  /** Members may enter appointments, which are never charged. */
  membersBook: boolean;
  /** Texts other than emergencies and answers to STOP leave. */
  texts: boolean;
}

const all: ServiceLevel = { callersBook: true, membersBook: true, texts: true };
const none: ServiceLevel = { callersBook: false, membersBook: false, texts: false };

export const serviceLevels: Record<BusinessStatus, ServiceLevel> = {
  onboarding: none,
  active: all,
  past_due: all,
  paused: { ...none, membersBook: true },
  suspended: none,
  closed: none,
};

/** What goes on for a business; an unknown state is served nothing. */
export function serviceOf(status: string): ServiceLevel {
  return businessStatuses.find((known) => known === status) ? serviceLevels[status as BusinessStatus] : none;
}

/** A live business whose callers may not book at the moment: an unpaid or ended plan, or a decision of staff. */
export function isHeldBack(status: string): boolean {
  return status !== "onboarding" && !serviceOf(status).callersBook;
}
