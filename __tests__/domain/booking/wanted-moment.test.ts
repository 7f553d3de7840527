import { describe, expect, test } from "vitest";
import { localInstant, readMoment, startOfDay } from "@/lib/domain/booking/wanted-moment";

const now = new Date("2026-11-23T17:00:00Z");
const zone = "America/Denver";

describe("a local date and time", () => {
  test("becomes an instant with the offset of that day", () => {
    expect(localInstant("2026-07-01", "09:00", zone)?.toISOString()).toBe("2026-07-01T15:00:00.000Z");
    expect(localInstant("2026-12-01", "09:00", zone)?.toISOString()).toBe("2026-12-01T16:00:00.000Z");
  });

  test("is nothing when the clock skips it", () => {
    expect(localInstant("2027-03-14", "02:30", zone)).toBeNull();
    expect(localInstant("2026-10-04", "02:15", "Australia/Lord_Howe")).toBeNull();
  });

  test("is the first of the two when the clock repeats it", () => {
    expect(localInstant("2026-11-01", "01:30", zone)?.toISOString()).toBe("2026-11-01T07:30:00.000Z");
  });

  test.each(["2026-06-31", "2026-02-29", "2026-13-01", "2026-00-10", "31.06.2026", ""])("is nothing on %s", (date) => {
    expect(localInstant(date, "09:00", zone)).toBeNull();
    expect(startOfDay(date, zone)).toBeNull();
  });

  test.each(["25:00", "09:60", "9", ""])("is nothing at %s", (time) => {
    expect(localInstant("2026-06-30", time, zone)).toBeNull();
  });

  test("begins its day at the first instant there is, also where midnight is skipped", () => {
    expect(startOfDay("2026-09-06", "America/Santiago")?.toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });
});

describe("what an older agent calls a time", () => {
  test.each([
    ["2026-11-24T10:00", "2026-11-24T17:00:00.000Z"],
    ["2026-11-24 10:00", "2026-11-24T17:00:00.000Z"],
    ["2026-11-24T10:00:00", "2026-11-24T17:00:00.000Z"],
    ["2026-11-24T10:00:00-05:00", "2026-11-24T15:00:00.000Z"],
    ["2026-11-24T15:00:00Z", "2026-11-24T15:00:00.000Z"],
    ["tomorrow at 3 pm", "2026-11-24T22:00:00.000Z"],
  ])("%s", (text, iso) => {
    expect(readMoment(text, now, zone)?.toISOString()).toBe(iso);
  });

  test.each([
    "2026-06-31T10:00",
    "2026-11-24",
    "2026-11-24T25:00:00Z",
    "soon",
    "",
    "'; drop table appointments; --",
    "🦄",
  ])("names no moment: %s", (text) => {
    expect(readMoment(text, now, zone)).toBeNull();
  });
});
