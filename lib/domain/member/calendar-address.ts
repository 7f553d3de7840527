import { Temporal } from "temporal-polyfill";
import { shiftDate, weekOf } from "./business-day";

export const calendarViews = ["month", "week", "day", "list"] as const;
export type CalendarViewName = (typeof calendarViews)[number];

/** Which part of the calendar an address shows. `crew` is an id, empty for everybody. */
export interface CalendarPlace {
  view: CalendarViewName;
  /** ISO date that the view lies around. */
  date: string;
  crew: string;
}

/**
 * Reads `view`, `date` (or `week`, its older name) and `crew` of the page's address; what cannot be read is the week of
 * today, for everybody.
 */
export function readCalendarPlace(search: Record<string, string | string[] | undefined>, today: string): CalendarPlace {
  const word = (name: string) => (typeof search[name] === "string" ? search[name] : "");
  const asked = word("date") || word("week");
  return {
    view: calendarViews.find((view) => view === word("view")) ?? "week",
    date: weekOf(asked) && /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today,
    crew: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(word("crew")) ? word("crew") : "",
  };
}

/** The address of a place; what is usual stays out of it. */
export function calendarHref({ view, date, crew }: CalendarPlace, today: string): string {
  const query = new URLSearchParams();
  if (view !== "week") query.set("view", view);
  if (date !== today) query.set("date", date);
  if (crew) query.set("crew", crew);
  return query.size > 0 ? `/dashboard/calendar?${query}` : "/dashboard/calendar";
}

/** All dates that a view shows: a day, Monday to Sunday, or the six weeks around a month. */
export function datesShown({ view, date }: Pick<CalendarPlace, "view" | "date">): string[] {
  if (view === "day") return [date];
  if (view !== "month") return weekOf(date) ?? [date];
  const monday = weekOf(`${date.slice(0, 7)}-01`)?.[0] ?? date;
  return Array.from({ length: 42 }, (_, index) => shiftDate(monday, index));
}

/** The date one view earlier (-1) or later (1). */
export function stepDate({ view, date }: Pick<CalendarPlace, "view" | "date">, by: 1 | -1): string {
  if (view === "day") return shiftDate(date, by);
  if (view !== "month") return shiftDate(date, 7 * by);
  return Temporal.PlainDate.from(`${date.slice(0, 7)}-01`)
    .add({ months: by })
    .toString();
}
