import type { calendar_v3 } from "@googleapis/calendar";
import { apiError } from "./errors";
import { isSeries, occurrencesOf, singleEvents } from "./series";
import type { GoogleState, StoredCalendar, StoredEvent } from "./state";
import { instantOf, queryInstant } from "./times";

const KNOWN = new Set([
  "alt",
  "eventTypes",
  "fields",
  "iCalUID",
  "maxAttendees",
  "maxResults",
  "orderBy",
  "pageToken",
  "prettyPrint",
  "privateExtendedProperty",
  "q",
  "quotaUser",
  "sharedExtendedProperty",
  "showDeleted",
  "showHiddenInvitations",
  "singleEvents",
  "syncToken",
  "timeMax",
  "timeMin",
  "timeZone",
  "updatedMin",
]);
const NOT_WITH_SYNC_TOKEN = [
  "iCalUID",
  "orderBy",
  "privateExtendedProperty",
  "q",
  "sharedExtendedProperty",
  "timeMax",
  "timeMin",
  "updatedMin",
];

/** Unix milliseconds that a list began with; a sync token keeps to them, or a series without an end would have no end. */
interface Window {
  min: number | null;
  max: number | null;
}

interface SyncToken {
  calendar: string;
  revision: number;
  window?: Window;
}

/** Where a list goes on: how many were given, and the revision at its first page, which the sync token will carry. */
interface PageToken {
  offset: number;
  revision: number;
  since: number | null;
  window: Window;
}

/** One page of `events.list`, with `nextPageToken` or, on the last page, `nextSyncToken`. */
export function listEvents(state: GoogleState, calendar: StoredCalendar, query: URLSearchParams) {
  for (const name of query.keys()) {
    if (!KNOWN.has(name)) throw apiError(400, "badRequest", `The local calendar does not know the parameter ${name}.`);
  }
  const max = pageSize(query.get("maxResults"));
  const token = query.get("pageToken")
    ? readPageToken(query.get("pageToken") ?? "")
    : firstPage(state, calendar, query);
  const matching = inOrder(select(calendar, query, token), calendar, query.get("orderBy"));
  const items = matching.slice(token.offset, token.offset + max).map(({ event }) => event);
  const isMore = matching.length > token.offset + max;
  return {
    kind: "calendar#events",
    etag: `"p${state.revision}"`,
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    updated: new Date().toISOString(),
    accessRole: "owner",
    defaultReminders: [],
    items,
    ...(isMore
      ? { nextPageToken: encode({ ...token, offset: token.offset + max }) }
      : { nextSyncToken: encode({ calendar: calendar.id, revision: token.revision, window: token.window }) }),
  } satisfies calendar_v3.Schema$Events;
}

function pageSize(text: string | null): number {
  const size = Number(text ?? 250);
  if (!Number.isInteger(size) || size < 1) throw apiError(400, "badRequest", "Invalid value for maxResults.");
  return Math.min(size, 2500);
}

function firstPage(state: GoogleState, calendar: StoredCalendar, query: URLSearchParams): PageToken {
  const syncToken = query.get("syncToken");
  if (!syncToken) return { offset: 0, revision: state.revision, since: null, window: windowOf(query) };
  const forbidden = NOT_WITH_SYNC_TOKEN.find((name) => query.has(name));
  if (forbidden) throw apiError(400, "badRequest", `The parameter ${forbidden} can not be used with syncToken.`);
  const { revision, calendar: id, window } = decode<SyncToken>(syncToken) ?? {};
  const isKnown = id === calendar.id && revision !== undefined && revision <= state.revision;
  if (!isKnown || revision < state.oldestSync) {
    throw apiError(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.");
  }
  return { offset: 0, revision: state.revision, since: revision, window: window ?? { min: null, max: null } };
}

function readPageToken(text: string): PageToken {
  const token = decode<PageToken>(text);
  if (!token || !Number.isInteger(token.offset)) throw apiError(400, "badRequest", "Invalid page token value.");
  return token;
}

function windowOf(query: URLSearchParams): Window {
  const min = queryInstant(query.get("timeMin"), "timeMin");
  const max = queryInstant(query.get("timeMax"), "timeMax");
  if (min !== null && max !== null && max <= min) {
    throw apiError(400, "timeRangeEmpty", "The specified time range is empty.");
  }
  return { min, max };
}

function isWithin({ event }: StoredEvent, { min, max }: Window, timeZone: string): boolean {
  // A cancelled occurrence tells only where it stood.
  const start = instantOf(event.start ?? event.originalStartTime, timeZone);
  const end = event.end ? instantOf(event.end, timeZone) : start + 1;
  return (min === null || end > min) && (max === null || start < max);
}

function select(calendar: StoredCalendar, query: URLSearchParams, { since, window }: PageToken): StoredEvent[] {
  const { timeZone } = calendar;
  const isSingle = query.get("singleEvents") === "true";
  const all = isSingle ? singleEvents(calendar) : Object.values(calendar.events);
  const isListed = (stored: StoredEvent) =>
    isSeries(stored)
      ? occurrencesOf(stored, calendar).some((one) => isWithin(one, window, timeZone))
      : isWithin(stored, window, timeZone);
  if (since !== null) {
    const gone = isSingle ? Object.values(calendar.goneOccurrences ?? {}) : [];
    const isInSeries = ({ event }: StoredEvent) => !calendar.events[event.id ?? ""];
    const news = all.filter((stored) => stored.revision > since && (!isInSeries(stored) || isListed(stored)));
    return [...news, ...gone.filter(({ revision }) => revision > since)];
  }
  const updatedMin = queryInstant(query.get("updatedMin"), "updatedMin");
  const isDeletedShown = query.get("showDeleted") === "true" || updatedMin !== null;
  const isShown = ({ status, recurringEventId }: calendar_v3.Schema$Event) =>
    isDeletedShown || status !== "cancelled" || (!isSingle && Boolean(recurringEventId));
  return all.filter((stored) => isShown(stored.event) && isListed(stored) && matches(stored, query, updatedMin));
}

function matches({ event }: StoredEvent, query: URLSearchParams, updatedMin: number | null): boolean {
  const words = query.get("q")?.toLowerCase();
  const uid = query.get("iCalUID");
  return (
    (updatedMin === null || Date.parse(event.updated ?? "") >= updatedMin) &&
    (!uid || event.iCalUID === uid) &&
    (!words || `${event.summary} ${event.description} ${event.location}`.toLowerCase().includes(words)) &&
    hasProperties(event.extendedProperties?.private, query.getAll("privateExtendedProperty")) &&
    hasProperties(event.extendedProperties?.shared, query.getAll("sharedExtendedProperty"))
  );
}

function hasProperties(properties: Record<string, string> | null | undefined, wanted: string[]): boolean {
  return wanted.every((pair) => {
    const [name = "", ...value] = pair.split("=");
    return properties?.[name] === value.join("=");
  });
}

function inOrder(events: StoredEvent[], calendar: StoredCalendar, orderBy: string | null): StoredEvent[] {
  if (orderBy === "startTime") {
    return events.sort(
      (a, b) => instantOf(a.event.start, calendar.timeZone) - instantOf(b.event.start, calendar.timeZone),
    );
  }
  if (orderBy === null || orderBy === "updated") return events.sort((a, b) => a.revision - b.revision);
  throw apiError(400, "badRequest", `Invalid value for orderBy: ${orderBy}`);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode<T>(text: string): (Partial<T> & T) | null {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString()) as T;
  } catch {
    return null;
  }
}
