import type { calendar_v3 } from "@googleapis/calendar";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import { calendarListEntry, calendarResource, createCalendar, findCalendar } from "./calendars";
import { apiError } from "./errors";
import { listEvents } from "./event-list";
import { checkedEvent, chosenId, newEvent, patched, serverFields, writableFields } from "./event-model";
import { freeBusy } from "./free-busy";
import { allows, type ScopeGroup } from "./scopes";
import { cancelledOccurrence, findEvent, putEvent } from "./series";
import type { AccessToken, GoogleState, StoredCalendar, StoredEvent } from "./state";
import { announceChange, channelResource, openChannel, stopChannel } from "./watch";

const ROOT = "/calendar/v3";

export interface CalendarWorld {
  state: GoogleState;
  deliverer: Deliverer;
  baseUrl: string;
  /** Zone of every account's own calendar. */
  timeZone: string;
}

/** Calendar API v3, as far as the application may use it: lists, events, free/busy and push channels. */
export function mountCalendarApi(app: StandInApp, world: CalendarWorld): void {
  mountCalendars(app, world);
  mountEventReading(app, world);
  mountEventWriting(app, world);
  mountChannels(app, world);
}

function mountCalendars(app: StandInApp, world: CalendarWorld): void {
  const { state, timeZone } = world;
  app.get(`${ROOT}/users/me/calendarList`, (c) => {
    const { email } = authorize(world, c, "calendarList");
    findCalendar(state, email, "primary", timeZone);
    const own = Object.values(state.calendars).filter(({ owner, limit }) => owner === email && limit !== "gone");
    return c.json({ kind: "calendar#calendarList", etag: `"${state.revision}"`, items: own.map(calendarListEntry) });
  });
  app.get(`${ROOT}/users/me/calendarList/:calendar`, (c) =>
    c.json(calendarListEntry(calendarOf(world, c, authorize(world, c, "calendarList")))),
  );
  app.get(`${ROOT}/calendars/:calendar`, (c) =>
    c.json(calendarResource(calendarOf(world, c, authorize(world, c, "calendars")))),
  );
  app.post(`${ROOT}/calendars`, async (c) => {
    const { email } = authorize(world, c, "createCalendars");
    const wish = await readBody<{ summary?: unknown; timeZone?: unknown }>(c);
    return c.json(calendarResource(createCalendar(state, email, wish, timeZone)));
  });
  app.post(`${ROOT}/freeBusy`, async (c) => {
    const { email } = authorize(world, c, "freeBusy");
    const request = await readBody<calendar_v3.Schema$FreeBusyRequest>(c);
    return c.json(freeBusy(state, request, (id) => findCalendar(state, email, id, timeZone)));
  });
}

function mountEventReading(app: StandInApp, world: CalendarWorld): void {
  app.get(`${ROOT}/calendars/:calendar/events`, (c) => {
    const calendar = calendarOf(world, c, authorize(world, c, "readEvents"));
    return c.json(listEvents(world.state, calendar, new URL(c.req.url).searchParams));
  });
  app.get(`${ROOT}/calendars/:calendar/events/:event`, (c) => {
    const calendar = calendarOf(world, c, authorize(world, c, "readEvents"));
    const { event } = eventOf(calendar, c);
    return c.json(event, 200, { etag: event.etag ?? "" });
  });
}

function mountEventWriting(app: StandInApp, world: CalendarWorld): void {
  app.post(`${ROOT}/calendars/:calendar/events`, async (c) => {
    const calendar = writableCalendarOf(world, c);
    return c.json(insertEvent(world, calendar, await readBody(c)));
  });
  app.patch(`${ROOT}/calendars/:calendar/events/:event`, async (c) => {
    const calendar = writableCalendarOf(world, c);
    const stored = eventOf(calendar, c);
    const body = await readBody(c);
    assertMatch(c, stored);
    return c.json(save(world, calendar, patched(stored.event, writableFields(body)), body));
  });
  app.put(`${ROOT}/calendars/:calendar/events/:event`, async (c) => {
    const calendar = writableCalendarOf(world, c);
    const stored = eventOf(calendar, c);
    const body = await readBody(c);
    assertMatch(c, stored);
    return c.json(save(world, calendar, { ...serverFields(stored.event), ...writableFields(body) }, body));
  });
  app.delete(`${ROOT}/calendars/:calendar/events/:event`, (c) => {
    const calendar = writableCalendarOf(world, c);
    const stored = eventOf(calendar, c);
    assertMatch(c, stored);
    if (stored.event.status === "cancelled") throw apiError(410, "deleted", "Resource has been deleted");
    const { event } = stored;
    const isOccurrence = Boolean(event.recurringEventId);
    keep(world, calendar, isOccurrence ? cancelledOccurrence(event, null) : { ...event, status: "cancelled" });
    return c.body(null, 204);
  });
}

