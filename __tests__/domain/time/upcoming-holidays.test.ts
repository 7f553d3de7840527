import { expect, test } from "vitest";
import { upcomingHolidays } from "@/lib/domain/time/upcoming-holidays";

const byName = (today: string) => new Map(upcomingHolidays(today).map((holiday) => [holiday.name, holiday]));

test("twelve months of holidays come in order, each once", () => {
  const holidays = upcomingHolidays("2026-11-21");

  expect(holidays.map(({ name, on }) => `${on} ${name}`)).toEqual([
    "2026-11-26 Thanksgiving",
    "2026-11-27 Black Friday",
    "2026-12-24 Christmas Eve",
    "2026-12-25 Christmas Day",
    "2026-12-31 New Year's Eve",
    "2027-01-01 New Year's Day",
    "2027-01-18 Martin Luther King Jr. Day",
    "2027-02-15 Presidents' Day",
    "2027-03-28 Easter Sunday",
    "2027-05-31 Memorial Day",
    "2027-06-19 Juneteenth",
    "2027-07-04 Independence Day",
    "2027-09-06 Labor Day",
    "2027-10-11 Columbus Day",
    "2027-11-11 Veterans Day",
  ]);
});

test("a fixed day on a weekend is observed on the working day beside it", () => {
  const holidays = byName("2026-11-21");

  expect(holidays.get("Juneteenth")).toMatchObject({ on: "2027-06-19", observedOn: "2027-06-18" });
  expect(holidays.get("Independence Day")).toMatchObject({ on: "2027-07-04", observedOn: "2027-07-05" });
  expect(holidays.get("Easter Sunday")).toMatchObject({ on: "2027-03-28", observedOn: "2027-03-28" });
});

test("today's holiday is still offered, and yesterday's only for the next year", () => {
  expect(byName("2026-12-25").get("Christmas Day")?.on).toBe("2026-12-25");
  expect(byName("2026-12-26").get("Christmas Day")?.on).toBe("2027-12-25");
});
