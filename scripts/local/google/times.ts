import type { calendar_v3 } from "@googleapis/calendar";
import { Temporal } from "temporal-polyfill";
import { apiError } from "./errors";

export type EventTime = calendar_v3.Schema$EventDateTime;

/** Unix milliseconds of the start or end of an event; a date means midnight in the calendar's zone. */
export function instantOf(time: EventTime | undefined, calendarZone: string): number {
  if (time?.date) return Temporal.PlainDate.from(time.date).toZonedDateTime(calendarZone).epochMilliseconds;
  return Temporal.Instant.from(time?.dateTime ?? "").epochMilliseconds;
}

/**
 * A time as the API answers it: `dateTime` with the offset of its zone, or a bare date. Without an offset the zone must
 * be given; a gap or an overlap is resolved as Google's clients do, forward or to the earlier moment.
 */
export function normalTime(time: EventTime, calendarZone: string, label: string): EventTime {
  try {
    if (time.date) return { date: Temporal.PlainDate.from(time.date).toString() };
    if (!time.dateTime) throw apiError(400, "required", `Missing ${label} time.`);
    const zone = time.timeZone ?? calendarZone;
    const moment = hasOffset(time.dateTime)
      ? Temporal.Instant.from(time.dateTime).toZonedDateTimeISO(zone)
      : localMoment(time, label);
    return { dateTime: withOffset(moment), timeZone: zone };
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      throw apiError(400, "invalid", `Invalid ${label} time.`);
    throw error;
  }
}

function localMoment(time: EventTime, label: string): Temporal.ZonedDateTime {
  if (!time.timeZone) throw apiError(400, "required", `Missing time zone definition for ${label} time.`);
  return Temporal.PlainDateTime.from(time.dateTime ?? "").toZonedDateTime(time.timeZone);
}

function hasOffset(text: string): boolean {
  return /(Z|[+-]\d\d:?\d\d)$/i.test(text);
}

/** An instant in a zone as RFC 3339 with seconds; UTC is written with Z. */
export function withOffset(moment: Temporal.ZonedDateTime): string {
  const local = moment.toPlainDateTime().toString({ smallestUnit: "second" });
  return local + (moment.timeZoneId === "UTC" ? "Z" : moment.offset);
}

/** Unix milliseconds of a query parameter, which must be RFC 3339 with an offset. */
export function queryInstant(text: string | undefined | null, name: string): number | null {
  if (!text) return null;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw apiError(400, "badRequest", `Invalid value for ${name}: ${text}`);
  }
}
