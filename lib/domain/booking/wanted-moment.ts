import { Temporal } from "temporal-polyfill";
import { resolveMoment, wallClockAt } from "@/lib/domain/time/resolve-moment";

/** The instant of a local date and time; null when that date, or that time on that date, does not exist. */
export function localInstant(date: string, time: string, timeZone: string): Date | null {
  try {
    const local = Temporal.PlainDate.from(date, { overflow: "reject" }).toPlainDateTime(Temporal.PlainTime.from(time));
    const zoned = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
    // In the hour that a DST change skips, the instant would say another time than was asked for.
    return zoned.toPlainDateTime().equals(local) ? new Date(zoned.epochMilliseconds) : null;
  } catch {
    return null;
  }
}

/** Midnight at the beginning of a local date; null when the date does not exist. */
export function startOfDay(date: string, timeZone: string): Date | null {
  try {
    const day = Temporal.PlainDate.from(date, { overflow: "reject" });
    return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
  } catch {
    return null;
  }
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
