import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld, ownEvent } from "@/__tests__/jobs/calendar-world";
import { bookingOf, mustBook, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeEventId } from "@/lib/domain/calendar/event-id";
import type { Ports } from "@/lib/ports";
import { resolveExternalChange } from "@/lib/services/calendar/resolve-external-change";

const primary = { calendarId: "primary" };
let world: CalendarWorld;

beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.close());

/** Books Tuesday at nine and waits until Google shows it. */
async function shown(onExternalChange: "ask" | "apply"): Promise<{ id: string; eventId: string }> {
  await world.renew({ onExternalChange });
  const id = await mustBook(world.app, world.business);
  await world.sweep();
  return { id, eventId: makeEventId(id) };
}

async function decide(decision: "apply" | "keep", ports: Partial<Ports> = {}) {
  const [change] = await world.rows<{ id: string }>("external_changes");
  const actor = { kind: "member", id: world.business.ownerId } as const;
  const ctx = { ...world.ports, ...ports, now: world.app.clock.now, requestId: "r", causeId: null, actor };
  const request = { businessId: world.business.id, changeId: change?.id ?? "", decision };
  const result = await resolveExternalChange(ctx, request);
  await world.work();
  return result;
}

const move = (eventId: string, hour: number, length = 1) => {
  const { start, end } = ownEvent(hour, hour + length);
  return world.calendar.events.patch({
    ...primary,
    eventId,
    requestBody: { ...(start ? { start } : {}), ...(end ? { end } : {}) },
  });
};
const remove = (eventId: string) => world.calendar.events.delete({ ...primary, eventId });
const appointment = async () => (await world.rows<{ starts_at: Date; status: string }>("appointments"))[0];
const event = async (eventId: string) => (await world.calendar.events.get({ ...primary, eventId })).data;
const startOf = async (eventId: string) => new Date((await event(eventId)).start?.dateTime ?? "");
const changes = async () => (await world.rows<{ state: string }>("external_changes")).map(({ state }) => state).sort();
const texts = async () => (await world.rows<{ kind: string }>("messages")).map(({ kind }) => kind);
const asked = async () =>
  (await world.rows<{ kind: string; title: string; body: string; read_at: Date | null }>("notifications")).filter(
    ({ kind }) => kind === "calendar_change",
  );

describe("an event that was moved in Google", () => {
  test("is asked about, and nothing happens before the owner has decided", async () => {
    const { eventId } = await shown("ask");

    await move(eventId, 14);
    await world.sweep();
    await world.sweep();

    expect(await appointment()).toMatchObject({ starts_at: tuesdayAt(9) });
    expect(await startOf(eventId)).toEqual(tuesdayAt(14));
    expect(await changes()).toEqual(["waiting"]);
    expect(await asked()).toMatchObject([
      {
        title: "Ada Jones was moved in Google Calendar",
        body: "From Tuesday, November 24 at 9:00 AM to Tuesday, November 24 at 2:00 PM. Move the appointment, or keep it?",
        read_at: null,
      },
    ]);
  });

  test("moves the appointment when the owner agrees, and tells the customer by text", async () => {
    const { eventId } = await shown("ask");
    await move(eventId, 14);
    await world.sweep();

    const result = await decide("apply");
    const again = await decide("keep");
    await world.sweep();

    expect([result.outcome, again.outcome]).toEqual(["applied", "already_decided"]);
    expect(await appointment()).toMatchObject({ starts_at: tuesdayAt(14) });
    expect(await startOf(eventId)).toEqual(tuesdayAt(14));
    expect(await texts()).toContain("reschedule_notice");
    expect(await changes()).toEqual(["applied"]);
    expect((await asked())[0]?.read_at).not.toBeNull();
  });

  test("goes back when the owner keeps the appointment", async () => {
    const { eventId } = await shown("ask");
    await move(eventId, 14);
    await world.sweep();

    const result = await decide("keep");
    await world.sweep();

    expect(result.outcome).toBe("kept");
    expect(await startOf(eventId)).toEqual(tuesdayAt(9));
    expect(await texts()).not.toContain("reschedule_notice");
    expect(await changes()).toEqual(["kept"]);
  });

  test.each([
    ["moved", "apply", "keep", tuesdayAt(14)],
    ["kept", "keep", "apply", tuesdayAt(9)],
  ] as const)(
    "stays %s when a second member decides otherwise before the first is done",
    async (_, first, second, at) => {
      const { eventId } = await shown("ask");
      await move(eventId, 14);
      await world.sweep();
      let other: Promise<unknown> | null = null;
      const { bookings, calendarSyncs } = world.ports;
      const decideBetween = async <Result>(done: Promise<Result>): Promise<Result> => {
        const result = await done;
        other ??= decide(second, { bookings, calendarSyncs });
        await other;
        return result;
      };

      const result = await decide(first, {
        bookings: { ...bookings, reschedule: (request) => decideBetween(bookings.reschedule(request)) },
        calendarSyncs: { ...calendarSyncs, loadChange: (...ids) => decideBetween(calendarSyncs.loadChange(...ids)) },
      });
      await world.sweep();

      expect(result.outcome).toBe(first === "apply" ? "applied" : "kept");
      expect(await other).toEqual({ outcome: "already_decided" });
      expect(await appointment()).toMatchObject({ starts_at: at });
      expect(await startOf(eventId)).toEqual(at);
      expect(await changes()).toEqual([first === "apply" ? "applied" : "kept"]);
    },
  );

  test("can be decided otherwise a minute after a decision that was never carried out", async () => {
    const { eventId } = await shown("ask");
    await move(eventId, 14);
    await world.sweep();
    const reschedule = () => Promise.reject(new Error("the process ended"));
    await expect(decide("apply", { bookings: { ...world.ports.bookings, reschedule } })).rejects.toThrow();

    const atOnce = await decide("keep");
    world.app.clock.now = new Date(world.app.clock.now.getTime() + 61_000);
    const later = await decide("keep");

    expect([atOnce.outcome, later.outcome]).toEqual(["already_decided", "kept"]);
    expect(await appointment()).toMatchObject({ starts_at: tuesdayAt(9) });
  });

  test("is not asked about any more when it is moved back, and anew when it is moved on", async () => {
    const { eventId } = await shown("ask");
    await move(eventId, 14);
    await world.sweep();

    await move(eventId, 15);
    await world.sweep();
    const onward = await changes();
    await move(eventId, 9);
    await world.sweep();

    expect(onward).toEqual(["superseded", "waiting"]);
    expect(await changes()).toEqual(["superseded", "withdrawn"]);
    expect((await asked()).filter(({ read_at }) => read_at === null)).toEqual([]);
  });

  test("moves the appointment at once by setting", async () => {
    const { eventId } = await shown("apply");

    await move(eventId, 14);
    await world.sweep();

    const told = await world.rows<{ kind: string; title: string }>("notifications");
    expect(await appointment()).toMatchObject({ starts_at: tuesdayAt(14) });
    expect(await texts()).toContain("reschedule_notice");
    expect(await asked()).toEqual([]);
    expect(told.filter(({ kind }) => kind === "rescheduled")).toMatchObject([
      { title: "Ada Jones was moved in Google Calendar" },
    ]);
  });

  test.each([
    ["taken", 11],
    ["outside opening hours", 22],
  ])("onto a time that is %s goes back, and the owner reads why", async (_name, hour) => {
    const { eventId } = await shown("apply");
    await mustBook(world.app, world.business, { idempotencyKey: "rival", startsAt: tuesdayAt(11) });
    await world.sweep();

    await move(eventId, hour);
    await world.sweep();

    const told = await world.rows<{ kind: string; body: string }>("notifications");
    expect(await startOf(eventId)).toEqual(tuesdayAt(9));
    expect(await changes()).toEqual(["refused"]);
    expect(told.filter(({ kind }) => kind === "calendar_refused")).toHaveLength(1);
  });

  test("that only got longer goes back to its length without a question", async () => {
    const { eventId } = await shown("ask");

    await move(eventId, 9, 3);
    await world.sweep();

    expect(new Date((await event(eventId)).end?.dateTime ?? "")).toEqual(tuesdayAt(10));
    expect(await changes()).toEqual([]);
  });

  test("while the customer moved it by phone follows the customer", async () => {
    const { id, eventId } = await shown("ask");
    await move(eventId, 14);
    await world.sweep();

    const actor = { kind: "caller" as const, id: null };
    const request = { businessId: world.business.id, appointmentId: id, phone: null, callId: null, actor };
    await world.ports.bookings.reschedule({
      ...request,
      startsAt: tuesdayAt(16),
      resourceId: null,
      now: world.app.clock.now,
    });
    const result = await decide("apply");
    await world.sweep();

    expect(result.outcome).toBe("superseded");
    expect(await appointment()).toMatchObject({ starts_at: tuesdayAt(16) });
    expect(await startOf(eventId)).toEqual(tuesdayAt(16));
  });
});

