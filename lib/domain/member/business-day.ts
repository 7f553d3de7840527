import { Temporal } from "temporal-polyfill";
import type { Interval } from "./reads";

const eveningHour = 18;

function zoned(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

const toDate = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds);

/** 18:00 of the day before, on the business's clock: since then the owner was most likely not at work. */
export function lastEvening(now: Date, timeZone: string): Date {
  const yesterday = zoned(now, timeZone).toPlainDate().subtract({ days: 1 });
  return toDate(yesterday.toZonedDateTime({ timeZone, plainTime: { hour: eveningHour } }));
}

/** The business's day that holds an instant: 23 or 25 hours long when the clocks change. */
export function dayAround(at: Date, timeZone: string): Interval {
  const start = zoned(at, timeZone).startOfDay();
  return { from: toDate(start), to: toDate(start.add({ days: 1 })) };
}

/** Midnight at the business, `days` days before the day of `now`. */
export function daysBefore(now: Date, timeZone: string, days: number): Date {
  return toDate(zoned(now, timeZone).startOfDay().subtract({ days }));
}

/** The ISO date of the day that holds an instant. */
export function dateAt(at: Date, timeZone: string): string {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** The seven dates of the week, Monday first, that a date lies in; null when it is no date. */
export function weekOf(date: string): string[] | null {
  try {
    const day = Temporal.PlainDate.from(date);
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return Array.from({ length: 7 }, (_, index) => monday.add({ days: index }).toString());
  } catch {
    return null;
  }
}

/** The date `days` days later, or earlier when negative. */
export function shiftDate(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** From the first midnight of the first date to the last midnight of the last one. */
export function intervalOf(dates: string[], timeZone: string): Interval {
  const first = Temporal.PlainDate.from(dates[0] ?? "");
  const last = Temporal.PlainDate.from(dates.at(-1) ?? "");
  return { from: toDate(first.toZonedDateTime(timeZone)), to: toDate(last.add({ days: 1 }).toZonedDateTime(timeZone)) };
}

/** Minutes since midnight on the wall clock, 0 to 1439. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const moment = zoned(at, timeZone);
  return moment.hour * 60 + moment.minute;
}
