import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bootGoogle, type LocalGoogle, OWNER, SCOPE } from "@/__tests__/local/google/boot";
import { control } from "@/__tests__/local/support";
import { mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning, secrets } from "@/__tests__/support/world";
import { parseKeyRing, seal } from "@/lib/crypto/seal";
import { AppError } from "@/lib/errors";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { createGoogleCalendarProvider } from "@/lib/providers/google/calendar-provider";

let app: TestContainer;
let google: LocalGoogle;
let ports: Ports;
let business: TestBusiness;
let refreshToken: string;

beforeAll(async () => {
  app = await openTestContainer();
  google = await bootGoogle();
});
afterAll(async () => {
  await google.close();
  await app.close();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  await app.database.admin.query("truncate public.jobs");
  const calendarProvider = createGoogleCalendarProvider({
    clientId: "client",
    clientSecret: "secret",
    baseUrl: google.url,
  });
  ports = { ...app.container.ports, calendarProvider };
  business = await makeBusiness(app.database.admin);
  const grant = await control<{ refresh_token: string }>(google.url, "/_sim/grant", { email: OWNER, scope: SCOPE });
  refreshToken = grant.refresh_token;
  await app.database.admin.query(
    "insert into public.calendar_connections (business_id, account_email, refresh_token_sealed) values ($1, $2, $3)",
    [business.id, OWNER, seal(parseKeyRing(secrets.encryptionKeys), business.id, refreshToken)],
  );
});

async function work(): Promise<void> {
  await app.database.admin.query("delete from public.jobs where kind <> 'sync_calendar_event'");
  await drainJobs(ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 });
}

async function eventOf(appointmentId: string) {
  const { calendar } = await google.connect();
  const eventId = `cg${appointmentId.replaceAll("-", "")}`;
  const { data } = await calendar.events.get({ calendarId: "primary", eventId });
  return data;
}

function change(appointmentId: string) {
  const actor = { kind: "member" as const, id: "m" };
  return { businessId: business.id, appointmentId, phone: null, callId: null, actor, now: app.clock.now };
}

async function results(): Promise<(string | null)[]> {
  const jobs = await rowsOf<{ result: string | null }>(app, "jobs", business);
  return jobs.map(({ result }) => result);
}

test("shows a booking with an id of ours, and the same event when the job runs again", async () => {
  const id = await mustBook(app, business);

  await work();
  await app.database.admin.query("update public.appointments set calendar_revision = null where id = $1", [id]);
  await app.database.admin.query("update public.jobs set state = 'queued', run_at = $1", [app.clock.now]);
  await work();

  const event = await eventOf(id);
  expect(event).toMatchObject({
    status: "confirmed",
    summary: "Drain cleaning: Ada Jones",
    extendedProperties: { private: { appointment_id: id } },
  });
  expect(new Date(event.start?.dateTime ?? "")).toEqual(tuesdayAt(9));
  expect(await rowsOf(app, "appointments", business)).toMatchObject([{ calendar_revision: 1 }]);
  expect(await results()).toEqual(["saved"]);
});

test("follows a move, and leaves after a cancellation", async () => {
  const id = await mustBook(app, business);
  await work();
  await ports.bookings.reschedule({ ...change(id), startsAt: tuesdayAt(14), resourceId: null });
  await work();
  const moved = await eventOf(id);

  await ports.bookings.cancel({ ...change(id), reason: null });
  await work();

  expect(new Date(moved.start?.dateTime ?? "")).toEqual(tuesdayAt(14));
  expect(await eventOf(id)).toMatchObject({ status: "cancelled" });
});

test("ends as the appointment stands, however late the jobs run", async () => {
  const id = await mustBook(app, business);
  await ports.bookings.reschedule({ ...change(id), startsAt: tuesdayAt(14), resourceId: null });
  await ports.bookings.cancel({ ...change(id), reason: null });

  await work();

  await expect(eventOf(id)).rejects.toMatchObject({ status: 404 });
  expect((await results()).sort()).toEqual(["removed", "removed", "removed"]);
});

test("a change that overtakes a slower write is what the calendar shows in the end", async () => {
  const id = await mustBook(app, business);
  const { upsert } = ports.calendarProvider;
  let isOvertaken = false;
  ports.calendarProvider.upsert = async (access, event) => {
    if (!isOvertaken) {
      isOvertaken = true;
      await ports.bookings.cancel({ ...change(id), reason: null });
      await work();
    }
    return upsert(access, event);
  };

  await work();

  expect(await eventOf(id)).toMatchObject({ status: "cancelled" });
});

test("an owner who took the permission back is told once, and bookings go on", async () => {
  await control(google.url, "/_sim/revoke-all");
  await mustBook(app, business);
  await mustBook(app, business, { idempotencyKey: "second", startsAt: tuesdayAt(11) });

  await work();

  const told = (await rowsOf<{ kind: string }>(app, "notifications", business)).filter(
    ({ kind }) => kind === "calendar_disconnected",
  );
  expect((await results()).sort()).toEqual(["not_connected", "revoked", "sent"]);
  expect(told).toHaveLength(1);
  expect(await rowsOf(app, "calendar_connections", business)).toMatchObject([{ state: "needs_reconnect" }]);
});

test("waits while Google is down or slow, and then makes one event", async () => {
  const id = await mustBook(app, business);
  await control(google.url, "/_sim/faults", { status: 503, count: 30 });

  await work();
  const during = await results();
  await control(google.url, "/_sim/reset-faults");
  app.clock.now = new Date(app.clock.now.getTime() + 120_000);
  await work();

  expect(during).toEqual([null]);
  expect(await eventOf(id)).toMatchObject({ status: "confirmed" });
});

test("waits for as long as Google is away, and makes the event then", async () => {
  const id = await mustBook(app, business);
  const { upsert } = ports.calendarProvider;
  ports.calendarProvider.upsert = async () => {
    throw new AppError("unavailable", "Google Calendar cannot be reached right now.");
  };
  for (let hour = 0; hour < 13; hour += 1) {
    app.clock.now = new Date(app.clock.now.getTime() + 3_600_000);
    await work();
  }

  ports.calendarProvider.upsert = upsert;
  app.clock.now = new Date(app.clock.now.getTime() + 120_000);
  await work();

  expect(await eventOf(id)).toMatchObject({ status: "confirmed" });
});

test("a business without a calendar is done at once", async () => {
  await app.database.admin.query("delete from public.calendar_connections where business_id = $1", [business.id]);
  await mustBook(app, business);

  await work();

  expect(await results()).toEqual(["not_connected"]);
});

test("a token sealed for another business does not open", async () => {
  const other = await makeBusiness(app.database.admin);
  const sealed = seal(parseKeyRing(secrets.encryptionKeys), business.id, refreshToken);
  await app.database.admin.query(
    "insert into public.calendar_connections (business_id, account_email, refresh_token_sealed) values ($1, $2, $3)",
    [other.id, OWNER, sealed],
  );

  await expect(ports.calendars.load(other.id)).rejects.toThrow();
});
