import { Temporal } from "temporal-polyfill";

const timeZone = "America/Denver";

/** A weekday (1 is Monday) so many weeks after this one, in Denver, where the sample businesses are. "2026-12-01". */
export function dateIn(weeks: number, weekday: number): string {
  const today = Temporal.Now.plainDateISO(timeZone);
  return today
    .subtract({ days: today.dayOfWeek - 1 })
    .add({ weeks, days: weekday - 1 })
    .toString();
}

/** "November 30", as a caller says it. */
export const spoken = (date: string) =>
  Temporal.PlainDate.from(date).toLocaleString("en-US", { month: "long", day: "numeric" });
