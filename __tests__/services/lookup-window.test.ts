import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type SlotCase, slotCase } from "@/__tests__/domain/booking/random-availability";
import type { Availability } from "@/lib/domain/booking/availability";
import { findSlots } from "@/lib/domain/booking/slots";
import { localMoment } from "@/lib/domain/time/local-moment";
import type { BookingStore } from "@/lib/ports/stores";
import { type LookupRequest, lookupAvailability } from "@/lib/services/booking/lookup-availability";

const dayMs = 86_400_000;

/** A store that knows, as Postgres does, only the busy times of the window that it was asked for. */
function storeOf(availability: Availability, windows: [Date, Date][]): Pick<BookingStore, "loadAvailability"> {
  return {
    async loadAvailability(_businessId, from, to) {
      windows.push([from, to]);
      const isWithin = (start: number, end: number) => start * 1000 < to.getTime() && end * 1000 > from.getTime();
      const resources = availability.resources.map(({ id, busy }) => ({
        id,
        busy: busy.flatMap((start, index) => {
          const end = busy[index + 1] ?? 0;
          return index % 2 === 0 && isWithin(start, end) ? [start, end] : [];
        }),
      }));
      return { ...availability, resources };
    },
  };
}

async function lookUp({ availability, question }: SlotCase, wish: Partial<LookupRequest>) {
  const windows: [Date, Date][] = [];
  const ctx = {
    bookings: storeOf(availability, windows) as BookingStore,
    slotKey: { sign: (text: string) => createHmac("sha256", "key").update(text).digest() },
    now: question.now,
    requestId: "test",
    causeId: null,
    actor: { kind: "system" as const, id: "test" },
  };
  const result = await lookupAvailability(ctx, { businessId: "business", language: "en", ...wish });
  return { result, windows };
}

/** Every free moment of the business, with all busy times known. */
function everySlot({ availability, question }: SlotCase): Date[] {
  const { service, now } = question;
  const until = new Date(now.getTime() + (availability.horizonDays + 3) * dayMs);
  return findSlots(availability, { service, now, from: now, until, limit: 10_000 }).map(({ startsAt }) => startsAt);
}

const partOfDay = fc.constantFrom(undefined, "morning" as const, "afternoon" as const, "evening" as const);
const zone = fc.constantFrom("known" as const, "unknown" as const, "moved" as const);
const wishes = fc.record({ dayAhead: fc.option(fc.nat(5), { nil: null }), partOfDay, zone });

interface Wish {
  dayAhead: number | null;
  partOfDay: LookupRequest["partOfDay"];
  /** Whether who asks knows the zone of the business, or one that it had before. */
  zone: "known" | "unknown" | "moved";
}

function toRequest({ availability, question }: SlotCase, wish: Wish) {
  const zones = { known: availability.timeZone, unknown: undefined, moved: "Pacific/Kiritimati" };
  const request = { partOfDay: wish.partOfDay, timeZone: zones[wish.zone] };
  if (wish.dayAhead === null) return request;
  const day = new Date(question.now.getTime() + wish.dayAhead * dayMs);
  return { ...request, date: localMoment(day, availability.timeZone).date };
}

test("offers only moments that are free with every busy time known, however little it loaded", async () => {
  await fc.assert(
    fc.asyncProperty(slotCase, wishes, async (random, wish) => {
      const { result } = await lookUp(random, toRequest(random, wish));
      if (result.outcome !== "slots") return;

      const free = new Set(everySlot(random).map((startsAt) => startsAt.getTime()));

      for (const slot of result.slots) expect(free.has(Date.parse(slot.starts_at))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("finds something exactly when there is something from the asked day on", async () => {
  await fc.assert(
    fc.asyncProperty(slotCase, wishes, async (random, wish) => {
      const request = toRequest(random, wish);
      const { result } = await lookUp(random, request);
      if (result.outcome !== "slots" && result.outcome !== "no_slot") return;

      const { timeZone } = random.availability;
      const later = everySlot(random).filter(
        (at) => localMoment(at, timeZone).date >= ("date" in request ? request.date : ""),
      );

      expect(result.outcome === "slots").toBe(later.length > 0);
    }),
    { numRuns: 400 },
  );
});

test("begins with the asked day whenever that day has a choice", async () => {
  await fc.assert(
    fc.asyncProperty(slotCase, wishes, async (random, wish) => {
      const request = toRequest(random, wish);
      const { result } = await lookUp(random, request);
      if (result.outcome !== "slots" || !("date" in request) || request.partOfDay) return;

      const { timeZone } = random.availability;
      const onThatDay = everySlot(random).filter((at) => localMoment(at, timeZone).date === request.date);

      if (onThatDay.length > 1) expect(result.slots.every(({ date }) => date === request.date)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("asks for two days of busy times when one of them has a choice, for one when the zone is known, and not again", async () => {
  const now = new Date("2026-11-24T15:00:00Z");
  const service = {
    id: "s",
    name: "Visit",
    synonyms: [],
    minutes: 30,
    bufferMinutes: 0,
    priceCents: null,
    resourceIds: null,
  };
  const availability: Availability = {
    status: "active",
    timeZone: "America/Denver",
    leadMinutes: 60,
    stepMinutes: 30,
    horizonDays: 60,
    services: [service],
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "08:00", closes: "18:00" })),
    closures: [],
    resources: [{ id: "r", busy: [] }],
  };
  const question = { service, now, from: now, until: now, limit: 1 };

  const { windows } = await lookUp({ availability, question }, { date: "2026-12-10" });
  const known = await lookUp({ availability, question }, { date: "2026-12-10", timeZone: "America/Denver" });

  expect(windows).toHaveLength(1);
  expect(Number(windows[0]?.[1]) - Number(windows[0]?.[0])).toBeLessThanOrEqual(2.1 * dayMs);
  expect(known.windows).toEqual([[new Date("2026-12-10T07:00:00Z"), new Date("2026-12-11T11:00:00Z")]]);
});
