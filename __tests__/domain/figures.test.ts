import { expect, test } from "vitest";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import { changeOf, type DayFigures, sumFigures } from "@/lib/domain/member/figures";

const now = new Date("2026-11-21T05:30:00Z");
const zone = "America/Denver";
const costs = { feeCents: 10_000, planMonthlyCents: 20_000 };

function day(date: string, figures: Partial<DayFigures>): DayFigures {
  const none = { calls: 0, missed: 0, afterHours: 0, bookedCalls: 0, booked: 0, valueCents: 0, unpriced: 0 };
  return { date, ...none, ...figures };
}

test("a range is of whole days at the business, the last one today, with as many days before it", () => {
  const range = readFigureRange({ range: "7d" }, now, zone);

  expect(range.dates).toEqual([
    "2026-11-14",
    "2026-11-15",
    "2026-11-16",
    "2026-11-17",
    "2026-11-18",
    "2026-11-19",
    "2026-11-20",
  ]);
  expect(range.interval).toEqual({ from: new Date("2026-11-14T07:00:00Z"), to: new Date("2026-11-21T07:00:00Z") });
  expect([range.previousDates[0], range.previousDates.at(-1)]).toEqual(["2026-11-07", "2026-11-13"]);
});

test("a range over the night when the clocks go back is an hour longer", () => {
  const { interval } = readFigureRange({ from: "2026-10-31", to: "2026-11-02" }, now, zone);

  expect(interval.to.getTime() - interval.from.getTime()).toBe(73 * 3_600_000);
});

test("days chosen by hand end today at the latest and are a year at most; anything else is thirty days", () => {
  const read = (asked: { range?: string; from?: string; to?: string }) => readFigureRange(asked, now, zone);

  expect(read({ from: "2026-11-19", to: "2030-01-01" }).dates).toEqual(["2026-11-19", "2026-11-20"]);
  expect(read({ from: "2020-01-01", to: "2026-11-01" }).dates).toHaveLength(366);
  for (const asked of [{}, { range: "1y" }, { from: "2026-02-30", to: "2026-03-01" }, { from: "2026-11-05" }]) {
    expect(read(asked)).toMatchObject({ name: "30d" });
    expect(read(asked).dates).toHaveLength(30);
  }
});

test("figures are sums over the days, against the days before", () => {
  const range = readFigureRange({ range: "7d" }, now, zone);

  const figures = sumFigures(
    range,
    [
      day("2026-11-20", { calls: 10, missed: 2, bookedCalls: 4, booked: 5, valueCents: 50_000, unpriced: 1 }),
      day("2026-11-14", { calls: 2, booked: 1, valueCents: 5_000 }),
      day("2026-11-10", { calls: 5, missed: 1, bookedCalls: 1, booked: 1 }),
    ],
    costs,
  );

  expect(figures.answered).toEqual({ value: 10, previous: 4, perDay: [2, 0, 0, 0, 0, 0, 8] });
  expect(changeOf(figures.answered)).toBe(1.5);
  expect(figures.bookingRate).toEqual({ value: 0.4, previous: 0.25 });
  expect(figures.valueCents.value).toBe(55_000);
  expect(figures.unpricedCount).toBe(1);
});

test("the return is the value of what stands against the plan for those days and the fees", () => {
  const range = readFigureRange({ range: "30d" }, now, zone);

  const { roi } = sumFigures(range, [day("2026-11-20", { booked: 2, valueCents: 60_000 })], costs);

  expect(roi.planCents).toBe(19_713);
  expect(roi.ratio).toBeCloseTo(60_000 / 29_713, 6);
});

test("what is not known is null: no days before, no answered calls, no plan, no price", () => {
  const range = readFigureRange({ range: "7d" }, now, zone);

  const empty = sumFigures(range, [], costs);
  const noPlan = sumFigures(range, [day("2026-11-20", { valueCents: 9_900 })], { feeCents: 0, planMonthlyCents: null });

  expect([empty.answered.previous, empty.bookingRate.value, empty.roi.ratio]).toEqual([null, null, null]);
  expect([noPlan.roi.planCents, noPlan.roi.ratio]).toEqual([null, null]);
  expect(changeOf({ value: 3, previous: 0 })).toBeNull();
});
