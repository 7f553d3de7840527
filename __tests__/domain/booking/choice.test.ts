import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseOffers } from "@/lib/domain/booking/choose-offers";
import { findService } from "@/lib/domain/booking/find-service";

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 24, hour, minute));
const slots = [9, 9.5, 10, 10.5, 11, 13, 15].map((hour) => ({
  startsAt: at(Math.floor(hour), (hour % 1) * 60),
  resourceId: "r",
}));
const hoursOf = (offers: { startsAt: Date }[]) => offers.map(({ startsAt }) => startsAt.toISOString().slice(11, 16));

describe("offers", () => {
  test("are spread over the day when no time was asked for", () => {
    expect(hoursOf(chooseOffers(slots, null))).toEqual(["09:00", "11:00", "13:00"]);
  });

  test("begin with the moment that was asked for when it is free", () => {
    expect(hoursOf(chooseOffers(slots, at(10)))).toEqual(["10:00", "09:30", "10:30"]);
  });

  test("are the nearest, in order, when it is not", () => {
    expect(hoursOf(chooseOffers(slots, at(14)))).toEqual(["11:00", "13:00", "15:00"]);
  });

  test("are at most three of the free moments, each once", () => {
    const moments = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 20 });
    fc.assert(
      fc.property(moments, fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }), (starts, wanted) => {
        const toDate = (quarter: number) => new Date(quarter * 900_000);
        const free = [...starts]
          .sort((a, b) => a - b)
          .map((quarter) => ({ startsAt: toDate(quarter), resourceId: "r" }));

        const offers = chooseOffers(free, wanted === null ? null : toDate(wanted));

        expect(offers).toHaveLength(Math.min(3, free.length));
        expect(new Set(offers.map(({ startsAt }) => startsAt.getTime())).size).toBe(offers.length);
        expect(offers.every((offer) => free.includes(offer))).toBe(true);
      }),
    );
  });
});

describe("the service that was asked for", () => {
  const make = (id: string, name: string, minutes: number, synonyms: string[] = []) => ({
    id,
    name,
    synonyms,
    minutes,
    bufferMinutes: 0,
    priceCents: null,
    resourceIds: null,
  });
  const services = [make("a", "Drain cleaning", 60, ["clogged drain"]), make("b", "Water heater repair", 90)];

  test.each([
    ["a", "a"],
    ["drain CLEANING", "a"],
    ["clogged drain", "a"],
    ["water heater", "b"],
  ])("%s", (name, id) => {
    expect(findService(services, { name })?.id).toBe(id);
  });

  test("is nothing when the name fits none", () => {
    expect(findService(services, { name: "a haircut" })).toBeNull();
    expect(findService([], {})).toBeNull();
  });

  test("is the nearest in length for agents that ask by length", () => {
    expect(findService(services, { minutes: 80 })?.id).toBe("b");
    expect(findService(services, {})?.id).toBe("a");
  });
});
