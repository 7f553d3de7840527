/** Mondays to Saturdays, days and nights, a week with a clock change ahead and one in summer: when the callers of a run ring. */
const moments = [
  "2026-11-23T17:00:00Z",
  "2027-02-12T23:40:00Z",
  "2026-10-29T03:15:00Z",
  "2027-07-03T15:05:00Z",
] as const;

/** The instant at which the callers of a run ring; the same run has the same. */
export function runMoment(run: number): Date {
  return new Date(moments[(run - 1 + moments.length) % moments.length] ?? moments[0]);
}
