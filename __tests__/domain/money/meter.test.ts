import { describe, expect, test } from "vitest";
import { type FeeSum, toMeter } from "@/lib/domain/member/billing";
import type { PlanTerms } from "@/lib/domain/money/compare-plans";

const plan: PlanTerms = {
  name: "Standard",
  monthlyCents: 20_000,
  bookingFeeCents: 5_000,
  includedBookings: 2,
  monthlyCapCents: null,
};
const sums: FeeSum[] = [
  { state: "paid", reason: null, count: 7, cents: 35_000 },
  { state: "disputed", reason: null, count: 1, cents: 5_000 },
  { state: "waived", reason: "included in the plan", count: 2, cents: 10_000 },
  { state: "waived", reason: "test", count: 1, cents: 5_000 },
  { state: "credited", reason: "spam", count: 3, cents: 15_000 },
];
const tenth = new Date("2026-11-11T00:00:00Z");

describe("the meter of a month", () => {
  test("counts every booking once: charged, included, or not charged", () => {
    const meter = toMeter(sums, plan, tenth);

    expect(meter).toMatchObject({
      bookings: 14,
      charged: { count: 8, cents: 40_000 },
      included: { used: 2, of: 2 },
      notCharged: { count: 4 },
    });
    expect(meter.monthStart.toISOString()).toBe("2026-11-01T00:00:00.000Z");
    expect(meter.monthEnd.toISOString()).toBe("2026-12-01T00:00:00.000Z");
  });

  test("forecasts by the days gone by, in whole bookings", () => {
    expect(toMeter(sums, plan, tenth).forecast).toEqual({ bookings: 24, cents: 120_000, isCapped: false });
    expect(toMeter(sums, plan, new Date("2026-11-12T08:00:00Z")).forecast?.bookings).toBe(21);
  });

  test("forecasts never beyond the cap nor below what stands", () => {
    expect(toMeter(sums, { ...plan, monthlyCapCents: 50_000 }, tenth).forecast).toMatchObject({
      cents: 50_000,
      isCapped: true,
    });
    expect(toMeter(sums, { ...plan, monthlyCapCents: 30_000 }, tenth).forecast?.cents).toBe(40_000);
  });

  test("forecasts nothing in the first days, nor without a plan", () => {
    expect(toMeter(sums, plan, new Date("2026-11-03T12:00:00Z")).forecast).toBeNull();
    expect(toMeter(sums, null, tenth).forecast).toBeNull();
  });

  test("begins a month at midnight in UTC, at the turn of the year too", () => {
    expect(toMeter([], plan, new Date("2026-12-31T23:59:59Z")).monthEnd.toISOString()).toBe("2027-01-01T00:00:00.000Z");
  });
});
