import type { FigureRange } from "./figure-range";

/** One local day of a business; tests, spam, silence and wrong numbers are never counted. */
export interface DayFigures {
  date: string;
  calls: number;
  /** Nobody answered, or the engine failed. */
  missed: number;
  /** Outside of opening hours, or on a closed day. */
  afterHours: number;
  /** Calls that ended with an appointment. */
  bookedCalls: number;
  /** Appointments that were made that day by phone or text and still stand. */
  booked: number;
  /** Of those in `booked` that have a price. */
  valueCents: number;
  unpriced: number;
}

/** What a range cost: the plan for its days, and the fees that were neither waived nor credited. */
export interface RangeCosts {
  feeCents: number;
  /** Monthly price of the plan; null when there is no subscription. */
  planMonthlyCents: number | null;
}

export interface Figure {
  value: number;
  /** The same of the days before; null when nothing is known of them. */
  previous: number | null;
  perDay: number[];
}

/** The return on what the receptionist costs, and how it was worked out. `ratio` is null when it cannot be known. */
export interface Roi {
  valueCents: number;
  unpricedCount: number;
  feeCents: number;
  planCents: number | null;
  days: number;
  ratio: number | null;
}

export interface RangeFigures {
  dates: string[];
  answered: Figure;
  booked: Figure;
  missed: Figure;
  afterHours: Figure;
  valueCents: Figure;
  /** Appointments without a price, which `valueCents` does not hold. */
  unpricedCount: number;
  /** Calls that ended with an appointment, of those that were answered; null without answered calls. */
  bookingRate: { value: number | null; previous: number | null };
  roi: Roi;
}

/** A plan is paid by the month, and a month has this many days on average. */
const daysPerMonth = 365.25 / 12;

/** Sums days up into the figures of a range. `days` may lack those on which nothing happened. */
export function sumFigures(range: FigureRange, days: readonly DayFigures[], costs: RangeCosts): RangeFigures {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const pick = (dates: string[], read: (day: DayFigures) => number) =>
    dates.map((date) => {
      const day = byDate.get(date);
      return day ? read(day) : 0;
    });
  const hasPrevious = range.previousDates.some((date) => byDate.has(date));
  const figure = (read: (day: DayFigures) => number): Figure => {
    const perDay = pick(range.dates, read);
    return { value: sum(perDay), previous: hasPrevious ? sum(pick(range.previousDates, read)) : null, perDay };
  };
  const answered = figure(({ calls, missed }) => calls - missed);
  const bookedCalls = figure((day) => day.bookedCalls);
  const valueCents = figure((day) => day.valueCents);
  const unpricedCount = sum(pick(range.dates, (day) => day.unpriced));
  return {
    dates: range.dates,
    answered,
    booked: figure((day) => day.booked),
    missed: figure((day) => day.missed),
    afterHours: figure((day) => day.afterHours),
    valueCents,
    unpricedCount,
    bookingRate: {
      value: share(bookedCalls.value, answered.value),
      previous: share(bookedCalls.previous, answered.previous),
    },
    roi: toRoi({ valueCents: valueCents.value, unpricedCount, days: range.dates.length, costs }),
  };
}

interface RoiInput {
  valueCents: number;
  unpricedCount: number;
  days: number;
  costs: RangeCosts;
}

function toRoi({ valueCents, unpricedCount, days, costs }: RoiInput): Roi {
  const { feeCents, planMonthlyCents } = costs;
  const planCents = planMonthlyCents === null ? null : Math.round((planMonthlyCents * days) / daysPerMonth);
  const costCents = planCents === null ? null : planCents + feeCents;
  const ratio = costCents && valueCents > 0 ? valueCents / costCents : null;
  return { valueCents, unpricedCount, feeCents, planCents, days, ratio };
}

function share(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The change against the days before, as a share of them; null when those are unknown or were none. */
export function changeOf({ value, previous }: Pick<Figure, "value" | "previous">): number | null {
  return previous ? (value - previous) / previous : null;
}
