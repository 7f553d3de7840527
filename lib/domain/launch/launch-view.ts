import type { LaunchStep } from "./launch-step";

/** One step as its owner sees it. */
export interface LaunchStepView {
  step: LaunchStep;
  state: "waiting" | "running" | "done" | "failed" | "skipped";
  hasStarted: boolean;
  reason: string | null;
  advice: string | null;
}

/** How far a business is on its way to its first call. */
export interface LaunchView {
  /** Null: not begun. */
  state: "running" | "failed" | "live" | null;
  /** In their order; empty before the launch. */
  steps: LaunchStepView[];
  /** The number that is had, else the one that is held (E.164); null for a toll-free one that is not given out yet. */
  lineNumber: string | null;
  /** True once the number belongs to the business. */
  isBought: boolean;
  /** The own number that is forwarded (E.164). */
  forwardFrom: string | null;
  /** The subscription pays: on trial or active. */
  isPaid: boolean;
  /** The newest real call on the number. */
  lastCall: { id: string; startedAt: Date; isLive: boolean } | null;
}

/** A plan that can be bought; money in cents. */
export interface PlanView {
  id: string;
  name: string;
  monthlyCents: number;
  bookingFeeCents: number;
  setupCents: number;
  trialDays: number;
}
