import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { normaliseTimeText } from "@/lib/domain/time/normalise-time-text";
import { resolveMoment, wallClockAt } from "@/lib/domain/time/resolve-moment";

const ZONES = [
  "America/New_York",
  "America/Chicago",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "UTC",
];
const instants = fc.date({
  min: new Date("2024-01-01T00:00:00Z"),
  max: new Date("2036-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const zones = fc.constantFrom(...ZONES);

const WORDS =
  "next this tomorrow today tuesday friday monday sunday march february june the on at in first 31st 29th 5th third week weeks two 3 days from now after before half past quarter to noon pm am nine 10:30 not or and last month december 12/3 easter christmas morning evening until ya el martes mañana las tres".split(
    " ",
  );
const phrases = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));

describe("the resolver", () => {
  test("never answers with a date in the past, whatever the words, the instant and the zone", () => {
    fc.assert(
      fc.property(phrases, instants, zones, (text, now, zone) => {
        const wallClock = wallClockAt(now, zone);

        const { date } = resolveMoment(text, wallClock);

        if (date !== null) expect(date >= wallClock.toPlainDate().toString()).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("answers only with dates and times that exist, for any text at all", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 200 }), phrases), instants, zones, (text, now, zone) => {
        const { date, time } = resolveMoment(text, wallClockAt(now, zone));

        if (date !== null) expect(Temporal.PlainDate.from(date).toString()).toBe(date);
        if (time !== null) expect(Temporal.PlainTime.from(time).toString().slice(0, 5)).toBe(time);
      }),
      { numRuns: 1000 },
    );
  });

  test("gives tomorrow as the next calendar day on every day of the year, across both clock changes", () => {
    fc.assert(
      fc.property(instants, zones, (now, zone) => {
        const wallClock = wallClockAt(now, zone);

        expect(resolveMoment("tomorrow at noon", wallClock)).toMatchObject({
          date: wallClock.toPlainDate().add({ days: 1 }).toString(),
          time: "12:00",
        });
      }),
    );
  });

  test("finds a named weekday within the next seven days, never on the same day", () => {
    fc.assert(
      fc.property(
        instants,
        zones,
        fc.constantFrom("monday", "wednesday", "saturday", "sunday"),
        (now, zone, weekday) => {
          const today = wallClockAt(now, zone).toPlainDate();

          const found = Temporal.PlainDate.from(resolveMoment(weekday, today.toPlainDateTime("10:00")).date ?? "");

          const distance = today.until(found).days;
          expect(distance).toBeGreaterThanOrEqual(1);
          expect(distance).toBeLessThanOrEqual(7);
        },
      ),
    );
  });

  test("reads a text of 10,000 characters without losing its breath", () => {
    expect(() =>
      resolveMoment("next tuesday at half past ".repeat(400), Temporal.PlainDateTime.from("2026-11-20T09:00")),
    ).not.toThrow();
  });

  test("normalises a normalised text to itself", () => {
    fc.assert(
      fc.property(phrases, (text) => {
        const once = normaliseTimeText(text);

        expect(normaliseTimeText(once)).toBe(once);
      }),
    );
  });
});

describe("a resolved moment as an instant", () => {
  test("is none when the clocks skip it, and the first of two when they show it twice", () => {
    const beforeGap = Temporal.PlainDateTime.from("2026-03-07T12:00");
    const beforeOverlap = Temporal.PlainDateTime.from("2026-10-31T12:00");
    const skipped = resolveMoment("tomorrow at 2:30 am", beforeGap);
    const doubled = resolveMoment("tomorrow at 1:30 am", beforeOverlap);

    expect(localInstant(skipped.date ?? "", skipped.time ?? "", "America/New_York")).toBeNull();
    expect(localInstant(doubled.date ?? "", doubled.time ?? "", "America/New_York")).toEqual(
      new Date("2026-11-01T05:30:00Z"),
    );
  });

  test("shows the wall clock that was said, in every zone and on every day", () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 8, max: 11 }), (now, zone, hour) => {
        const wallClock = wallClockAt(now, zone);
        const { date, time } = resolveMoment(`tomorrow at ${hour} am`, wallClock);

        const instant = localInstant(date ?? "", time ?? "", zone);

        expect(wallClockAt(instant ?? new Date(0), zone).toString()).toBe(
          `${wallClock.toPlainDate().add({ days: 1 })}T${String(hour).padStart(2, "0")}:00:00`,
        );
      }),
    );
  });
});
