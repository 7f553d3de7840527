import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingOf, makeCall, mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

interface Row extends Record<string, unknown> {
  id: string;
  status: string;
  revision: number;
  starts_at: Date;
  resource_id: string;
}

function changeOf(business: TestBusiness, appointmentId: string, changes: { phone?: string | null; now?: Date } = {}) {
  return {
    businessId: business.id,
    appointmentId,
    phone: null,
    callId: null,
    actor: { kind: "caller" as const, id: "+13035550111" },
    now: mondayMorning,
    ...changes,
  };
}

function move(business: TestBusiness, id: string, startsAt: Date, changes: { phone?: string | null; now?: Date } = {}) {
  return app.stores.bookings.reschedule({ ...changeOf(business, id, changes), startsAt, resourceId: null });
}

function cancel(business: TestBusiness, id: string, changes: { phone?: string | null; now?: Date } = {}) {
  return app.stores.bookings.cancel({ ...changeOf(business, id, changes), reason: "found another" });
}

describe("moving an appointment", () => {
  test("asks nothing about the place, which was accepted with the appointment", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);
    await app.database.admin.query("insert into public.service_areas (business_id, zip) values ($1, '80203')", [
      business.id,
    ]);

    expect((await move(business, id, tuesdayAt(14))).outcome).toBe("rescheduled");
    expect((await move(business, id, tuesdayAt(3))).outcome).toBe("outside_hours");
  });

  test("frees its old moment, raises the revision and queues what follows, once", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);

    const first = await move(business, id, tuesdayAt(14));
    const repeat = await move(business, id, tuesdayAt(14));
    const rival = await app.stores.bookings.book(bookingOf(business, { idempotencyKey: "rival" }));

    const kinds = (await rowsOf<{ kind: string }>(app, "messages", business)).map(({ kind }) => kind);
    const [row] = await rowsOf<Row>(app, "appointments", business);
    expect([first.outcome, repeat.outcome, rival.outcome]).toEqual(["rescheduled", "rescheduled", "booked"]);
    expect(row).toMatchObject({ revision: 2, starts_at: tuesdayAt(14), status: "confirmed" });
    expect(kinds.sort()).toEqual(["confirmation", "confirmation", "reschedule_notice"]);
    const jobs = await rowsOf<{ key: string; kind: string }>(app, "jobs", business);
    expect(jobs.filter(({ key }) => key === `calendar:${id}:2`)).toHaveLength(1);
    expect(jobs.filter(({ key }) => key === `email_owner:rescheduled:${id}:2`)).toHaveLength(1);
  });

  test("may overlap the appointment's own old time", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);

    expect((await move(business, id, tuesdayAt(9, 30))).outcome).toBe("rescheduled");
  });

  test("goes to another resource when its own is taken then", async () => {
    const business = await makeBusiness(app.database.admin, { resources: ["Crew 1", "Crew 2"] });
    const id = await mustBook(app, business);
    await mustBook(app, business, { idempotencyKey: "other", startsAt: tuesdayAt(14) });

    await move(business, id, tuesdayAt(14));

    const row = (await rowsOf<Row>(app, "appointments", business)).find((one) => one.id === id);
    expect(row?.resource_id).toBe(business.resourceIds[1]);
  });

  test("is refused for the reasons that a booking is, and then changes nothing", async () => {
    const business = await makeBusiness(app.database.admin, { leadMinutes: 60, horizonDays: 5 });
    const id = await mustBook(app, business);
    await mustBook(app, business, { idempotencyKey: "other", startsAt: tuesdayAt(14) });
    const before = await rowsOf(app, "appointments", business);

    expect((await move(business, id, tuesdayAt(14, 30))).outcome).toBe("slot_taken");
    expect((await move(business, id, tuesdayAt(6))).outcome).toBe("outside_hours");
    expect((await move(business, id, mondayMorning)).outcome).toBe("too_soon");
    expect((await move(business, id, new Date("2026-12-10T17:00:00Z"))).outcome).toBe("too_far");
    expect(await rowsOf(app, "appointments", business)).toEqual(before);
  });

  test("of somebody else's appointment, or another business's, finds nothing", async () => {
    const business = await makeBusiness(app.database.admin);
    const other = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);

    expect((await move(business, id, tuesdayAt(14), { phone: "+13035550222" })).outcome).toBe("not_found");
    expect((await move(other, id, tuesdayAt(14))).outcome).toBe("not_found");
    expect((await move(business, id, tuesdayAt(14), { phone: "+13035550111" })).outcome).toBe("rescheduled");
  });

  test("twelve rivals move to one moment: one does, the others keep their own", async () => {
    const business = await makeBusiness(app.database.admin, { resources: ["A", "B", "C", "D"] });
    const ids = await Promise.all(
      [8, 9, 10, 11, 12, 13, 14, 15, 16].map((hour) =>
        mustBook(app, business, {
          idempotencyKey: `${hour}`,
          startsAt: tuesdayAt(hour),
          resourceId: business.resourceIds[0] ?? null,
        }),
      ),
    );
    for (const rest of business.resourceIds.slice(1)) {
      await app.database.admin.query("update public.resources set is_active = false where id = $1", [rest]);
    }

    const results = await Promise.all(ids.map((id) => move(business, id, tuesdayAt(17))));

    const outcomes = results.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["rescheduled", ...Array(8).fill("slot_taken")]);
  });

  test("two that swap their moments at once both get an answer, and never the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      const business = await makeBusiness(app.database.admin);
      const early = await mustBook(app, business);
      const late = await mustBook(app, business, { idempotencyKey: "late", startsAt: tuesdayAt(11) });

      const results = await Promise.all([move(business, early, tuesdayAt(11)), move(business, late, tuesdayAt(9))]);

      for (const { outcome } of results) expect(["rescheduled", "slot_taken"]).toContain(outcome);
      const starts = (await rowsOf<Row>(app, "appointments", business)).map((row) => row.starts_at.getTime());
      expect(new Set(starts).size).toBe(2);
    }
  });
});

