import type { calendar_v3 } from "@googleapis/calendar";
import { randomHex } from "@/scripts/local/kit/random-id";
import { apiError } from "./errors";
import { readRecurrence } from "./recurrence-rule";
import type { StoredCalendar, StoredEvent } from "./state";
import { instantOf, normalTime } from "./times";

type GoogleEvent = calendar_v3.Schema$Event;

const WRITABLE = [
  "summary",
  "description",
  "location",
  "start",
  "end",
  "recurrence",
  "attendees",
  "extendedProperties",
  "transparency",
  "visibility",
  "status",
  "colorId",
  "reminders",
  "source",
  "guestsCanInviteOthers",
  "guestsCanModify",
  "guestsCanSeeOtherGuests",
  "anyoneCanAddSelf",
] as const satisfies (keyof GoogleEvent)[];
// Clients send these back when they update what they read; the API ignores them.
const READ_ONLY = [
  "kind",
  "etag",
  "id",
  "created",
  "updated",
  "creator",
  "organizer",
  "htmlLink",
  "iCalUID",
  "sequence",
  "eventType",
  "hangoutLink",
  "locked",
  "privateCopy",
  "attendeesOmitted",
  "recurringEventId",
  "originalStartTime",
] as const satisfies (keyof GoogleEvent)[];

/** The part of a request body that may be written. Throws for fields that the local calendar does not know. */
export function writableFields(body: unknown): GoogleEvent {
  if (!body || typeof body !== "object" || Array.isArray(body)) throw apiError(400, "parseError", "Parse Error");
  const known: readonly string[] = [...WRITABLE, ...READ_ONLY];
  for (const key of Object.keys(body)) {
    if (!known.includes(key)) throw apiError(400, "invalid", `The local calendar does not know the field ${key}.`);
  }
  const entries = Object.entries(body).filter(([key]) => (WRITABLE as readonly string[]).includes(key));
  return Object.fromEntries(entries) as GoogleEvent;
}

/** Throws the API's 400 when an event could not be kept; otherwise its times come back in their final form. */
export function checkedEvent(event: GoogleEvent, calendar: StoredCalendar): GoogleEvent {
  if (!event.start) throw apiError(400, "required", "Missing start time.");
  if (!event.end) throw apiError(400, "required", "Missing end time.");
  if (event.recurrence?.length) checkSeries(event, calendar);
  const start = normalTime(event.start, calendar.timeZone, "start");
  const end = normalTime(event.end, calendar.timeZone, "end");
  if (Boolean(start.date) !== Boolean(end.date)) throw apiError(400, "invalid", "Invalid start time.");
  if (instantOf(end, calendar.timeZone) < instantOf(start, calendar.timeZone)) {
    throw apiError(400, "timeRangeEmpty", "The specified time range is empty.");
  }
  for (const properties of [event.extendedProperties?.private, event.extendedProperties?.shared]) {
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (key.length > 44 || typeof value !== "string" || value.length > 1024) {
        throw apiError(400, "invalid", `Invalid extended property: ${key}`);
      }
    }
  }
  const attendees = event.attendees?.map((attendee) => ({ responseStatus: "needsAction", ...attendee }));
  return { ...event, start, end, ...(attendees ? { attendees } : {}) };
}

function checkSeries(event: GoogleEvent, calendar: StoredCalendar): void {
  if (event.recurringEventId) throw apiError(400, "invalid", "An occurrence cannot be a series of its own.");
  if (event.start?.dateTime && !event.start.timeZone) {
    throw apiError(400, "required", "Missing time zone definition for start time.");
  }
  readRecurrence(event.recurrence ?? [], event.start?.timeZone ?? calendar.timeZone);
}

/** The id that a client may choose: base32hex, 5 to 1024 characters. */
export function chosenId(body: unknown): string | null {
  const id = (body as { id?: unknown } | null)?.id;
  if (id === undefined || id === null) return null;
  if (typeof id !== "string" || !/^[a-v0-9]{5,1024}$/.test(id))
    throw apiError(400, "invalid", "Invalid resource id value.");
  return id;
}

/** A new event as it is kept, with all that the server adds. */
export function newEvent(
  id: string | null,
  fields: GoogleEvent,
  calendar: StoredCalendar,
  baseUrl: string,
): GoogleEvent {
  const eventId = id ?? randomHex("", 26);
  const now = new Date().toISOString();
  return {
    kind: "calendar#event",
    status: "confirmed",
    ...fields,
    id: eventId,
    created: now,
    updated: now,
    creator: { email: calendar.owner, self: true },
    organizer: { email: calendar.id, self: true },
    iCalUID: `${eventId}@google.com`,
    sequence: 0,
    reminders: fields.reminders ?? { useDefault: true },
    eventType: "default",
    htmlLink: `${baseUrl}/calendar/event?eid=${Buffer.from(`${eventId} ${calendar.id}`).toString("base64url")}`,
  } satisfies GoogleEvent;
}

/** A patch laid over an event: null removes a field, maps are merged, times and lists are replaced. */
export function patched<T extends object>(current: T, patch: object): T {
  const result = { ...current } as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch)) {
    const before = result[key];
    const isMap = isPlain(value) && isPlain(before) && key !== "start" && key !== "end";
    if (value === null) delete result[key];
    else result[key] = isMap ? patched(before, value) : value;
  }
  return result as T;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a full update leaves of the old event: the server's own fields. */
export function serverFields(event: GoogleEvent): GoogleEvent {
  const entries = Object.entries(event).filter(([key]) => (READ_ONLY as readonly string[]).includes(key));
  return { status: "confirmed", reminders: { useDefault: true }, ...Object.fromEntries(entries) };
}

/** True when the time of an event blocks its owner. */
export function isBusy({ event }: StoredEvent, owner: string): boolean {
  const own = event.attendees?.find((attendee) => attendee.email === owner);
  return event.status !== "cancelled" && event.transparency !== "transparent" && own?.responseStatus !== "declined";
}
