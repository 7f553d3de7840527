import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingOf, mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const twelve = Array.from({ length: 12 }, (_, index) => index);

describe("twelve at once", () => {
  test.each([
    ["naming the resource", true],
    ["taking the first free one", false],
  ])("of one key, %s: all are told of the same appointment, and there is one row", async (_name, isNamed) => {
    for (let round = 0; round < 20; round += 1) {
      const business = await makeBusiness(app.database.admin, { resources: ["Crew 1", "Crew 2"] });
      const resourceId = isNamed ? (business.resourceIds[0] ?? null) : null;

      const results = await Promise.all(
        twelve.map(() => app.stores.bookings.book(bookingOf(business, { resourceId }))),
      );

      const ids = new Set(
        results.map((result) => (result.outcome === "booked" ? result.appointmentId : result.outcome)),
      );
      expect(ids.size).toBe(1);
      expect(results.filter((result) => result.outcome === "booked" && !result.isRepeat)).toHaveLength(1);
      expect(await rowsOf(app, "appointments", business)).toHaveLength(1);
      expect(await rowsOf(app, "fees", business)).toHaveLength(1);
      expect(await rowsOf(app, "messages", business)).toHaveLength(1);
    }
  });

  test.each([
    ["for one resource", 1],
    ["for two resources, each taking the first that is free", 2],
  ])("rivals %s: one winner a resource, the rest are told slot_taken", async (_name, count) => {
    for (let round = 0; round < 20; round += 1) {
      const resources = Array.from({ length: count }, (_, index) => `Crew ${index}`);
      const business = await makeBusiness(app.database.admin, { resources });

      const results = await Promise.all(
        twelve.map((rival) =>
          app.stores.bookings.book(
            bookingOf(business, {
              idempotencyKey: `rival ${rival}`,
              resourceId: count === 1 ? (business.resourceIds[0] ?? null) : null,
              startsAt: tuesdayAt(9, (rival % 2) * 30),
            }),
          ),
        ),
      );

      const outcomes = results.map(({ outcome }) => outcome).sort();
      const expected = [...Array(count).fill("booked"), ...Array(12 - count).fill("slot_taken")];
      expect(outcomes).toEqual(expected);
      expect(await rowsOf(app, "fees", business)).toHaveLength(count);
    }
  });

  test("for different moments: all are booked", async () => {
    const business = await makeBusiness(app.database.admin);

    const results = await Promise.all(
      [8, 9, 10, 11, 12, 13, 14, 15].map((hour) =>
        app.stores.bookings.book(bookingOf(business, { idempotencyKey: `${hour}`, startsAt: tuesdayAt(hour) })),
      ),
    );

    expect(results.every(({ outcome }) => outcome === "booked")).toBe(true);
  });
});

describe("one booking", () => {
  test("is checked once more when it is made", async () => {
    const business = await makeBusiness(app.database.admin, {
      leadMinutes: 120,
      horizonDays: 7,
      zips: ["80202"],
      closures: [{ startsOn: "2026-11-26", endsOn: "2026-11-26" }],
    });
    const closed = await makeBusiness(app.database.admin, { status: "paused" });
    const other = await makeBusiness(app.database.admin);
    const { bookings } = app.stores;
    const inZip = { ...bookingOf(business).customer, zip: "80202" };
    const outcomeOf = async (changes: Parameters<typeof bookingOf>[1]) =>
      (await bookings.book(bookingOf(business, { customer: inZip, ...changes }))).outcome;

    expect((await bookings.book(bookingOf(closed))).outcome).toBe("business_inactive");
    expect(await outcomeOf({ serviceId: other.serviceIds[0] ?? "" })).toBe("unknown_service");
    expect(await outcomeOf({ startsAt: new Date(mondayMorning.getTime() + 3_600_000) })).toBe("too_soon");
    expect(await outcomeOf({ startsAt: new Date("2026-12-01T17:00:00Z") })).toBe("too_far");
    expect(await outcomeOf({ startsAt: tuesdayAt(7, 30) })).toBe("outside_hours");
    expect(await outcomeOf({ startsAt: tuesdayAt(17, 30) })).toBe("outside_hours");
    expect(await outcomeOf({ startsAt: new Date("2026-11-26T17:00:00Z") })).toBe("outside_hours");
    expect(await outcomeOf({ customer: { ...inZip, zip: null } })).toBe("needs_details");
    expect(await outcomeOf({ customer: { ...inZip, zip: "10001" } })).toBe("out_of_area");
    expect(await outcomeOf({ customer: { ...inZip, name: "" } })).toBe("needs_details");
    expect(await outcomeOf({ resourceId: other.resourceIds[0] ?? null })).toBe("slot_taken");
    expect(await rowsOf(app, "appointments", business)).toEqual([]);
    expect(await outcomeOf({})).toBe("booked");
  });

  test("keeps the buffer after it free, and busy time of the calendar", async () => {
    const business = await makeBusiness(app.database.admin, {
      services: [{ name: "Drain cleaning", minutes: 60, bufferMinutes: 30 }],
    });
    await app.database.admin.query(
      "insert into public.busy_blocks (business_id, during, source) values ($1, tstzrange($2, $3), 'google')",
      [business.id, tuesdayAt(13), tuesdayAt(14)],
    );
    await mustBook(app, business);
    const { bookings } = app.stores;
    const outcomeAt = async (hour: number, minute = 0) =>
      (
        await bookings.book(
          bookingOf(business, { idempotencyKey: `${hour}:${minute}`, startsAt: tuesdayAt(hour, minute) }),
        )
      ).outcome;

    expect(await outcomeAt(10)).toBe("slot_taken");
    expect(await outcomeAt(10, 30)).toBe("booked");
    expect(await outcomeAt(12)).toBe("slot_taken");
    expect(await outcomeAt(13, 30)).toBe("slot_taken");
    expect(await outcomeAt(14)).toBe("booked");
  });

  test("gives a service only to a resource that can do it", async () => {
    const business = await makeBusiness(app.database.admin, {
      resources: ["Apprentice", "Master"],
      services: [{ name: "Gas line", minutes: 60, resources: [1] }],
    });
    await mustBook(app, business);

    const second = await app.stores.bookings.book(bookingOf(business, { idempotencyKey: "second" }));

    const [appointment] = await rowsOf<{ resource_id: string }>(app, "appointments", business);
    expect(appointment?.resource_id).toBe(business.resourceIds[1]);
    expect(second.outcome).toBe("slot_taken");
  });

  test("can be made anew under the same key once it was cancelled", async () => {
    const business = await makeBusiness(app.database.admin);
    const first = await mustBook(app, business);
    await app.stores.bookings.cancel({
      businessId: business.id,
      appointmentId: first,
      phone: null,
      callId: null,
      actor: { kind: "member", id: "m" },
      reason: null,
      now: mondayMorning,
    });

    const again = await mustBook(app, business);

    expect(again).not.toBe(first);
  });

  test("has a reference that can be said on the phone, of its own within the business", async () => {
    const business = await makeBusiness(app.database.admin);
    for (const hour of [8, 9, 10, 11])
      await mustBook(app, business, { idempotencyKey: `${hour}`, startsAt: tuesdayAt(hour) });

    const rows = await rowsOf<{ reference: string }>(app, "appointments", business);

    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(4);
    for (const { reference } of rows) expect(reference).toMatch(/^[BCDFGHJKMNPQRSTVWXYZ2-9]{6}$/);
  });
});
