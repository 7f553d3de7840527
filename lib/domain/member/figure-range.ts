import { dateAt, intervalOf, shiftDate } from "./business-day";
import type { Interval } from "./reads";

export const figureRangeNames = ["7d", "30d", "90d"] as const;
export type FigureRangeName = (typeof figureRangeNames)[number] | "custom";

/** Whole local days of the business, and as many days before them to compare with. */
export interface FigureRange {
  name: FigureRangeName;
  /** ISO dates, in order. */
  dates: string[];
  previousDates: string[];
  interval: Interval;
  previous: Interval;
}

const lengths: Record<Exclude<FigureRangeName, "custom">, number> = { "7d": 7, "30d": 30, "90d": 90 };
const daysMax = 366;

/**
 * The range that an address asks for: `7d`, `30d` (also for anything unknown), `90d`, or both `from` and `to` as ISO
 * dates, at most a year, ending today at the latest. Days are those of the business's IANA zone.
 */
export function readFigureRange(
  asked: { range?: string | null; from?: string | null; to?: string | null },
  now: Date,
  timeZone: string,
): FigureRange {
  const today = dateAt(now, timeZone);
  const custom = customDates(asked.from ?? "", asked.to ?? "", today);
  if (custom) return toRange("custom", custom, timeZone);
  const name = figureRangeNames.find((known) => known === asked.range) ?? "30d";
  return toRange(name, datesUntil(today, lengths[name]), timeZone);
}

function customDates(from: string, to: string, today: string): string[] | null {
  if (!isDate(from) || !isDate(to)) return null;
  const last = to < today ? to : today;
  if (from > last) return null;
  const days = Math.round((Date.parse(last) - Date.parse(from)) / 86_400_000) + 1;
  return datesUntil(last, Math.min(days, daysMax));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

function datesUntil(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => shiftDate(last, index - count + 1));
}

function toRange(name: FigureRangeName, dates: string[], timeZone: string): FigureRange {
  const previousDates = datesUntil(shiftDate(dates[0] ?? "", -1), dates.length);
  return {
    name,
    dates,
    previousDates,
    interval: intervalOf(dates, timeZone),
    previous: intervalOf(previousDates, timeZone),
  };
}
