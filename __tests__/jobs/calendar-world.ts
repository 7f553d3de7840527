import type { calendar_v3 } from "@googleapis/calendar";
import { bootGoogle, type LocalGoogle, OWNER } from "@/__tests__/local/google/boot";
import { control } from "@/__tests__/local/support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { receiveCalendarPush } from "@/lib/http/receive-calendar-push";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { createGoogleCalendarProvider } from "@/lib/providers/google/calendar-provider";
import { createGoogleCalendarSource, googleScopes } from "@/lib/providers/google/calendar-source";

/** A business on a real database, whose calendar is at the local Google. */
export interface CalendarWorld {
  app: TestContainer;
  google: LocalGoogle;
  ports: Ports;
  business: TestBusiness;
  /** The owner's calendar, as the owner edits it. */
  calendar: calendar_v3.Calendar;
  /** Makes another business with a calendar of its own. */
  renew(plan?: { onExternalChange?: "ask" | "apply"; timeZone?: string }): Promise<void>;
  /** Does the calendar's jobs that are due; all others are left out. */
  work(): Promise<void>;
  /** Sixteen minutes pass, the sweep runs, and its jobs. */
  sweep(): Promise<void>;
  /** Hands the pushes that have come to our route: `filter` may lose, repeat and turn them round. */
  push(filter?: (pushes: Headers[]) => Headers[]): Promise<number[]>;
  rows<Row>(table: string): Promise<Row[]>;
  close(): Promise<void>;
}

const calendarJobs = ["sync_calendar_event", "sync_calendar", "watch_calendar", "move_calendar_event"];

export async function openCalendarWorld({ pageSize = 2500 } = {}): Promise<CalendarWorld> {
  const app = await openTestContainer();
  const google = await bootGoogle();
  const config = { clientId: "client", clientSecret: "secret", baseUrl: google.url };
  app.container.ports = {
    ...app.container.ports,
    calendarProvider: createGoogleCalendarProvider(config),
    calendarSource: createGoogleCalendarSource({ ...config, pageSize, pushUrl: `${google.receiver.url}/watch` }),
  };
  // A drain of its own would work with the vendors in memory; here every job is done when the test says so.
  app.container.drain = async () => undefined;
  const { ports } = app.container;
  const { admin } = app.database;
  const work = async () => {
    await admin.query("delete from public.jobs where kind <> all ($1)", [calendarJobs]);
    await drainJobs(ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 });
  };
  let handed = 0;
  const world: CalendarWorld = {
    app,
    google,
    ports,
    business: await makeBusiness(admin),
    calendar: (await google.connect()).calendar,
    async renew({ onExternalChange = "ask", timeZone = "America/Denver" } = {}) {
      app.clock.now = mondayMorning;
      await admin.query("truncate public.jobs");
      // The businesses of earlier tests have the same account: the sweep would show their appointments there.
      await admin.query("delete from public.calendar_connections");
      world.calendar = (await google.connect()).calendar;
      const { data } = await world.calendar.events.list({ calendarId: "primary", maxResults: 2500 });
      for (const { id, recurringEventId } of data.items ?? []) {
        if (id && !recurringEventId) await world.calendar.events.delete({ calendarId: "primary", eventId: id });
      }
      world.business = await makeBusiness(admin, { timeZone });
      const body = { email: OWNER, scope: googleScopes };
      const { refresh_token } = await control<{ refresh_token: string }>(google.url, "/_sim/grant", body);
      const { id: businessId, ownerId: memberId } = world.business;
      await ports.calendarConnections.connect({
        businessId,
        accountEmail: OWNER,
        refreshToken: refresh_token,
        isAnyAccount: true,
        memberId,
        now: app.clock.now,
      });
      await admin.query("update public.calendar_connections set on_external_change = $2 where business_id = $1", [
        businessId,
        onExternalChange,
      ]);
      await work();
      handed = google.receiver.received.length;
    },
    work,
    async sweep() {
      app.clock.now = new Date(app.clock.now.getTime() + 16 * 60_000);
      await ports.calendarSyncs.sweep(app.clock.now);
      await work();
    },
    async push(filter = (pushes) => pushes) {
      const { received } = google.receiver;
      const pushes = received.slice(handed).map(({ headers }) => new Headers(headers as Record<string, string>));
      handed = received.length;
      const statuses: number[] = [];
      for (const headers of filter(pushes)) {
        const request = new Request("https://app.example.com/api/calendar/watch", { method: "POST", headers });
        statuses.push((await receiveCalendarPush(app.container, request)).status);
      }
      return statuses;
    },
    async rows<Row>(table: string) {
      const { rows } = await admin.query(`select * from public.${table} where business_id = $1`, [world.business.id]);
      return rows as Row[];
    },
    async close() {
      await google.close();
      await app.close();
    },
  };
  return world;
}

/** As `ownEvent`, again and again by a rule. */
export function ownSeries(
  from: number,
  to: number,
  rule: string,
  more: calendar_v3.Schema$Event = {},
): calendar_v3.Schema$Event {
  const timeZone = "America/Denver";
  const { start, end } = ownEvent(from, to);
  return {
    summary: "Standing",
    start: { ...start, timeZone },
    end: { ...end, timeZone },
    recurrence: [`RRULE:${rule}`],
    ...more,
  };
}

/** An event of the owner's from one hour to another of 24 November 2026, in Denver. */
export function ownEvent(from: number, to: number, more: calendar_v3.Schema$Event = {}): calendar_v3.Schema$Event {
  const at = (hour: number) => ({ dateTime: new Date(Date.UTC(2026, 10, 24, hour + 7)).toISOString() });
  return { summary: "Dentist", start: at(from), end: at(to), ...more };
}
