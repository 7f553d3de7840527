import { Temporal } from "temporal-polyfill";
import type { Closure, OpeningHours } from "./availability";

/** Half-open, epoch milliseconds. */
export interface Interval {
  startMs: number;
  endMs: number;
}

interface OpenQuestion {
  hours: OpeningHours[];
  closures: Closure[];
  timeZone: string;
  /** Local days, both inclusive. */
  firstDay: Temporal.PlainDate;
  lastDay: Temporal.PlainDate;
}

/**
 * The openings of a business, one an opening and day, in order: weekly hours less closures. A wall-clock time that a DST change
 * skips counts as the instant after the gap, one that occurs twice as its second occurrence. Postgres decides the same
 * in private.open_ranges; the two must stay alike.
 */
export function openIntervals({ hours, closures, timeZone, firstDay, lastDay }: OpenQuestion): Interval[] {
  const opened: Interval[] = [];
  for (let day = firstDay; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    const iso = day.toString();
    if (closures.some((closure) => closure.startsOn <= iso && iso <= closure.endsOn)) continue;
    for (const opening of hours) {
      if (opening.weekday !== day.dayOfWeek) continue;
      const startMs = wallClockMs(day, opening.opens, timeZone);
      const endMs = wallClockMs(day, opening.closes, timeZone);
      if (endMs > startMs) opened.push({ startMs, endMs });
    }
  }
  return opened.sort((a, b) => a.startMs - b.startMs);
}

/** The instant of a local day and "HH:MM" ("24:00" is the next midnight), epoch milliseconds. */
export function wallClockMs(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const isMidnightAfter = time.startsWith("24");
  const local = (isMidnightAfter ? day.add({ days: 1 }) : day).toPlainDateTime(
    isMidnightAfter ? "00:00" : time.slice(0, 5),
  );
  return local.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
}

/** Sorts and joins intervals that touch or overlap. */
export function mergeIntervals(intervals: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...intervals].sort((a, b) => a.startMs - b.startMs)) {
    const last = merged.at(-1);
    if (last && next.startMs <= last.endMs) last.endMs = Math.max(last.endMs, next.endMs);
    else merged.push({ ...next });
  }
  return merged;
}