describe("an event that was deleted in Google", () => {
  test("cancels the appointment when the owner agrees, and the customer is told", async () => {
    const { eventId } = await shown("ask");
    await remove(eventId);
    await world.sweep();
    const before = await appointment();

    await decide("apply");
    await world.sweep();

    expect(before).toMatchObject({ status: "confirmed" });
    expect(await appointment()).toMatchObject({ status: "cancelled" });
    expect(await texts()).toContain("cancel_notice");
    expect(await event(eventId)).toMatchObject({ status: "cancelled" });
  });

  test("comes back when the owner keeps the appointment", async () => {
    const { eventId } = await shown("ask");
    await remove(eventId);
    await world.sweep();

    await decide("keep");
    await world.sweep();

    expect(await appointment()).toMatchObject({ status: "confirmed" });
    expect(await event(eventId)).toMatchObject({ status: "confirmed" });
  });

  test("while we were disconnected is found when we are back", async () => {
    const { eventId } = await shown("ask");
    await world.app.database.admin.query(
      "update public.synced_calendars set sync_token = null where business_id = $1",
      [world.business.id],
    );
    const { listChanges } = world.ports.calendarSource;
    // Google forgets deleted events after a while: then a full read does not name them.
    world.ports.calendarSource.listChanges = async (request) => {
      const read = await listChanges(request);
      return read.outcome === "listed" ? { ...read, events: read.events.filter(({ id }) => id !== eventId) } : read;
    };
    await remove(eventId);

    await world.sweep();
    world.ports.calendarSource.listChanges = listChanges;

    expect(await changes()).toEqual(["waiting"]);
  });
});

describe("an appointment that was cancelled here", () => {
  beforeEach(() => world.renew());

  test("loses an event that somebody brings back", async () => {
    const { id, eventId } = await shown("ask");
    const actor = { kind: "caller" as const, id: null };
    const request = { businessId: world.business.id, appointmentId: id, phone: null, callId: null, actor };
    await world.ports.bookings.cancel({ ...request, reason: null, now: world.app.clock.now });
    await world.sweep();

    await world.calendar.events.patch({ ...primary, eventId, requestBody: { status: "confirmed" } });
    await world.sweep();

    expect(await event(eventId)).toMatchObject({ status: "cancelled" });
    const rival = bookingOf(world.business, { idempotencyKey: "rival", now: world.app.clock.now });
    expect((await world.ports.bookings.book(rival)).outcome).toBe("booked");
  });
});
