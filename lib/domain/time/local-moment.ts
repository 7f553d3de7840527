import { spokenMoment } from "./spoken-moment";
import { showWallClock } from "./zone-clock";

/** An instant on the wall clock of a zone: "YYYY-MM-DD", "HH:MM" and ISO 8601 with offset. */
export function localMoment(instant: Date, timeZone: string): { date: string; time: string; iso: string } {
  return showWallClock(instant.getTime(), timeZone);
}

/** How an instant is said to someone at the business. */
export function spokenInstant(instant: Date, timeZone: string, language: "en" | "es"): string {
  const { date, time } = localMoment(instant, timeZone);
  return spokenMoment(date, time, language);
}
