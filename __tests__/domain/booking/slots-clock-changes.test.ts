import { expect, test } from "vitest";
import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import { findSlots } from "@/lib/domain/booking/slots";
import { localMoment } from "@/lib/domain/time/local-moment";

interface Day {
  timeZone: string;
  /** The local day, YYYY-MM-DD. */
  on: string;
  opens: string;
  closes: string;
  minutes: number;
  stepMinutes: number;
}

/** What a business that opens once a day offers on one local day, as ISO instants. */
function offered({ timeZone, on, opens, closes, minutes, stepMinutes }: Day): string[] {
  const service: BookableService = {
    id: "s",
    name: "S",
    synonyms: [],
    minutes,
    bufferMinutes: 0,
    priceCents: null,
    resourceIds: null,
  };
  const weekday = ((new Date(`${on}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const availability: Availability = {
    status: "active",
    timeZone,
    leadMinutes: 0,
    stepMinutes,
    horizonDays: 5,
    services: [service],
    hours: [{ weekday, opens, closes }],
    closures: [],
    resources: [{ id: "r", busy: [] }],
  };
  const now = new Date(Date.parse(`${on}T00:00:00Z`) - 2 * 86_400_000);
  const until = new Date(now.getTime() + 5 * 86_400_000);
  return findSlots(availability, { service, now, from: now, until, limit: 100 }).map(({ startsAt }) =>
    startsAt.toISOString().slice(0, 16),
  );
}

test("New York, spring: an opening across the lost hour is an hour shorter", () => {
  const slots = offered({
    timeZone: "America/New_York",
    on: "2026-03-08",
    opens: "01:00",
    closes: "05:00",
    minutes: 60,
    stepMinutes: 60,
  });

  expect(slots).toEqual(["2026-03-08T06:00", "2026-03-08T07:00", "2026-03-08T08:00"]);
});

test("New York, autumn: an opening across the extra hour is an hour longer, and half past one is offered twice", () => {
  const slots = offered({
    timeZone: "America/New_York",
    on: "2026-11-01",
    opens: "00:30",
    closes: "03:30",
    minutes: 60,
    stepMinutes: 60,
  });

  const local = slots.map((iso) => localMoment(new Date(`${iso}Z`), "America/New_York").iso);
  expect(local).toEqual([
    "2026-11-01T00:30:00-04:00",
    "2026-11-01T01:30:00-04:00",
    "2026-11-01T01:30:00-05:00",
    "2026-11-01T02:30:00-05:00",
  ]);
});

test("New York, spring: an opening time that the clock skips counts as the instant after the gap", () => {
  const slots = offered({
    timeZone: "America/New_York",
    on: "2026-03-08",
    opens: "02:30",
    closes: "05:00",
    minutes: 30,
    stepMinutes: 30,
  });

  expect(slots).toEqual(["2026-03-08T07:30", "2026-03-08T08:00", "2026-03-08T08:30"]);
});

test("New York, spring: an appointment longer than the gap runs across it for its whole length", () => {
  const slots = offered({
    timeZone: "America/New_York",
    on: "2026-03-08",
    opens: "00:00",
    closes: "06:00",
    minutes: 180,
    stepMinutes: 60,
  });

  expect(slots).toEqual(["2026-03-08T05:00", "2026-03-08T06:00", "2026-03-08T07:00"]);
});

test("London, spring: two hours fit exactly once between midnight and three", () => {
  const slots = offered({
    timeZone: "Europe/London",
    on: "2026-03-29",
    opens: "00:00",
    closes: "03:00",
    minutes: 120,
    stepMinutes: 30,
  });

  expect(slots).toEqual(["2026-03-29T00:00"]);
});

test("Lord Howe, spring: the clock skips half an hour", () => {
  const slots = offered({
    timeZone: "Australia/Lord_Howe",
    on: "2026-10-04",
    opens: "01:00",
    closes: "04:00",
    minutes: 60,
    stepMinutes: 30,
  });

  const local = slots.map((iso) => localMoment(new Date(`${iso}Z`), "Australia/Lord_Howe").time);
  expect(local).toEqual(["01:00", "01:30", "02:30", "03:00"]);
});

test("Lord Howe, autumn: the clock repeats half an hour", () => {
  const slots = offered({
    timeZone: "Australia/Lord_Howe",
    on: "2026-04-05",
    opens: "01:00",
    closes: "04:00",
    minutes: 60,
    stepMinutes: 30,
  });

  const local = slots.map((iso) => localMoment(new Date(`${iso}Z`), "Australia/Lord_Howe").time);
  expect(local).toEqual(["01:00", "01:30", "01:30", "02:00", "02:30", "03:00"]);
});

test("St. John's, both changes: a whole day has 23 hours, and 25", () => {
  const wholeDay = { timeZone: "America/St_Johns", opens: "00:00", closes: "24:00", stepMinutes: 60 };

  const spring23 = offered({ ...wholeDay, on: "2026-03-08", minutes: 23 * 60 });
  const spring24 = offered({ ...wholeDay, on: "2026-03-08", minutes: 24 * 60 });
  const autumn24 = offered({ ...wholeDay, on: "2026-11-01", minutes: 24 * 60 });
  const autumn25 = offered({ ...wholeDay, on: "2026-11-01", minutes: 25 * 60 });

  expect(spring23).toEqual(["2026-03-08T03:30"]);
  expect(spring24).toEqual([]);
  expect(autumn24).toEqual(["2026-11-01T02:30", "2026-11-01T03:30"]);
  expect(autumn25).toEqual(["2026-11-01T02:30"]);
});

test("Kolkata: the half-hour offset without any change", () => {
  const slots = offered({
    timeZone: "Asia/Kolkata",
    on: "2026-06-15",
    opens: "09:00",
    closes: "11:00",
    minutes: 60,
    stepMinutes: 60,
  });

  expect(slots).toEqual(["2026-06-15T03:30", "2026-06-15T04:30"]);
});

test("opens around midnight: an appointment runs on from one day's opening into the next day's", () => {
  const service: BookableService = {
    id: "s",
    name: "S",
    synonyms: [],
    minutes: 120,
    bufferMinutes: 0,
    priceCents: null,
    resourceIds: null,
  };
  const availability: Availability = {
    status: "active",
    timeZone: "America/Denver",
    leadMinutes: 0,
    stepMinutes: 60,
    horizonDays: 10,
    services: [service],
    hours: [
      { weekday: 1, opens: "22:00", closes: "24:00" },
      { weekday: 2, opens: "00:00", closes: "02:00" },
    ],
    closures: [],
    resources: [{ id: "r", busy: [] }],
  };
  const now = new Date("2026-11-22T00:00:00Z");
  const until = new Date("2026-11-26T00:00:00Z");

  const slots = findSlots(availability, { service, now, from: now, until, limit: 10 });

  const local = slots.map(({ startsAt }) => localMoment(startsAt, "America/Denver").time);
  expect(local).toEqual(["22:00", "23:00", "00:00"]);
});
