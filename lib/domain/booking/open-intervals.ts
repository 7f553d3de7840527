import { dateOf, instantOfWallClock, midnightOf } from "@/lib/domain/time/zone-clock";
import type { Closure, OpeningHours } from "./availability";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Half-open, epoch milliseconds. */
export interface Interval {
  startMs: number;
  endMs: number;
}

interface OpenQuestion {
  hours: OpeningHours[];
  closures: Closure[];
  timeZone: string;
  /** Local days, "YYYY-MM-DD", both inclusive. */
  firstDay: string;
  lastDay: string;
}

/**
 * The openings of a business, one an opening and day, in order: weekly hours less closures. A wall-clock time that a DST change
 * skips counts as the instant after the gap, one that occurs twice as its second occurrence. Postgres decides the same
 * in private.open_ranges; the two must stay alike.
 */
export function openIntervals({ hours, closures, timeZone, firstDay, lastDay }: OpenQuestion): Interval[] {
  const opened: Interval[] = [];
  const lastMs = midnightOf(lastDay) ?? Number.NaN;
  for (let midnightMs = midnightOf(firstDay) ?? Number.NaN; midnightMs <= lastMs; midnightMs += dayMs) {
    const date = dateOf(midnightMs);
    if (closures.some((closure) => closure.startsOn <= date && date <= closure.endsOn)) continue;
    const weekday = new Date(midnightMs).getUTCDay() || 7;
    for (const opening of hours) {
      if (opening.weekday !== weekday) continue;
      const startMs = instantOfWallClock(midnightMs + minutesOf(opening.opens) * minuteMs, timeZone);
      const endMs = instantOfWallClock(midnightMs + minutesOf(opening.closes) * minuteMs, timeZone);
      if (endMs > startMs) opened.push({ startMs, endMs });
    }
  }
  return opened.sort((a, b) => a.startMs - b.startMs);
}

/** Minutes from midnight of an "HH:MM"; "24:00" is the next midnight. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
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