function mountChannels(app: StandInApp, world: CalendarWorld): void {
  app.post(`${ROOT}/calendars/:calendar/events/watch`, async (c) => {
    const calendar = calendarOf(world, c, authorize(world, c, "readEvents"));
    const channel = openChannel(world.state, world.deliverer, calendar, await readBody<calendar_v3.Schema$Channel>(c));
    return c.json(channelResource(channel, c.req.url));
  });
  app.post(`${ROOT}/channels/stop`, async (c) => {
    authorize(world, c, "readEvents");
    stopChannel(world.state, await readBody<calendar_v3.Schema$Channel>(c));
    return c.body(null, 204);
  });
}

function authorize({ state }: CalendarWorld, c: RouteContext, group: ScopeGroup): AccessToken {
  const token = state.accessTokens[(c.req.header("authorization") ?? "").replace(/^Bearer /, "")];
  if (!token || token.expiresAtMs <= Date.now()) {
    const message = "Request had invalid authentication credentials. Expected OAuth 2 access token.";
    throw apiError(401, "authError", message);
  }
  if (!allows(token.scope, group)) {
    throw apiError(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
  }
  return token;
}

function writableCalendarOf(world: CalendarWorld, c: RouteContext): StoredCalendar {
  const calendar = calendarOf(world, c, authorize(world, c, "writeEvents"));
  if (calendar.limit === "read_only") {
    throw apiError(403, "requiredAccessLevel", "You need to have writer access to this calendar.");
  }
  return calendar;
}

function calendarOf({ state, timeZone }: CalendarWorld, c: RouteContext, { email }: AccessToken): StoredCalendar {
  const calendar = findCalendar(state, email, c.req.param("calendar"), timeZone);
  if (!calendar) throw apiError(404, "notFound", "Not Found");
  return calendar;
}

function eventOf(calendar: StoredCalendar, c: RouteContext): StoredEvent {
  const stored = findEvent(calendar, c.req.param("event"));
  if (!stored) throw apiError(404, "notFound", "Not Found");
  return stored;
}

function assertMatch(c: RouteContext, { event }: StoredEvent): void {
  const wanted = c.req.header("if-match");
  if (wanted && wanted !== "*" && wanted !== event.etag) throw apiError(412, "conditionNotMet", "Precondition Failed");
}

async function readBody<T = unknown>(c: RouteContext): Promise<T> {
  try {
    return JSON.parse(await c.req.text()) as T;
  } catch {
    throw apiError(400, "parseError", "Parse Error");
  }
}

/** Puts a new event into a calendar. A known id answers 409, also when that event was deleted. */
export function insertEvent(world: CalendarWorld, calendar: StoredCalendar, body: unknown): calendar_v3.Schema$Event {
  const id = chosenId(body);
  const fields = checkedEvent(writableFields(body), calendar);
  if (id && calendar.events[id]) throw apiError(409, "duplicate", "The requested identifier already exists.");
  return keep(world, calendar, newEvent(id, fields, calendar, world.baseUrl));
}

function save(
  world: CalendarWorld,
  calendar: StoredCalendar,
  event: calendar_v3.Schema$Event,
  body: unknown,
): calendar_v3.Schema$Event {
  const checked = checkedEvent(event, calendar);
  const isMoved = Object.keys(body as object).some((key) => key === "start" || key === "end");
  return keep(world, calendar, { ...checked, sequence: (checked.sequence ?? 0) + (isMoved ? 1 : 0) });
}

function keep(
  world: CalendarWorld,
  calendar: StoredCalendar,
  event: calendar_v3.Schema$Event,
): calendar_v3.Schema$Event {
  const { state } = world;
  state.revision += 1;
  const kept = { ...event, etag: `"${state.revision}"`, updated: new Date().toISOString() };
  putEvent(calendar, { revision: state.revision, event: kept });
  announceChange(state, world.deliverer, calendar.id);
  return kept;
}
