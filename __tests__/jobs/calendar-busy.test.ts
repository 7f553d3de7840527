import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld, ownEvent } from "@/__tests__/jobs/calendar-world";
import { OWNER } from "@/__tests__/local/google/boot";
import { control } from "@/__tests__/local/support";
import { bookingOf, mustBook, tuesdayAt } from "@/__tests__/sql/booking-support";
import type { CalendarChoices } from "@/lib/domain/calendar/calendar-choices";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { chooseCalendars } from "@/lib/services/calendar/change-connection";
import { syncCalendar } from "@/lib/services/calendar/sync-calendar";
import { saveSetting } from "@/lib/services/settings/save-setting";

const primary = { calendarId: "primary" };
let world: CalendarWorld;

beforeAll(async () => {
  world = await openCalendarWorld({ pageSize: 2 });
});
beforeEach(() => world.renew());
afterAll(() => world.close());

interface Block {
  during: string;
  summary: string;
}

async function add(event: Parameters<typeof ownEvent>[2], hours: [number, number] = [9, 10]): Promise<string> {
  const { data } = await world.calendar.events.insert({ ...primary, requestBody: ownEvent(...hours, event) });
  return data.id ?? "";
}

const busy = async () => (await world.rows<Block>("busy_blocks")).map(({ summary }) => summary).sort();

async function spans(): Promise<[string, string][]> {
  const { rows } = await world.app.database.admin.query<{ from: Date; to: Date }>(
    `select lower(during) as from, upper(during) as to from public.busy_blocks where business_id = $1 order by during`,
    [world.business.id],
  );
  return rows.map(({ from, to }) => [from.toISOString(), to.toISOString()]);
}

type ListChanges = Ports["calendarSource"]["listChanges"];

/** One read of the main calendar, in which `list` stands between us and Google. */
async function syncWith(
  list: (listChanges: ListChanges, request: Parameters<ListChanges>[0]) => ReturnType<ListChanges>,
) {
  const { calendarSource } = world.ports;
  const slow = { ...calendarSource, listChanges: list.bind(null, calendarSource.listChanges) };
  const [calendar] = await world.rows<{ id: string }>("synced_calendars");
  const actor = { kind: "system", id: "test" } as const;
  const ctx = { ...world.ports, calendarSource: slow, now: world.app.clock.now, requestId: "r", causeId: null, actor };
  return syncCalendar(ctx, { businessId: world.business.id, syncedCalendarId: calendar?.id ?? "" });
}

/** Saves choices of the calendar as a page that was read at `baseRevision`; null: just now. */
async function choose(part: Partial<CalendarChoices>, baseRevision: number | null = null) {
  const outcome = await chooseOnly(part, baseRevision);
  await world.work();
  await world.sweep();
  return outcome;
}

async function chooseOnly(part: Partial<CalendarChoices>, baseRevision: number | null = null) {
  const actor = { kind: "member", id: world.business.ownerId } as const;
  const ctx = { ...world.ports, now: new Date(), requestId: "r", causeId: null, actor };
  const { id: businessId, ownerId: memberId } = world.business;
  const choices: CalendarChoices = {
    targetId: "primary",
    busyIds: ["primary"],
    onExternalChange: "ask",
    countsTentative: true,
    ...part,
  };
  const request = { businessId, memberId, baseRevision: baseRevision ?? (await revision()), choices };
  return chooseCalendars(ctx, request);
}

async function revision(): Promise<number> {
  const [row] = await world.rows<{ choices_revision: number }>("calendar_connections");
  return row?.choices_revision ?? 0;
}

