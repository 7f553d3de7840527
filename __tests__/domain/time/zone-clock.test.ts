import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dateOf, instantOfWallClock, midnightOf, offsetMsAt, showWallClock } from "@/lib/domain/time/zone-clock";

/** Both hemispheres, half and three-quarter hours, a change of half an hour, no changes at all. */
const zones = [
  "America/Denver",
  "America/New_York",
  "America/Phoenix",
  "America/St_Johns",
  "Pacific/Honolulu",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "America/Santiago",
  "UTC",
];
const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2037, 0, 1) });
const zone = fc.constantFrom(...zones);

function zonedAt(instantMs: number, timeZone: string) {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone);
}

test("knows the same offset as Temporal at any instant", () => {
  fc.assert(
    fc.property(instants, zone, (instantMs, timeZone) => {
      expect(offsetMsAt(instantMs, timeZone)).toBe(zonedAt(instantMs, timeZone).offsetNanoseconds / 1e6);
    }),
    { numRuns: 3_000 },
  );
});

test("knows the offset to the millisecond on both sides of a clock change", () => {
  for (const timeZone of zones) {
    let change = zonedAt(Date.UTC(2026, 0, 1), timeZone).getTimeZoneTransition("next");
    for (let count = 0; change && count < 4; count += 1) {
      for (const instantMs of [change.epochMilliseconds - 1, change.epochMilliseconds, change.epochMilliseconds + 1]) {
        expect(offsetMsAt(instantMs, timeZone)).toBe(zonedAt(instantMs, timeZone).offsetNanoseconds / 1e6);
      }
      change = change.getTimeZoneTransition("next");
    }
  }
});

test("shows the same date, time and offset as Temporal", () => {
  fc.assert(
    fc.property(instants, zone, (instantMs, timeZone) => {
      const zoned = zonedAt(instantMs, timeZone);

      expect(showWallClock(instantMs, timeZone)).toEqual({
        date: zoned.toPlainDate().toString(),
        time: zoned.toPlainTime().toString().slice(0, 5),
        iso: zoned.toString({ timeZoneName: "never", smallestUnit: "second" }),
      });
    }),
    { numRuns: 3_000 },
  );
});

test("finds the instant of a wall-clock time, the later one where the clock goes back, the one after a gap", () => {
  const nearChanges = fc
    .tuple(zone, instants, fc.integer({ min: -240, max: 240 }))
    .map(([timeZone, instantMs, minutes]) => {
      const change = zonedAt(instantMs, timeZone).getTimeZoneTransition("next");
      const local = (change ?? zonedAt(instantMs, timeZone)).toPlainDateTime().add({ minutes });
      return { timeZone, local };
    });
  fc.assert(
    fc.property(nearChanges, ({ timeZone, local }) => {
      const localMs = local.toZonedDateTime("UTC").epochMilliseconds;

      const last = local.toZonedDateTime(timeZone, { disambiguation: "later" }).epochMilliseconds;
      const first = local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds;

      expect(instantOfWallClock(localMs, timeZone)).toBe(last);
      expect(instantOfWallClock(localMs, timeZone, "first")).toBe(first);
    }),
    { numRuns: 3_000 },
  );
});

test("knows which dates exist", () => {
  expect(midnightOf("2028-02-29")).toBe(Date.UTC(2028, 1, 29));
  expect(dateOf(Date.UTC(2028, 1, 29))).toBe("2028-02-29");
  for (const date of ["2026-02-29", "2026-06-31", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", ""]) {
    expect(midnightOf(date)).toBeNull();
  }
});

test("refuses a zone that does not exist", () => {
  expect(() => offsetMsAt(0, "Mars/Olympus")).toThrow(RangeError);
});
