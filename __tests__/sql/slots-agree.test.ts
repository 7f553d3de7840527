import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SlotCase, slotCase } from "@/__tests__/domain/booking/random-availability";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import type { Availability } from "@/lib/domain/booking/availability";
import { findSlots } from "@/lib/domain/booking/slots";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const quarterMs = 900_000;
const dayMs = 86_400_000;

/** Writes a random business into the tables and reads it back as the application does. */
async function store({ availability, question }: SlotCase): Promise<{ business: TestBusiness; read: Availability }> {
  const { admin } = app.database;
  const able = question.service.resourceIds?.map((id) => Number(id.slice(1))) ?? [];
  const business = await makeBusiness(admin, {
    timeZone: availability.timeZone,
    leadMinutes: availability.leadMinutes,
    stepMinutes: availability.stepMinutes,
    horizonDays: availability.horizonDays,
    resources: availability.resources.map(({ id }) => id),
    services: [
      {
        name: "Service",
        minutes: question.service.minutes,
        bufferMinutes: question.service.bufferMinutes,
        resources: able.filter((place) => place < availability.resources.length),
      },
    ],
    hours: availability.hours.map(({ weekday, opens, closes }) => ({ weekdays: [weekday], opens, closes })),
    closures: availability.closures,
  });
  for (const [place, { busy }] of availability.resources.entries()) {
    for (let index = 0; index < busy.length; index += 2) {
      await admin.query(
        `insert into public.busy_blocks (business_id, resource_id, during, source)
         values ($1, $2, tstzrange(to_timestamp($3), to_timestamp($4)), 'manual')`,
        [business.id, business.resourceIds[place], busy[index], busy[index + 1]],
      );
    }
  }
  const to = new Date(question.until.getTime() + 3 * dayMs);
  const read = await app.stores.bookings.loadAvailability(business.id, question.now, to);
  if (!read) throw new Error("the business was not found");
  return { business, read };
}

/** What Postgres says of many moments: the problem (null for none) and the first free resource. */
async function decideInSql(business: TestBusiness, { question }: SlotCase, momentsMs: number[]) {
  const { rows } = await app.database.admin.query<{ problem: string | null; resource_id: string | null }>(
    `select private.check_slot(businesses, services, moments.at, null, $3) as problem,
       private.lock_free_resource($1, $2, null,
         tstzrange(moments.at, moments.at + make_interval(mins => services.duration_minutes + services.buffer_minutes)),
         null) as resource_id
     from public.businesses, public.services, unnest($4::timestamptz[]) with ordinality as moments (at, n)
     where businesses.id = $1 and services.id = $2 order by moments.n`,
    [business.id, business.serviceIds[0], question.now, momentsMs.map((ms) => new Date(ms))],
  );
  return rows;
}

test("Postgres takes every moment that is offered, on the resource it was offered on", async () => {
  let offered = 0;
  await fc.assert(
    fc.asyncProperty(slotCase, async (of) => {
      const { business, read } = await store(of);
      const [service] = read.services;
      if (!service) throw new Error("the service was not read");

      const slots = findSlots(read, { ...of.question, service, limit: 60 });
      const decided = await decideInSql(
        business,
        of,
        slots.map(({ startsAt }) => startsAt.getTime()),
      );

      offered += slots.length;
      expect(decided).toEqual(slots.map(({ resourceId }) => ({ problem: null, resource_id: resourceId })));
    }),
    { numRuns: 60 },
  );
  expect(offered).toBeGreaterThan(20);
});

test("Postgres refuses, for the same reason, every moment that is not offered", async () => {
  await fc.assert(
    fc.asyncProperty(slotCase, async (of) => {
      const { business, read } = await store(of);
      const [service] = read.services;
      if (!service) throw new Error("the service was not read");
      const { now } = of.question;
      const firstMs = Math.ceil(now.getTime() / quarterMs) * quarterMs;
      const moments = Array.from({ length: 280 }, (_, index) => firstMs + (index - 8) * quarterMs);

      // Without rivals, lead time and horizon, and on every quarter of an hour, only the hours are left.
      const free = {
        ...read,
        stepMinutes: 15,
        leadMinutes: -10_000,
        horizonDays: 365,
        resources: [{ id: "r", busy: [] }],
      };
      const within = { ...of.question, service: { ...service, resourceIds: null }, limit: 10_000 };
      const from = new Date(moments[0] ?? 0);
      const until = new Date((moments.at(-1) ?? 0) + 1);
      const open = new Set(findSlots(free, { ...within, from, until }).map(({ startsAt }) => startsAt.getTime()));
      const decided = await decideInSql(business, of, moments);

      const dayOf = (ms: number) =>
        Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(read.timeZone).toPlainDate();
      const lastDay = dayOf(now.getTime()).add({ days: read.horizonDays });
      const expected = moments.map((ms) => {
        if (ms < now.getTime() + read.leadMinutes * 60_000) return "too_soon";
        if (Temporal.PlainDate.compare(dayOf(ms), lastDay) > 0) return "too_far";
        return open.has(ms) ? null : "outside_hours";
      });
      expect(decided.map(({ problem }) => problem)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test("a booked moment is no longer offered, and booking it for another is refused", async () => {
  let booked = 0;
  await fc.assert(
    fc.asyncProperty(slotCase, fc.nat(20), async (of, choice) => {
      const { business, read } = await store(of);
      const [service] = read.services;
      const { bookings } = app.stores;
      const question = { ...of.question, service: service ?? of.question.service, limit: 30 };
      const slots = findSlots(read, question);
      const slot = slots[choice % Math.max(1, slots.length)];
      if (!slot) return;
      const book = (name: string) =>
        bookings.book({
          businessId: business.id,
          callId: null,
          serviceId: question.service.id,
          resourceId: slot.resourceId,
          startsAt: slot.startsAt,
          idempotencyKey: name,
          source: "call",
          customer: { name, phone: null, email: null, address: null, zip: null, notes: null },
          now: question.now,
        });

      const first = await book("Ada");
      const second = await book("Bob");
      const later = await bookings.loadAvailability(
        business.id,
        question.now,
        new Date(question.until.getTime() + 3 * dayMs),
      );

      booked += 1;
      expect([first.outcome, second.outcome]).toEqual(["booked", "slot_taken"]);
      const still = later ? findSlots(later, question) : [];
      expect(still).not.toContainEqual(slot);
    }),
    { numRuns: 40 },
  );
  expect(booked).toBeGreaterThan(2);
});
