import { expect, test } from "vitest";
import { estimateMonth } from "@/lib/domain/money/estimate-month";

const plan = { monthlyCents: 200_00, bookingFeeCents: 50_00, includedBookings: 0, monthlyCapCents: null };

test.each([
  [0, 200_00, null],
  [1, 250_00, 250_00],
  [12, 800_00, 66_67],
  [12.9, 800_00, 66_67],
  [-3, 200_00, null],
  [Number.NaN, 200_00, null],
])("a month with %d bookings", (bookings, totalCents, perBookingCents) => {
  expect(estimateMonth(plan, bookings)).toMatchObject({ totalCents, perBookingCents, isCapped: false });
});

test("bookings that are included cost no fee", () => {
  expect(estimateMonth({ ...plan, includedBookings: 5 }, 7)).toMatchObject({ billedBookings: 2, totalCents: 300_00 });
});

test("a fee that would pass the cap is not charged", () => {
  expect(estimateMonth({ ...plan, monthlyCapCents: 120_00 }, 9)).toEqual({
    billedBookings: 2,
    feesCents: 100_00,
    isCapped: true,
    totalCents: 300_00,
    perBookingCents: 33_33,
  });
});