describe("cancelling an appointment", () => {
  test("frees the moment, tells everybody, and says so the second time", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await makeCall(app, business, "call_cancel");
    const id = await mustBook(app, business);

    const first = await app.stores.bookings.cancel({ ...changeOf(business, id), callId, reason: " sick " });
    const second = await cancel(business, id);
    const rival = await app.stores.bookings.book(bookingOf(business, { idempotencyKey: "rival" }));

    expect([first.outcome, second.outcome, rival.outcome]).toEqual(["cancelled", "already_cancelled", "booked"]);
    const [call] = await rowsOf<{ outcome: string }>(app, "calls", business);
    expect(call?.outcome).toBe("cancelled");
    const audit = await rowsOf<{ action: string; actor_kind: string }>(app, "audit_log", business);
    expect(audit.filter(({ action }) => action === "appointment.cancelled")).toHaveLength(1);
  });

  test("is too late once it has begun, and finds nothing that is over or somebody else's", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);

    expect((await cancel(business, id, { now: tuesdayAt(9) })).outcome).toBe("too_late");
    expect((await cancel(business, id, { phone: "+13035550222" })).outcome).toBe("not_found");
    await app.database.admin.query("update public.appointments set status = 'completed' where id = $1", [id]);
    expect((await cancel(business, id)).outcome).toBe("not_found");
  });

  test("twelve times at once is one cancellation with one text", async () => {
    const business = await makeBusiness(app.database.admin);
    const id = await mustBook(app, business);

    const results = await Promise.all(Array.from({ length: 12 }, () => cancel(business, id)));

    const outcomes = results.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual([...Array(11).fill("already_cancelled"), "cancelled"]);
    const texts = await rowsOf<{ kind: string }>(app, "messages", business);
    expect(texts.filter(({ kind }) => kind === "cancel_notice")).toHaveLength(1);
  });

  test("while it is being moved ends in one of the two orders, never in between", async () => {
    for (let round = 0; round < 20; round += 1) {
      const business = await makeBusiness(app.database.admin);
      const id = await mustBook(app, business);

      const [moved, cancelled] = await Promise.all([move(business, id, tuesdayAt(14)), cancel(business, id)]);

      const [row] = await rowsOf<Row>(app, "appointments", business);
      expect(cancelled.outcome).toBe("cancelled");
      expect(["rescheduled", "not_found"]).toContain(moved.outcome);
      expect(row).toMatchObject({ status: "cancelled", revision: moved.outcome === "rescheduled" ? 3 : 2 });
    }
  });
});
