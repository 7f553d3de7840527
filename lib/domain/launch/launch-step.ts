/** The steps of a launch in their order; each needs the one before. */
export const launchOrder = [
  "customer",
  "subscription",
  "number",
  "messaging",
  "receptionist",
  "linking",
  "test_call",
  "live",
] as const;

export type LaunchStep = (typeof launchOrder)[number];

/**
 * How one attempt of a step ended. `later`: the provider works on it, and its words are for when that takes long.
 * `waiting`: somebody must act, and wakes it.
 */
export type StepResult =
  | { outcome: "done"; providerIds?: Record<string, string> }
  | ({ outcome: "later" | "waiting" | "failed"; providerIds?: Record<string, string> } & StepTrouble);

/** What happened and what to do, in words for the owner. */
export interface StepTrouble {
  reason: string;
  advice: string;
}
