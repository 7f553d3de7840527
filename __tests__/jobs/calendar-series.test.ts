import type { calendar_v3 } from "@googleapis/calendar";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld, ownEvent, ownSeries } from "@/__tests__/jobs/calendar-world";
import { control } from "@/__tests__/local/support";
import { bookingOf, tuesdayAt } from "@/__tests__/sql/booking-support";

const primary = { calendarId: "primary" };
let world: CalendarWorld;

beforeAll(async () => {
  world = await openCalendarWorld({ pageSize: 2 });
});
beforeEach(() => world.renew());
afterAll(() => world.close());

async function add(requestBody: calendar_v3.Schema$Event): Promise<string> {
  const { data } = await world.calendar.events.insert({ ...primary, requestBody });
  await world.sweep();
  return data.id ?? "";
}

async function change(eventId: string, requestBody: calendar_v3.Schema$Event): Promise<void> {
  await world.calendar.events.patch({ ...primary, eventId, requestBody });
  await world.sweep();
}

async function remove(eventId: string): Promise<void> {
  await world.calendar.events.delete({ ...primary, eventId });
  await world.sweep();
}

/** Busy times as "MM-DD hour" of the business's clock, 24 November 2026 being a Tuesday. */
async function busy(timeZone = "America/Denver"): Promise<string[]> {
  const { rows } = await world.app.database.admin.query<{ at: string }>(
    `select to_char(lower(during) at time zone $2, 'MM-DD HH24') || '-' || to_char(upper(during) at time zone $2, 'HH24')
       as at from public.busy_blocks where business_id = $1 order by during`,
    [world.business.id, timeZone],
  );
  return rows.map(({ at }) => at);
}

async function readState() {
  const [calendar] = await world.rows<{ id: string; sync_token: string }>("synced_calendars");
  if (!calendar) throw new Error("no calendar is read");
  const [connection] = await world.rows<{ choices_revision: number }>("calendar_connections");
  const baseRevision = connection?.choices_revision ?? 0;
  return { syncedCalendarId: calendar.id, syncToken: calendar.sync_token, baseRevision };
}

test("a series takes its times one by one, and none of them can be booked", async () => {
  await add(ownSeries(9, 10, "FREQ=DAILY;COUNT=3"));

  const taken = await world.ports.bookings.book(bookingOf(world.business, { startsAt: tuesdayAt(9) }));

  expect(await busy()).toEqual(["11-24 09-10", "11-25 09-10", "11-26 09-10"]);
  expect(taken.outcome).toBe("slot_taken");
});

test("one occurrence is moved, another deleted, and the others stay where they are", async () => {
  const id = await add(ownSeries(9, 10, "FREQ=DAILY;COUNT=3"));

  const { start, end } = ownEvent(14, 15);
  await change(`${id}_20261124T160000Z`, { ...(start && { start }), ...(end && { end }) });
  await remove(`${id}_20261125T160000Z`);

  expect(await busy()).toEqual(["11-24 14-15", "11-26 09-10"]);
});

test("a series that is moved leaves nothing behind", async () => {
  const id = await add(ownSeries(9, 10, "FREQ=DAILY;COUNT=2"));

  const { start, end } = ownSeries(13, 14, "");
  await change(id, { ...(start && { start }), ...(end && { end }) });

  expect(await busy()).toEqual(["11-24 13-14", "11-25 13-14"]);
});

test("a series that ends sooner gives back what comes after, and a longer one takes it again", async () => {
  const id = await add(ownSeries(9, 10, "FREQ=DAILY;COUNT=4"));

  await change(id, { recurrence: ["RRULE:FREQ=DAILY;UNTIL=20261125T235959Z"] });
  const shorter = await busy();
  await change(id, { recurrence: ["RRULE:FREQ=DAILY;COUNT=3"] });

  expect(shorter).toEqual(["11-24 09-10", "11-25 09-10"]);
  expect(await busy()).toEqual(["11-24 09-10", "11-25 09-10", "11-26 09-10"]);
});

