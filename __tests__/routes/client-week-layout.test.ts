import { describe, expect, test } from "vitest";
import { safeNextPath } from "@/app/(auth)/_form/next-path";
import { layOutWeek } from "@/components/calendar/week-layout";
import { formatDay, formatSpan, formatTime, formatWeek, zoneNames } from "@/components/format/moment";
import { dayAround, intervalOf, lastEvening, weekOf } from "@/lib/domain/member/business-day";
import type { AppointmentRow, CalendarView } from "@/lib/domain/member/reads";
import { registrationSchema } from "@/lib/domain/member/registration";

const newYork = "America/New_York";

function appointment(id: string, from: string, to: string): AppointmentRow {
  return {
    id,
    reference: id,
    startsAt: new Date(from),
    endsAt: new Date(to),
    status: "confirmed",
    serviceId: "service",
    service: "Drain cleaning",
    resourceId: "crew",
    resource: "Crew 1",
    revision: 1,
    customerName: "Jenny Park",
    customerPhone: null,
    address: null,
    street: null,
    zip: null,
    notes: null,
    priceCents: null,
    callId: null,
    source: "call",
    isTest: false,
  };
}

const view = (appointments: AppointmentRow[]): CalendarView => ({
  appointments,
  busy: [],
  hours: [{ weekday: 7, opens: "09:00", closes: "17:00" }],
  closures: [],
  connection: null,
});

describe("the week grid", () => {
  test("places an appointment of the skipped hour's day by the wall clock", () => {
    const dates = weekOf("2026-03-08") ?? [];
    // 1:30 EST to 3:30 EDT: an hour of real time.
    const crossing = appointment("a", "2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z");

    const sunday = layOutWeek(dates, view([crossing]), newYork).days[6];

    expect(sunday?.appointments).toMatchObject([{ startMinute: 90, endMinute: 210 }]);
  });

  test("keeps the length of an appointment that the repeated hour would turn around", () => {
    const dates = weekOf("2026-11-01") ?? [];
    // 1:45 EDT to 1:15 EST: half an hour of real time.
    const turned = appointment("a", "2026-11-01T05:45:00Z", "2026-11-01T06:15:00Z");

    const sunday = layOutWeek(dates, view([turned]), newYork).days[6];

    expect(sunday?.appointments).toMatchObject([{ startMinute: 105, endMinute: 135 }]);
  });

  test("cuts an appointment at midnight and goes on the next day", () => {
    const dates = weekOf("2026-11-23") ?? [];
    const night = appointment("a", "2026-11-24T04:00:00Z", "2026-11-24T06:00:00Z");

    const { days } = layOutWeek(dates, view([night]), newYork);

    expect(days[0]?.appointments).toMatchObject([{ startMinute: 1380, endMinute: 1440 }]);
    expect(days[1]?.appointments).toMatchObject([{ startMinute: 0, endMinute: 60 }]);
  });

  test("gives overlapping appointments lanes, and lone ones the whole width", () => {
    const dates = weekOf("2026-11-23") ?? [];
    const list = [
      appointment("a", "2026-11-23T15:00:00Z", "2026-11-23T17:00:00Z"),
      appointment("b", "2026-11-23T16:00:00Z", "2026-11-23T18:00:00Z"),
      appointment("c", "2026-11-23T17:00:00Z", "2026-11-23T19:00:00Z"),
      appointment("d", "2026-11-23T20:00:00Z", "2026-11-23T21:00:00Z"),
    ];

    const lanes = layOutWeek(dates, view(list), newYork).days[0]?.appointments.map(({ key, lane, lanes: count }) => [
      key,
      lane,
      count,
    ]);

    expect(lanes).toEqual([
      ["a", 0, 2],
      ["b", 1, 2],
      ["c", 0, 2],
      ["d", 0, 1],
    ]);
  });
});

describe("days of a business", () => {
  test("have 23 and 25 hours when the clocks change", () => {
    const hours = (date: string) => {
      const { from, to } = intervalOf([date], newYork);
      return (to.getTime() - from.getTime()) / 3_600_000;
    };

    expect([hours("2026-03-08"), hours("2026-11-01"), hours("2026-11-02")]).toEqual([23, 25, 24]);
  });

  test("begin at its own midnight, also at half an hour's offset", () => {
    const { from } = dayAround(new Date("2026-11-23T18:45:00Z"), "Asia/Kolkata");

    expect(from.toISOString()).toBe("2026-11-23T18:30:00.000Z");
  });

  test("know the evening before", () => {
    expect(lastEvening(new Date("2026-11-01T12:00:00Z"), newYork).toISOString()).toBe("2026-10-31T22:00:00.000Z");
  });

  test("are not made of what is no date", () => {
    expect([weekOf("2026-06-31"), weekOf("🔧"), weekOf("")]).toEqual([null, null, null]);
  });
});

test("times are written the same way on server and browser", () => {
  const at = new Date("2026-11-24T16:05:00Z");

  expect(formatTime(at, "America/Denver")).toBe("9:05 AM");
  expect(formatSpan(at, new Date("2026-11-24T19:00:00Z"), "America/Denver")).toBe("9:05 AM – 12:00 PM");
  expect(formatSpan(at, new Date("2026-11-24T17:00:00Z"), "America/Denver")).toBe("9:05 – 10:00 AM");
  expect(formatDay(at, "America/Denver", new Date("2026-11-24T06:30:00Z"))).toBe("Tomorrow");
  expect(formatDay(new Date("2027-01-05T16:00:00Z"), "America/Denver", at)).toBe("Tue, Jan 5, 2027");
  expect(formatWeek(["2026-12-28", "2027-01-03"])).toBe("December 28, 2026 – January 3, 2027");
});

test.each([
  ["/dashboard/calls?outcome=booked", "/dashboard/calls?outcome=booked"],
  ["//evil.example", "/dashboard"],
  ["/\\evil.example", "/dashboard"],
  ["https://evil.example", "/dashboard"],
  ["javascript:alert(1)", "/dashboard"],
  [undefined, "/dashboard"],
])("after signing in %j leads to %j", (wanted, path) => {
  expect(safeNextPath(wanted)).toBe(path);
});

test("a registration with an unknown zone gets New York's", () => {
  const parsed = registrationSchema.parse({ businessName: " Rivera ", trade: "plumbing", timeZone: "Mars/Olympus" });

  expect(parsed).toEqual({ businessName: "Rivera", trade: "plumbing", timeZone: newYork });
});

test("the zone is named as of the days that are shown, and twice where the clocks change between them", () => {
  const names = (from: string, to: string) => zoneNames("America/Los_Angeles", new Date(from), new Date(to));

  expect(names("2026-07-06T07:00:00Z", "2026-07-13T06:59:59Z")).toBe("PDT");
  expect(names("2026-11-09T08:00:00Z", "2026-11-16T07:59:59Z")).toBe("PST");
  expect(names("2026-10-26T07:00:00Z", "2026-11-02T07:59:59Z")).toBe("PDT, then PST");
  expect(names("2026-03-02T08:00:00Z", "2026-03-09T06:59:59Z")).toBe("PST, then PDT");
});
