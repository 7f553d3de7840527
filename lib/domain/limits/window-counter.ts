import type { RateAnswer, RateRule } from "./rate-rules";

/** The moments, in epoch milliseconds and order, at which something happened. */
export type Moments = readonly number[];

/** Counts one more at `nowMs` when the rule allows it, over a window that slides. Pure. */
export function countMoment(
  rule: RateRule,
  moments: Moments,
  nowMs: number,
): { answer: RateAnswer; moments: number[] } {
  const windowMs = rule.windowSeconds * 1000;
  const recent = moments.filter((at) => at > nowMs - windowMs);
  const oldest = recent[0];
  if (recent.length < rule.count || oldest === undefined) {
    return { answer: { isAllowed: true }, moments: [...recent, nowMs] };
  }
  const retryInSeconds = Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000));
  return { answer: { isAllowed: false, retryInSeconds }, moments: recent };
}
