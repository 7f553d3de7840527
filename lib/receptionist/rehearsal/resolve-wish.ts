import { Temporal } from "temporal-polyfill";
import type { PracticeBusiness } from "./practice-business";
import type { TimeWish, WantedDay } from "./scenario";

/** A wish on the calendar: a date, or any; from and before which hour ("HH:MM") the appointment may begin. */
export interface WishWindow {
  date: string | null;
  time: string | null;
  from: string;
  before: string;
}

const daysMax = 400;
const parts = { morning: ["00:00", "12:00"], afternoon: ["12:00", "17:00"] } as const;
/** An hour counts as open only when a visit of the usual length ends before closing. */
const visitMinutes = 120;

/** Finds the date and the hours that a wish means, for a call at `now`. */
export function resolveWish(wish: TimeWish, business: PracticeBusiness, now: Date): WishWindow {
  const [from, before] = wish.part ? parts[wish.part] : ["00:00", "24:00"];
  const date = dateOf(wish.day, business, now, (day) => isOpenFor(business, day, wish));
  return wish.time
    ? { date, time: wish.time, from: wish.time, before: `${wish.time}~` }
    : { date, time: null, from, before };
}

/** The date of a wanted day; null for any. */
export function dateOf(
  day: WantedDay,
  business: PracticeBusiness,
  now: Date,
  isGood: (date: Temporal.PlainDate) => boolean = (date) => hoursOf(business, date).length > 0,
): string | null {
  const today = localDate(now, business.timeZone);
  switch (day.kind) {
    case "any":
      return null;
    case "in_days":
      return today.add({ days: day.days }).toString();
    case "open_day":
      return nth(today.add({ days: 1 }), day.nth, isGood);
    case "open_day_after":
      return nth(today.add({ days: day.days }), 1, isGood);
    case "closed_day":
      return nth(today.add({ days: 1 }), day.nth, (date) => hoursOf(business, date).length === 0);
    case "clock_change":
      return nth(nextClockChange(now, business.timeZone), 1, isGood);
  }
}

export function localDate(now: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Whether an appointment is what a wish meant. */
export function fits(window: WishWindow, moment: { date: string; time: string }): boolean {
  return (
    (window.date === null || window.date === moment.date) && moment.time >= window.from && moment.time < window.before
  );
}

function nth(from: Temporal.PlainDate, count: number, isGood: (date: Temporal.PlainDate) => boolean): string {
  let found = 0;
  for (let days = 0; days < daysMax; days++) {
    const date = from.add({ days });
    if (isGood(date) && ++found === count) return date.toString();
  }
  return from.toString();
}

function hoursOf({ hours, closures }: PracticeBusiness, date: Temporal.PlainDate) {
  const day = date.toString();
  if (closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)) return [];
  return hours.filter(({ weekdays }) => weekdays.includes(date.dayOfWeek));
}

function isOpenFor(business: PracticeBusiness, date: Temporal.PlainDate, { time, part }: TimeWish): boolean {
  const start = time ?? (part === "afternoon" ? "14:00" : part === "morning" ? "10:00" : null);
  const open = hoursOf(business, date);
  if (start === null) return open.length > 0;
  const end = Temporal.PlainTime.from(start).add({ minutes: visitMinutes }).toString().slice(0, 5);
  const isGood = ({ opens, closes }: { opens: string; closes: string }) => opens <= start && end <= closes;
  // An hour at which the business never opens is wished for on any open day.
  return business.hours.some(isGood) ? open.some(isGood) : open.length > 0;
}

function nextClockChange(now: Date, timeZone: string): Temporal.PlainDate {
  const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return (zoned.getTimeZoneTransition("next") ?? zoned).toPlainDate();
}