describe("what takes time", () => {
  test("is every event that is neither free, declined nor cancelled, over any number of pages", async () => {
    for (let hour = 8; hour < 15; hour += 1) await add({ summary: `Busy ${hour}` }, [hour, hour + 1]);
    await add({ summary: "Free", transparency: "transparent" });
    await add({ summary: "Declined", attendees: [{ email: OWNER, self: true, responseStatus: "declined" }] });
    await add({ summary: "Maybe", status: "tentative" });
    await add({ summary: "Secret", visibility: "private" });

    await world.sweep();

    const titles = [8, 9, 10, 11, 12, 13, 14].map((hour) => `Busy ${hour}`);
    expect(await busy()).toEqual([...titles, "Maybe", "Private event"].sort());
  });

  test("cannot be booked, and can again when the event is gone", async () => {
    const id = await add({});
    await world.sweep();
    const taken = await world.ports.bookings.book(bookingOf(world.business, { startsAt: tuesdayAt(9) }));

    await world.calendar.events.delete({ ...primary, eventId: id });
    await world.sweep();

    expect(taken.outcome).toBe("slot_taken");
    expect(await busy()).toEqual([]);
    await mustBook(world.app, world.business, { startsAt: tuesdayAt(9), now: world.app.clock.now });
  });

  test("follows the event where it is moved to, and what it becomes", async () => {
    const id = await add({ summary: "Then" });
    await world.sweep();

    await world.calendar.events.patch({ ...primary, eventId: id, requestBody: ownEvent(12, 13, { summary: "Now" }) });
    await world.sweep();
    const moved = await spans();
    await world.calendar.events.patch({ ...primary, eventId: id, requestBody: { transparency: "transparent" } });
    await world.sweep();

    expect(moved).toEqual([[tuesdayAt(12).toISOString(), tuesdayAt(13).toISOString()]]);
    expect(await busy()).toEqual([]);
  });

  test("leaves tentative events out when the owner wants that, and takes them in again", async () => {
    await add({ summary: "Maybe", status: "tentative" });
    await world.sweep();

    await choose({ countsTentative: false });
    const without = await busy();
    await choose({ countsTentative: true });

    expect(without).toEqual([]);
    expect(await busy()).toEqual(["Maybe"]);
  });

  test.each([
    ["a day of 24 hours", "America/Denver", "2026-11-25", "2026-11-26", "2026-11-25T07:00:00.000Z", 24],
    ["the day the clock goes forward", "America/Denver", "2027-03-14", "2027-03-15", "2027-03-14T07:00:00.000Z", 23],
    ["the day the clock goes back", "America/New_York", "2027-11-07", "2027-11-08", "2027-11-07T04:00:00.000Z", 25],
    ["several days", "America/Phoenix", "2026-12-24", "2026-12-27", "2026-12-24T07:00:00.000Z", 72],
  ])("%s: a whole day is the business's day", async (_name, timeZone, startsOn, endsOn, startsAt, hours) => {
    await world.renew({ timeZone });
    await add({ start: { date: startsOn }, end: { date: endsOn } });

    await world.sweep();

    const endsAt = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString();
    expect(await spans()).toEqual([[startsAt, endsAt]]);
  });
});

test("in another time zone of the business, whole days are its days at once and appointments keep their moment", async () => {
  await add({ start: { date: "2026-11-25" }, end: { date: "2026-11-26" } });
  await mustBook(world.app, world.business, { startsAt: tuesdayAt(9), now: world.app.clock.now });
  await world.sweep();
  const { id: businessId, ownerId: memberId } = world.business;
  const actor = { kind: "member", id: memberId } as const;
  const ctx = { ...world.ports, now: world.app.clock.now, requestId: "r", causeId: null, actor };
  const base = { timeZone: "America/Denver" };
  const value = { timeZone: "Pacific/Honolulu" };

  const saved = await saveSetting(ctx, { businessId, memberId, section: "zone", base, value });
  await world.work();

  expect(saved).toEqual({ outcome: "saved", value });
  expect(await spans()).toEqual([["2026-11-25T10:00:00.000Z", "2026-11-26T10:00:00.000Z"]]);
  expect(await world.rows("appointments")).toMatchObject([{ status: "confirmed", starts_at: tuesdayAt(9) }]);
});

