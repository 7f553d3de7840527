import { Temporal } from "temporal-polyfill";
import { comingYear, type Day } from "./calendar";
import { findHoliday } from "./holidays";

/** A holiday that a business may close on. */
export interface UpcomingHoliday {
  name: string;
  /** The day itself, ISO. */
  on: string;
  /** The day on which work rests for it, ISO: the Friday before a Saturday, the Monday after a Sunday. */
  observedOn: string;
}

/** In the words of `findHoliday`. `isObserved`: one of the fixed days that federal law moves to a weekday (5 U.S.C. 6103). */
const offered: { name: string; isObserved?: true }[] = [
  { name: "New Year's Day", isObserved: true },
  { name: "Martin Luther King Jr. Day" },
  { name: "Presidents' Day" },
  { name: "Easter Sunday" },
  { name: "Memorial Day" },
  { name: "Juneteenth", isObserved: true },
  { name: "Independence Day", isObserved: true },
  { name: "Labor Day" },
  { name: "Columbus Day" },
  { name: "Veterans Day", isObserved: true },
  { name: "Thanksgiving" },
  { name: "Black Friday" },
  { name: "Christmas Eve" },
  { name: "Christmas Day", isObserved: true },
  { name: "New Year's Eve" },
];

/** The holidays of the twelve months from `today` (ISO, the business's own day) on, in their order. */
export function upcomingHolidays(today: string): UpcomingHoliday[] {
  const from = Temporal.PlainDate.from(today);
  return offered
    .flatMap(({ name, isObserved }) => {
      const day = comingYear(from, (year) => dayIn(name, year));
      if (!day || Temporal.PlainDate.compare(day, from.add({ years: 1 })) >= 0) return [];
      const observed = isObserved ? observedDay(day) : day;
      return [{ name, on: day.toString(), observedOn: observed.toString() }];
    })
    .sort((a, b) => a.on.localeCompare(b.on));
}

function dayIn(name: string, year: number): Day | null {
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return findHoliday(`${name.toLowerCase()} ${year}`, start)?.day ?? null;
}

function observedDay(day: Day): Day {
  if (day.dayOfWeek === 6) return day.subtract({ days: 1 });
  return day.dayOfWeek === 7 ? day.add({ days: 1 }) : day;
}