test("a series that is deleted gives all its times back, those that were moved too", async () => {
  const id = await add(ownSeries(9, 10, "FREQ=WEEKLY;COUNT=3"));
  const { start, end } = ownEvent(14, 15);
  await change(`${id}_20261201T160000Z`, { ...(start && { start }), ...(end && { end }) });

  await remove(id);

  expect(await busy()).toEqual([]);
});

test("an event that becomes a series is no longer counted by itself as well, nor the other way round", async () => {
  const single = ownSeries(9, 10, "");
  const id = await add({ ...single, recurrence: [] });

  await change(id, { recurrence: ["RRULE:FREQ=DAILY;COUNT=2"] });
  const repeated = await busy();
  await change(id, { recurrence: [] });

  expect(repeated).toEqual(["11-24 09-10", "11-25 09-10"]);
  expect(await busy()).toEqual(["11-24 09-10"]);
});

test.each([
  ["deleted", async (id: string) => void (await world.calendar.events.delete({ ...primary, eventId: id }))],
  [
    "shown as free",
    async (id: string) =>
      void (await world.calendar.events.patch({
        ...primary,
        eventId: id,
        requestBody: { transparency: "transparent" },
      })),
  ],
])("an event that became a series and was %s before anybody looked takes no time", async (_, end) => {
  const id = await add({ ...ownSeries(9, 10, ""), recurrence: [] });
  await world.calendar.events.patch({
    ...primary,
    eventId: id,
    requestBody: { recurrence: ["RRULE:FREQ=DAILY;COUNT=2"] },
  });

  await end(id);
  await world.sweep();

  expect(await busy()).toEqual([]);
});

test("a series that was split off another stays when the other is deleted", async () => {
  const { syncedCalendarId, syncToken, baseRevision } = await readState();
  const at = (day: number) => ({
    startsAt: new Date(Date.UTC(2026, 11, day, 16)),
    endsAt: new Date(Date.UTC(2026, 11, day, 17)),
    summary: "Standing",
  });
  const read = {
    businessId: world.business.id,
    syncedCalendarId,
    isFull: false,
    baseToken: syncToken,
    baseRevision,
    nextToken: syncToken,
    now: world.app.clock.now,
  };
  const blocks = [
    { id: "one_20261201T160000Z", ...at(1) },
    { id: "one_R20261208T160000_20261208T160000Z", ...at(8) },
  ];

  await world.ports.calendarSyncs.apply({ ...read, blocks, goneIds: [] });
  await world.ports.calendarSyncs.apply({ ...read, blocks: [], goneIds: ["one"] });

  expect(await busy()).toEqual(["12-08 09-10"]);
});

test("the wall clock of a series stays when the clock changes", async () => {
  const at = (hour: number) => ({ dateTime: `2027-03-13T${hour}:00:00`, timeZone: "America/Denver" });

  await add({ summary: "Standing", start: at(10), end: at(11), recurrence: ["RRULE:FREQ=DAILY;COUNT=3"] });

  expect(await busy()).toEqual(["03-13 10-11", "03-14 10-11", "03-15 10-11"]);
  expect(await busy("UTC")).toEqual(["03-13 17-18", "03-14 16-17", "03-15 16-17"]);
});

test("a series of whole days takes days of the business, a short one when the clock goes forward", async () => {
  const days = { start: { date: "2027-03-07" }, end: { date: "2027-03-08" } };

  await add({ summary: "Closed", ...days, recurrence: ["RRULE:FREQ=WEEKLY;COUNT=2"] });

  expect(await busy()).toEqual(["03-07 00-00", "03-14 00-00"]);
  expect(await busy("UTC")).toEqual(["03-07 07-07", "03-14 07-06"]);
});

test("a series without an end fills the year that is read, and one that Google forgot to tell of is found again", async () => {
  const id = await add(ownSeries(9, 10, "FREQ=WEEKLY"));
  const all = await busy();

  await world.calendar.events.patch({
    ...primary,
    eventId: id,
    requestBody: { recurrence: ["RRULE:FREQ=WEEKLY;COUNT=2"] },
  });
  await control(world.google.url, "/_sim/expire-sync-tokens");
  await world.sweep();

  expect(all).toHaveLength(58);
  expect(await busy()).toEqual(["11-24 09-10", "12-01 09-10"]);
});
