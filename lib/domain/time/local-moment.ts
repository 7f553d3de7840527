import { Temporal } from "temporal-polyfill";
import { spokenMoment } from "./spoken-moment";

/** An instant on the wall clock of a zone: "YYYY-MM-DD", "HH:MM" and ISO 8601 with offset. */
export function localMoment(instant: Date, timeZone: string): { date: string; time: string; iso: string } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return {
    date: zoned.toPlainDate().toString(),
    time: zoned.toPlainTime().toString().slice(0, 5),
    iso: zoned.toString({ timeZoneName: "never", smallestUnit: "second" }),
  };
}

/** How an instant is said to someone at the business. */
export function spokenInstant(instant: Date, timeZone: string, language: "en" | "es"): string {
  const { date, time } = localMoment(instant, timeZone);
  return spokenMoment(date, time, language);
}