describe("a read", () => {
  test("begins anew when Google has forgotten where we were, and forgets what was deleted meanwhile", async () => {
    const gone = await add({ summary: "Gone" });
    await add({ summary: "Stays" }, [11, 12]);
    await world.sweep();

    await world.calendar.events.delete({ ...primary, eventId: gone });
    await control(world.google.url, "/_sim/expire-sync-tokens");
    await add({ summary: "New" }, [13, 14]);
    await world.sweep();

    expect(await busy()).toEqual(["New", "Stays"]);
  });

  test("that was overtaken by a newer one writes nothing over it", async () => {
    const id = await add({ summary: "Old" });
    let isFirst = true;

    const outcome = await syncWith(async (listChanges, request) => {
      const read = await listChanges(request);
      if (isFirst) {
        isFirst = false;
        await world.calendar.events.patch({ ...primary, eventId: id, requestBody: { summary: "New" } });
        await world.sweep();
      }
      return read;
    });

    expect(outcome).toBe("synced");
    expect(await busy()).toEqual(["New"]);
  });

  test("that began with the first choices does not stand for what the owner chose meanwhile", async () => {
    await add({ summary: "Maybe", status: "tentative" });
    const admin = world.app.database.admin;
    await admin.query("update public.synced_calendars set sync_token = null where business_id = $1", [
      world.business.id,
    ]);
    let isFirst = true;

    const outcome = await syncWith(async (listChanges, request) => {
      const read = await listChanges(request);
      if (isFirst) {
        isFirst = false;
        await chooseOnly({ countsTentative: false });
      }
      return read;
    });
    await world.sweep();

    expect(outcome).toBe("synced");
    expect(await busy()).toEqual([]);
  });

  test("that began in another time zone does not stand for the one that the business has by now", async () => {
    await add({ start: { date: "2026-11-25" }, end: { date: "2026-11-26" } });
    const { admin } = world.app.database;
    await admin.query("update public.synced_calendars set sync_token = null where business_id = $1", [
      world.business.id,
    ]);
    let isFirst = true;

    await syncWith(async (listChanges, request) => {
      const read = await listChanges(request);
      if (isFirst) {
        isFirst = false;
        await admin.query("select private.write_zone($1, 'America/New_York', $2)", [
          world.business.id,
          world.app.clock.now,
        ]);
      }
      return read;
    });
    await world.sweep();

    expect(await spans()).toEqual([["2026-11-25T05:00:00.000Z", "2026-11-26T05:00:00.000Z"]]);
  });

  test("waits while Google is down, and is made when it is back", async () => {
    await add({});
    await control(world.google.url, "/_sim/faults", { status: 503, count: 50, path: "/calendar" });
    await world.sweep();
    const during = await busy();

    await control(world.google.url, "/_sim/reset-faults");
    await world.sweep();

    expect(during).toEqual([]);
    expect(await busy()).toEqual(["Dentist"]);
  });

  test("of a grant that was taken back marks the connection and tells the owner once, here and by mail", async () => {
    await control(world.google.url, "/_sim/revoke-all");
    world.app.clock.now = new Date(world.app.clock.now.getTime() + 16 * 60_000);
    await world.ports.calendarSyncs.sweep(world.app.clock.now);
    await mustBook(world.app, world.business, { now: world.app.clock.now });
    const options = { now: () => world.app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 };
    await drainJobs(world.ports, options);
    await world.sweep();

    const told = (await world.rows<{ kind: string }>("notifications")).filter(
      ({ kind }) => kind === "calendar_disconnected",
    );
    const mails = world.app.mailer.mails.filter((mail) => JSON.stringify(mail).includes("calendar is disconnected"));
    expect(await world.rows("calendar_connections")).toMatchObject([{ state: "needs_reconnect" }]);
    expect(told).toHaveLength(1);
    expect(mails).toHaveLength(1);
    expect(await world.rows("appointments")).toHaveLength(1);
  });
});

describe("several calendars", () => {
  async function secondCalendar(): Promise<string> {
    const { calendar } = await world.google.connect({ scope: "https://www.googleapis.com/auth/calendar" });
    const { data } = await calendar.calendars.insert({ requestBody: { summary: "Crew" } });
    return data.id ?? "";
  }

  test("count as busy when they are chosen, and no more when they are not", async () => {
    const crew = await secondCalendar();
    await world.calendar.events.insert({ calendarId: crew, requestBody: ownEvent(9, 10, { summary: "Crew job" }) });
    await add({ summary: "Mine" });

    const outcome = await choose({ busyIds: ["primary", crew] });
    const both = await busy();
    await choose({});

    expect(outcome).toBe("saved");
    expect(both).toEqual(["Crew job", "Mine"]);
    expect(await busy()).toEqual(["Mine"]);
    expect(await choose({ targetId: "somebody-else@example.com" })).toBe("unknown_calendar");
  });

  test("stay as the faster of two members chose them; an older page's list is not written back", async () => {
    const crew = await secondCalendar();
    const readAt = await revision();

    const first = await choose({ busyIds: ["primary", crew], onExternalChange: "apply" }, readAt);
    const second = await choose({ busyIds: ["primary"], countsTentative: false }, readAt);

    expect([first, second]).toEqual(["saved", "changed_elsewhere"]);
    expect(await world.rows("synced_calendars")).toHaveLength(2);
    expect(await world.rows("calendar_connections")).toMatchObject([
      { on_external_change: "apply", counts_tentative: true, choices_revision: readAt + 1 },
    ]);
    expect(await choose({ countsTentative: false })).toBe("saved");
  });

  test("hand over the appointments when another one is written to, each once", async () => {
    const crew = await secondCalendar();
    await mustBook(world.app, world.business);
    await world.work();

    await choose({ targetId: crew, busyIds: ["primary", crew] });

    const live = async (calendarId: string) =>
      ((await world.calendar.events.list({ calendarId })).data.items ?? []).map(({ summary }) => summary);
    expect(await live("primary")).toEqual([]);
    expect(await live(crew)).toEqual(["Drain cleaning: Ada Jones"]);
    expect(await world.rows("external_changes")).toEqual([]);
    expect(await world.rows("appointments")).toMatchObject([{ status: "confirmed" }]);
    expect(await busy()).toEqual([]);
  });
});
