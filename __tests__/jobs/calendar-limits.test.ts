import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CalendarWorld, openCalendarWorld, ownEvent } from "@/__tests__/jobs/calendar-world";
import { control } from "@/__tests__/local/support";
import { mustBook, tuesdayAt } from "@/__tests__/sql/booking-support";
import { googleScopes } from "@/lib/providers/google/calendar-source";
import { chooseCalendars } from "@/lib/services/calendar/change-connection";
import type { CalendarLimit } from "@/scripts/local/google/state";

let world: CalendarWorld;
let crew: string;

beforeAll(async () => {
  world = await openCalendarWorld();
});
beforeEach(async () => {
  await world.renew();
  const { calendar } = await world.google.connect({ scope: "https://www.googleapis.com/auth/calendar" });
  const { data } = await calendar.calendars.insert({ requestBody: { summary: "Crew" } });
  crew = data.id ?? "";
});
afterAll(() => world.close());

const limit = (kind: CalendarLimit | null) =>
  control(world.google.url, "/_sim/calendar-limit", { calendar: crew, limit: kind });

async function choose(targetId: string): Promise<void> {
  const { id: businessId, ownerId: memberId } = world.business;
  const [connection] = await world.rows<{ choices_revision: number }>("calendar_connections");
  const actor = { kind: "member", id: memberId } as const;
  const ctx = { ...world.ports, now: world.app.clock.now, requestId: "r", causeId: null, actor };
  const rules = { onExternalChange: "ask", countsTentative: true } as const;
  const choices = { targetId, busyIds: ["primary", crew], ...rules };
  const baseRevision = connection?.choices_revision ?? 0;
  expect(await chooseCalendars(ctx, { businessId, memberId, baseRevision, choices })).toBe("saved");
  await world.work();
}

const addTo = (calendarId: string, summary: string) =>
  world.calendar.events.insert({ calendarId, requestBody: ownEvent(9, 10, { summary }) });
const book = (hour: number) =>
  mustBook(world.app, world.business, { startsAt: tuesdayAt(hour), idempotencyKey: `at ${hour}` });
const busy = async () => (await world.rows<{ summary: string }>("busy_blocks")).map(({ summary }) => summary).sort();
const titles = async (calendarId: string) =>
  ((await world.calendar.events.list({ calendarId })).data.items ?? []).map(({ summary }) => summary);
const jobs = async (kind: string) =>
  (await world.rows<{ kind: string; state: string; result: string | null }>("jobs")).filter((job) => job.kind === kind);
const dead = async () => (await world.rows<{ state: string }>("jobs")).filter(({ state }) => state === "dead");
const told = async () =>
  (await world.rows<{ kind: string; title: string; read_at: Date | null }>("notifications")).filter(
    ({ kind }) => kind === "calendar_disconnected",
  );

describe("a calendar that tells of no changes, such as holidays", () => {
  test("is asked for pushes once, and read every fifteen minutes", async () => {
    await limit("no_push");
    await choose("primary");

    await addTo(crew, "Thanksgiving");
    await world.sweep();
    await world.sweep();

    const results = (await jobs("watch_calendar")).map(({ result }) => result);
    expect(results.filter((result) => result === "unsupported")).toHaveLength(1);
    expect(await world.rows("calendar_channels")).toHaveLength(1);
    expect(await dead()).toEqual([]);
    expect(await busy()).toEqual(["Thanksgiving"]);
  });
});

describe("the calendar that appointments are written to", () => {
  test.each([["gone"], ["read_only"]] as const)("is told of once when it is %s, and no job dies", async (kind) => {
    await choose(crew);
    await limit(kind);

    await book(9);
    await book(11);
    await world.sweep();
    await world.sweep();

    expect(await told()).toMatchObject([{ title: "Your Google calendar takes no appointments", read_at: null }]);
    expect(await dead()).toEqual([]);
    expect(await world.rows("calendar_connections")).toMatchObject([
      { state: "connected", last_error: "Appointments cannot be written to this calendar any more." },
    ]);
  });

  test("is followed by the one that the owner chooses instead, which shows what was missed", async () => {
    await choose(crew);
    await limit("gone");
    await book(9);
    await world.work();

    await choose("primary");

    expect(await titles("primary")).toEqual(["Drain cleaning: Ada Jones"]);
    expect(await world.rows("calendar_connections")).toMatchObject([{ last_error: null }]);
    expect((await told())[0]?.read_at).not.toBeNull();
  });

  test("shows what it missed when it can be written to again", async () => {
    await choose(crew);
    await limit("read_only");
    await book(9);
    await world.work();

    await limit(null);
    await book(11);
    await world.work();

    expect(await titles(crew)).toHaveLength(2);
    expect(await world.rows("calendar_connections")).toMatchObject([{ last_error: null }]);
    expect((await told())[0]?.read_at).not.toBeNull();
  });
});

describe("an appointment that is over and changes, such as by its customer's erasure", () => {
  let id: string;
  beforeEach(async () => {
    id = await book(9);
    await world.work();
    world.app.clock.now = new Date(tuesdayAt(9).getTime() + 86_400_000);
  });

  const change = async () => {
    const { admin } = world.app.database;
    await admin.query(
      "update public.appointments set customer_name = 'Deleted', revision = revision + 1 where id = $1",
      [id],
    );
    await world.ports.calendarSyncs.putBack(world.business.id, id, "changed", world.app.clock.now);
    await world.work();
  };

  test("changes in the calendar that it stands in, not in the one that is written to now", async () => {
    await choose(crew);

    await change();

    expect(await titles("primary")).toEqual(["Drain cleaning: Deleted"]);
    expect(await titles(crew)).toEqual([]);
  });

  test("is not written to another account", async () => {
    const body = { email: "second@example.com", scope: googleScopes };
    const { refresh_token } = await control<{ refresh_token: string }>(world.google.url, "/_sim/grant", body);
    const { id: businessId, ownerId: memberId } = world.business;
    const by = { businessId, memberId, isAnyAccount: true, now: world.app.clock.now };
    await world.ports.calendarConnections.connect({ ...by, accountEmail: body.email, refreshToken: refresh_token });

    await change();

    const events = await fetch(`${world.google.url}/_sim/events?email=${body.email}`);
    expect(await events.json()).toEqual([]);
    expect(await dead()).toEqual([]);
  });
});

test("an appointment whose job was lost is shown by the sweep, and one whose job still waits is left to that", async () => {
  const lost = await book(9);
  await book(11);
  const { admin } = world.app.database;
  await admin.query(
    "delete from public.jobs where kind = 'sync_calendar_event' and payload ->> 'appointment_id' = $1",
    [lost],
  );

  await world.sweep();
  await world.sweep();

  expect(await titles("primary")).toHaveLength(2);
  expect((await jobs("sync_calendar_event")).map(({ result }) => result)).toEqual(["saved", "saved"]);
});

test("a calendar that is gone takes no time, and does again when it is back", async () => {
  await addTo("primary", "Mine");
  await addTo(crew, "Crew job");
  await choose("primary");
  await limit("gone");
  await world.sweep();
  const without = await busy();

  await limit(null);
  await world.sweep();

  expect(without).toEqual(["Mine"]);
  expect(await told()).toEqual([]);
  expect(await busy()).toEqual(["Crew job", "Mine"]);
});
