import { Temporal } from "temporal-polyfill";
import { resolveMoment, wallClockAt } from "@/lib/domain/time/resolve-moment";
import { instantOfWallClock, midnightOf, offsetMsAt } from "@/lib/domain/time/zone-clock";

const minuteMs = 60_000;

/** The instant of a local date and "HH:MM"; null when that date, or that time on that date, does not exist. */
export function localInstant(date: string, time: string, timeZone: string): Date | null {
  const midnightMs = midnightOf(date);
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (midnightMs === null || !hours || !minutes) return null;
  const localMs = midnightMs + (Number(hours) * 60 + Number(minutes)) * minuteMs;
  const instantMs = instantOfWallClock(localMs, timeZone, "first");
  // In the hour that a DST change skips, the instant would say another time than was asked for.
  return instantMs + offsetMsAt(instantMs, timeZone) === localMs ? new Date(instantMs) : null;
}

/** Midnight at the beginning of a local date, or the instant after it where it is skipped; null for no date. */
export function startOfDay(date: string, timeZone: string): Date | null {
  const midnightMs = midnightOf(date);
  return midnightMs === null ? null : new Date(instantOfWallClock(midnightMs, timeZone, "first"));
}

/**
 * What an agent of the first generation calls a time: "2026-11-24T10:00" on the business's wall clock, ISO 8601 with
 * an offset, or words ("tomorrow at 3 pm"). Null when it names no moment that exists.
 */
export function readMoment(text: string, now: Date, timeZone: string): Date | null {
  const trimmed = text.trim();
  const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(trimmed);
  if (local) return localInstant(local[1] ?? "", local[2] ?? "", timeZone);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(trimmed)) {
    try {
      return new Date(Temporal.Instant.from(trimmed).epochMilliseconds);
    } catch {
      return null;
    }
  }
  if (/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return null;
  const moment = resolveMoment(trimmed.slice(0, 200), wallClockAt(now, timeZone));
  return moment.date && moment.time ? localInstant(moment.date, moment.time, timeZone) : null;
}
