import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Availability } from "@/lib/domain/booking/availability";
import { findSlots } from "@/lib/domain/booking/slots";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { explainSlot, type Occupant } from "@/lib/domain/calendar/explain-slot";

const timeZone = "America/Denver";
const now = new Date("2026-11-23T17:00:00Z");
const service = {
  id: "drain",
  name: "Drain cleaning",
  synonyms: [],
  minutes: 60,
  bufferMinutes: 30,
  priceCents: null,
  resourceIds: null,
};
const at = (date: string, time: string) => localInstant(date, time, timeZone) ?? now;

function world(occupants: Occupant[] = [], changes: Partial<Availability> = {}): Availability {
  const resources = ["one", "two"].map((id) => ({
    id,
    busy: occupants
      .filter(({ resourceId }) => resourceId === null || resourceId === id)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .flatMap(({ startsAt, endsAt }) => [startsAt.getTime() / 1000, endsAt.getTime() / 1000]),
  }));
  return {
    status: "active",
    timeZone,
    leadMinutes: 120,
    stepMinutes: 30,
    horizonDays: 30,
    services: [service],
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "18:00" })),
    closures: [{ startsOn: "2026-11-26", endsOn: "2026-11-27" }],
    resources,
    ...changes,
  };
}

const dentist: Occupant = {
  source: "google",
  title: "Dentist",
  resourceId: null,
  startsAt: at("2026-11-24", "10:00"),
  endsAt: at("2026-11-24", "11:00"),
};

const explain = (date: string, time: string, occupants: Occupant[] = [], changes: Partial<Availability> = {}) =>
  explainSlot(world(occupants, changes), occupants, { service, date, time, now });

describe("why a time is not offered", () => {
  test.each<[string, string, string]>([
    ["2026-11-24", "09:00", "offered"],
    ["2026-11-23", "09:00", "past"],
    ["2026-11-23", "11:30", "lead_time"],
    ["2026-12-28", "09:00", "horizon"],
    ["2026-11-24", "07:30", "closed"],
    ["2026-11-28", "09:00", "closed"],
    ["2026-11-26", "09:00", "holiday"],
    ["2026-11-24", "17:30", "closes_first"],
    ["2026-11-24", "09:10", "off_step"],
    ["2026-03-08", "02:30", "no_such_time"],
  ])("%s at %s: %s", (date, time, kind) => {
    expect(explain(date, time).kind).toBe(kind);
  });

  test("names the Google event that is in the way, also of the time for driving after it", () => {
    expect(explain("2026-11-24", "10:30", [dentist])).toEqual({ kind: "taken", by: [dentist] });
    expect(explain("2026-11-24", "09:00", [dentist])).toEqual({ kind: "taken", by: [dentist] });
    expect(explain("2026-11-24", "08:30", [dentist])).toEqual({ kind: "offered" });
  });

  test("one busy crew of two takes no time", () => {
    expect(explain("2026-11-24", "10:00", [{ ...dentist, resourceId: "one" }])).toEqual({ kind: "offered" });
  });

  test("says when nobody does the service, and when bookings are off", () => {
    expect(explain("2026-11-24", "09:00", [], { resources: [] }).kind).toBe("no_resource");
    expect(explain("2026-11-24", "09:00", [], { status: "paused" }).kind).toBe("switched_off");
  });

  test("never disagrees with what callers are offered", () => {
    const occupant = fc.record({
      source: fc.constantFrom("google" as const, "manual" as const, "appointment" as const),
      title: fc.constant("x"),
      resourceId: fc.constantFrom("one", "two", null),
      startsAt: fc.integer({ min: 0, max: 200 }).map((n) => new Date(now.getTime() + n * 900_000)),
    });
    fc.assert(
      fc.property(
        fc.array(occupant, { maxLength: 6 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 95 }),
        (starts, day, quarter) => {
          const occupants = starts.map((one) => ({ ...one, endsAt: new Date(one.startsAt.getTime() + 3_600_000) }));
          const date = new Date(Date.UTC(2026, 10, 22 + day)).toISOString().slice(0, 10);
          const time = `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
          const from = at(date, time);
          const until = new Date(from.getTime() + 1);
          const slots = findSlots(world(occupants), { service, now, from, until, limit: 1 });
          expect(explain(date, time, occupants).kind === "offered").toBe(slots.length === 1);
        },
      ),
    );
  });
});
