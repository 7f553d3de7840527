import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { apiError } from "./errors";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const PERIODS_MAX = 10_000;

/** What a series says of its occurrences, in the local time of its zone. */
export interface Recurrence {
  frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  interval: number;
  count: number | null;
  /** The last date or the last instant, whichever was written. */
  until: Temporal.PlainDate | Temporal.Instant | null;
  /** Weekdays 1 (Monday) to 7, with their place in the month: 1 the first, -1 the last, 0 every one. */
  days: { weekday: number; place: number }[];
  /** Dates, or instants in Unix milliseconds, that are left out. */
  excluded: Set<string | number>;
}

const rule = z.strictObject({
  FREQ: z.enum(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
  INTERVAL: z.coerce.number().int().min(1).default(1),
  COUNT: z.coerce.number().int().min(1).optional(),
  UNTIL: z.string().optional(),
  BYDAY: z.string().optional(),
  WKST: z.literal("MO").optional(),
});

/** RFC 5545's lines as the API takes them: one RRULE, any number of EXDATE. Everything else answers 400. */
export function readRecurrence(lines: string[], timeZone: string): Recurrence {
  const rules = lines.filter((line) => line.startsWith("RRULE:"));
  const dates = lines.filter((line) => line.startsWith("EXDATE"));
  if (rules.length !== 1 || rules.length + dates.length !== lines.length) throw invalid();
  try {
    const parts = (rules[0] ?? "").slice("RRULE:".length).split(";");
    const read = rule.parse(Object.fromEntries(parts.map((part) => part.split("="))));
    if (read.COUNT && read.UNTIL) throw invalid();
    return {
      frequency: read.FREQ,
      interval: read.INTERVAL,
      count: read.COUNT ?? null,
      until: read.UNTIL ? untilOf(read.UNTIL) : null,
      days: (read.BYDAY?.split(",") ?? []).map((day) => weekdayOf(day, read.FREQ)),
      excluded: new Set(dates.flatMap((line) => excludedBy(line, timeZone))),
    };
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof RangeError) throw invalid();
    throw error;
  }
}

function invalid(): Error {
  return apiError(400, "invalid", "Invalid recurrence rule.");
}

function untilOf(text: string): Temporal.PlainDate | Temporal.Instant {
  return text.includes("T") ? Temporal.Instant.from(text) : Temporal.PlainDate.from(text);
}

function weekdayOf(text: string, frequency: Recurrence["frequency"]): Recurrence["days"][number] {
  const [, place = "", day = ""] = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = DAYS.indexOf(day) + 1;
  if (weekday === 0 || (place && frequency !== "MONTHLY") || frequency === "YEARLY") throw invalid();
  return { weekday, place: Number(place) };
}

function excludedBy(line: string, timeZone: string): (string | number)[] {
  const [head = "", values = ""] = line.split(":");
  const zone = /TZID=([^;:]+)/.exec(head)?.[1] ?? timeZone;
  return values.split(",").map((value) => {
    if (!value.includes("T")) return Temporal.PlainDate.from(value).toString();
    if (value.endsWith("Z")) return Temporal.Instant.from(value).epochMilliseconds;
    return Temporal.PlainDateTime.from(value).toZonedDateTime(zone).epochMilliseconds;
  });
}

/** The dates on which a series falls, its first one always, in order and without end: counts and limits are the caller's. */
export function* datesOf(series: Recurrence, first: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  yield first;
  for (let period = 0; period < PERIODS_MAX; period += 1) {
    for (const date of datesOfPeriod(series, first, period * series.interval)) {
      if (Temporal.PlainDate.compare(date, first) > 0) yield date;
    }
  }
}

function datesOfPeriod({ frequency, days }: Recurrence, first: Temporal.PlainDate, away: number): Temporal.PlainDate[] {
  if (frequency === "DAILY") {
    const date = first.add({ days: away });
    return days.length === 0 || days.some(({ weekday }) => weekday === date.dayOfWeek) ? [date] : [];
  }
  if (frequency === "WEEKLY") {
    const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: away });
    const weekdays = days.length > 0 ? days.map(({ weekday }) => weekday) : [first.dayOfWeek];
    return inOrder(weekdays.map((weekday) => monday.add({ days: weekday - 1 })));
  }
  const step = frequency === "MONTHLY" ? { months: away } : { years: away };
  const month = first.with({ day: 1 }).add(step);
  if (days.length > 0) return inOrder(days.flatMap((day) => weekdaysOfMonth(month, day)));
  // A month without a 31st has no occurrence.
  return first.day <= month.daysInMonth ? [month.with({ day: first.day })] : [];
}

function weekdaysOfMonth(month: Temporal.PlainDate, { weekday, place }: Recurrence["days"][number]) {
  const earliest = 1 + ((weekday - month.dayOfWeek + 7) % 7);
  const all = [0, 7, 14, 21, 28]
    .map((days) => earliest + days)
    .filter((day) => day <= month.daysInMonth)
    .map((day) => month.with({ day }));
  if (place === 0) return all;
  const one = all.at(place > 0 ? place - 1 : place);
  return one ? [one] : [];
}

function inOrder(dates: Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.sort(Temporal.PlainDate.compare);
}
