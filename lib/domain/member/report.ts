import { shiftDate } from "./business-day";
import type { FigureRange } from "./figure-range";

export const reportSteps = ["day", "week", "month"] as const;
export type ReportStep = (typeof reportSteps)[number];

/** Why a call brought no appointment, as far as it is known for sure. */
export const lossReasons = ["no_slot", "out_of_area", "missed_open", "missed_closed", "abandoned", "failed"] as const;
export type LossReason = (typeof lossReasons)[number];

/** What is counted of a span of days. Tests, spam, silence and wrong numbers are left out; money in cents. */
export interface ReportCounts {
  calls: number;
  answered: number;
  /** Calls that ended with an appointment. */
  bookedCalls: number;
  /** Appointments made by phone or text, whatever became of them. */
  booked: number;
  /** Of those: cancelled since, nobody there, done. */
  cancelled: number;
  noShow: number;
  completed: number;
  /** Of booked work that stands or is done and has a price. */
  valueCents: number;
  /** Work that stands or is done, without a price. */
  unpriced: number;
  lost: Record<LossReason, number>;
}

export interface ReportDay extends ReportCounts {
  date: string;
}

/** One bar of the chart and one row of the table: from and to are ISO dates, both counted. */
export interface ReportSpan extends ReportCounts {
  from: string;
  to: string;
}

export interface ServiceLine {
  service: string;
  booked: number;
  valueCents: number;
  unpriced: number;
}

export interface Report {
  range: Pick<FigureRange, "name" | "dates">;
  step: ReportStep;
  total: ReportCounts;
  /** The same days before; null when nothing at all is known of them. */
  previous: ReportCounts | null;
  spans: ReportSpan[];
  services: ServiceLine[];
}

/** Nothing yet. */
export function noCounts(): ReportCounts {
  return {
    calls: 0,
    answered: 0,
    bookedCalls: 0,
    booked: 0,
    cancelled: 0,
    noShow: 0,
    completed: 0,
    valueCents: 0,
    unpriced: 0,
    lost: { no_slot: 0, out_of_area: 0, missed_open: 0, missed_closed: 0, abandoned: 0, failed: 0 },
  };
}

/** The step that an address asks for, or what suits the length: days to a month, weeks to half a year, then months. */
export function readStep(asked: string | undefined, dayCount: number): ReportStep {
  const known = reportSteps.find((step) => step === asked);
  return known ?? (dayCount <= 31 ? "day" : dayCount <= 186 ? "week" : "month");
}

/**
 * Puts days together: spans are calendar weeks (Monday first) or months, cut at the ends of the range. `days` may lack
 * those on which nothing happened.
 */
export function toReport(
  range: FigureRange,
  step: ReportStep,
  days: readonly ReportDay[],
  services: ServiceLine[],
): Report {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const of = (dates: readonly string[]) => dates.flatMap((date) => byDate.get(date) ?? []);
  const spans = spansOf(range.dates, step).map((dates) => ({
    ...sumCounts(of(dates)),
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
  }));
  const before = of(range.previousDates);
  return {
    range: { name: range.name, dates: range.dates },
    step,
    total: sumCounts(of(range.dates)),
    previous: before.length > 0 ? sumCounts(before) : null,
    spans,
    services,
  };
}

function spansOf(dates: readonly string[], step: ReportStep): string[][] {
  const keyOf = (date: string) => (step === "day" ? date : step === "month" ? date.slice(0, 7) : mondayOf(date));
  return [...Map.groupBy(dates, keyOf).values()];
}

function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return shiftDate(date, -((weekday + 6) % 7));
}

function sumCounts(days: readonly ReportDay[]): ReportCounts {
  const sum = noCounts();
  for (const day of days) {
    for (const name of countNames) sum[name] += day[name];
    for (const reason of lossReasons) sum.lost[reason] += day.lost[reason];
  }
  return sum;
}

const countNames = [
  "calls",
  "answered",
  "bookedCalls",
  "booked",
  "cancelled",
  "noShow",
  "completed",
  "valueCents",
  "unpriced",
] as const satisfies (keyof ReportCounts)[];

/** All bookings that were lost, whatever the reason. */
export function lostTotal({ lost }: ReportCounts): number {
  return lossReasons.reduce((sum, reason) => sum + lost[reason], 0);
}

/** How each reason is called. */
export const lossWords: Record<LossReason, string> = {
  no_slot: "No free time that suited",
  out_of_area: "Outside of the service area",
  missed_open: "Nobody answered, in opening hours",
  missed_closed: "Nobody answered, outside of opening hours",
  abandoned: "The caller hung up early",
  failed: "The line failed",
};
