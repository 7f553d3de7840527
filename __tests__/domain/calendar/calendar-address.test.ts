import { expect, test } from "vitest";
import { calendarHref, datesShown, readCalendarPlace, stepDate } from "@/lib/domain/member/calendar-address";

const today = "2026-11-21";

test("an address that cannot be read shows the week of today, for everybody", () => {
  for (const search of [
    {},
    { view: "year", date: "soon", crew: "1" },
    { date: "2026-02-31" },
    { view: ["day", "week"] },
  ]) {
    expect(readCalendarPlace(search, today)).toEqual({ view: "week", date: today, crew: "" });
  }
});

test("a place and its address are each other's", () => {
  const crew = "01900000-0000-7000-8000-000000000000";
  const place = { view: "month", date: "2027-02-28", crew } as const;
  const search = Object.fromEntries(new URL(calendarHref(place, today), "https://x.example").searchParams);

  expect(readCalendarPlace(search, today)).toEqual(place);
  expect(calendarHref({ view: "week", date: today, crew: "" }, today)).toBe("/dashboard/calendar");
  expect(readCalendarPlace({ week: "2026-12-24" }, today).date).toBe("2026-12-24");
});

test("a month shows six whole weeks, and a step from its last day stays within the next", () => {
  const dates = datesShown({ view: "month", date: "2026-11-21" });

  expect([dates.length, dates[0], dates.at(-1)]).toEqual([42, "2026-10-26", "2026-12-06"]);
  expect(stepDate({ view: "month", date: "2027-01-31" }, 1)).toBe("2027-02-01");
  expect(stepDate({ view: "day", date: "2026-11-30" }, 1)).toBe("2026-12-01");
  expect(stepDate({ view: "week", date: "2026-11-02" }, -1)).toBe("2026-10-26");
});
