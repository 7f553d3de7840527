import { describe, expect, test } from "vitest";
import { comparePlans } from "@/lib/domain/money/compare-plans";
import { isHeldBack, serviceOf } from "@/lib/domain/money/service-level";
import { toStanding } from "@/lib/domain/money/standing";

const episode = { beganAt: new Date("2026-11-02T22:30:00Z"), pausesAt: new Date("2026-11-17T16:00:00Z") };
const facts = { status: "active", suspendedFor: null, planStatus: "active", episode: null };

describe("how a business stands", () => {
  test.each([
    ["well while it is paid", {}, { kind: "good" }],
    ["well before its launch", { status: "onboarding", planStatus: "past_due" }, { kind: "good" }],
    [
      "past due, with the day of the pause",
      { status: "past_due", planStatus: "unpaid", episode },
      { kind: "past_due", since: episode.beganAt, pausesAt: episode.pausesAt, isPlanOver: false },
    ],
    [
      "past due, though Stripe has ended the plan",
      { status: "past_due", planStatus: "canceled", episode },
      { kind: "past_due", since: episode.beganAt, pausesAt: episode.pausesAt, isPlanOver: true },
    ],
    ["paused", { status: "paused", planStatus: "past_due", episode }, { kind: "paused", since: episode.beganAt }],
    ["without a plan", { status: "suspended", suspendedFor: "plan_ended" }, { kind: "plan_ended" }],
    ["suspended by staff", { status: "suspended", suspendedFor: "staff", episode }, { kind: "suspended" }],
  ])("%s", (_name, change, standing) => {
    expect(toStanding({ ...facts, ...change })).toEqual(standing);
  });

  test("an unknown state is served nothing, and only a live business is held back", () => {
    expect(serviceOf("strange")).toEqual({ callersBook: false, membersBook: false, texts: false });
    expect(["onboarding", "active", "past_due", "paused", "suspended", "closed"].filter(isHeldBack)).toEqual([
      "paused",
      "suspended",
      "closed",
    ]);
  });
});

describe("another plan", () => {
  const standard = {
    name: "Standard",
    monthlyCents: 20_000,
    bookingFeeCents: 5_000,
    includedBookings: 0,
    monthlyCapCents: null,
  };
  const busy = {
    name: "Busy",
    monthlyCents: 35_000,
    bookingFeeCents: 3_000,
    includedBookings: 5,
    monthlyCapCents: 150_000,
  };

  test("is told by its differences, both ways", () => {
    expect(comparePlans(standard, busy)).toEqual([
      "$150 more a month",
      "$20 less for each booking",
      "5 bookings a month included",
      "Booking fees never more than $1,500 a month",
    ]);
    expect(comparePlans(busy, standard)).toEqual([
      "$150 less a month",
      "$20 more for each booking",
      "No bookings are included any more",
      "No limit to the fees of a month any more",
    ]);
    expect(comparePlans(busy, { ...busy, includedBookings: 1, monthlyCapCents: 100_000 })).toEqual([
      "1 booking a month included instead of 5",
      "Booking fees never more than $1,000 a month, instead of $1,500",
    ]);
  });

  test("that differs by its name alone has no differences", () => {
    expect(comparePlans(standard, { ...standard, name: "Classic" })).toEqual([]);
  });
});
