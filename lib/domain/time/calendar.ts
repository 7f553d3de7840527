import { Temporal } from "temporal-polyfill";

/** A day on the business's wall calendar. */
export type Day = Temporal.PlainDate;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** 1 to 12 for a month name or its beginning; 0 when it is none. */
export const monthNumber = (word: string): number => MONTHS.indexOf(word.slice(0, 3)) + 1;

/** 1 (Monday) to 7 (Sunday) for a weekday name or its beginning; 0 when it is none. */
export const weekdayNumber = (word: string): number => WEEKDAYS.indexOf(word.slice(0, 3)) + 1;

/** The day, or null when the calendar has no such day (June 31). */
export function dayOrNull(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return null;
  if (day > Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth) return null;
  return Temporal.PlainDate.from({ year, month, day });
}

export const isBefore = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) < 0;

/** The next such weekday after the day, never the day itself. */
export function weekdayAfter(day: Day, weekday: number): Day {
  const distance = (weekday - day.dayOfWeek + 7) % 7;
  return day.add({ days: distance === 0 ? 7 : distance });
}

/** That weekday in the Monday-to-Sunday week that lies `weeks` weeks from the day's own. */
export function weekdayInWeek(day: Day, weekday: number, weeks: number): Day {
  return day.add({ days: weekday - day.dayOfWeek + 7 * weeks });
}

/** The nth such weekday of a month, counting from 1; -1 is the last. Null when the month has no fifth one. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const offset = (weekday - first.dayOfWeek + 7) % 7;
  const count = Math.floor((first.daysInMonth - 1 - offset) / 7) + 1;
  const wanted = n === -1 ? count : n;
  return wanted > count ? null : first.add({ days: offset + 7 * (wanted - 1) });
}

/** The first day on or after `today` for which `of(year)` gives a day; looks eight years ahead, so that February 29 is found. */
export function comingYear(today: Day, of: (year: number) => Day | null): Day | null {
  for (let year = today.year; year <= today.year + 8; year++) {
    const day = of(year);
    if (day !== null && !isBefore(day, today)) return day;
  }
  return null;
}

/** The first month, starting with this one, for which `of(year, month)` gives a day that is not past and that `suits`. */
export function comingMonth(
  today: Day,
  of: (year: number, month: number) => Day | null,
  suits: (day: Day) => boolean = () => true,
): Day | null {
  for (let ahead = 0; ahead < 40; ahead++) {
    const month = today.with({ day: 1 }).add({ months: ahead });
    const day = of(month.year, month.month);
    if (day !== null && !isBefore(day, today) && suits(day)) return day;
  }
  return null;
}
