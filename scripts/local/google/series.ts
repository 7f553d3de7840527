import type { calendar_v3 } from "@googleapis/calendar";
import { Temporal } from "temporal-polyfill";
import { datesOf, type Recurrence, readRecurrence } from "./recurrence-rule";
import type { StoredCalendar, StoredEvent } from "./state";
import { type EventTime, instantOf, withOffset } from "./times";

type GoogleEvent = calendar_v3.Schema$Event;

/** A series without an end is known this far beyond today. */
const HORIZON_DAYS = 800;
const expanded = new WeakMap<StoredEvent, StoredEvent[]>();

/** True for the event that a series is written in: it is listed by itself only where single events are not asked for. */
export function isSeries({ event }: StoredEvent): boolean {
  return (event.recurrence?.length ?? 0) > 0;
}

/** The occurrences of a series as its rule says them, in order, without regard to those that were changed one by one. */
export function occurrencesOf(stored: StoredEvent, calendar: StoredCalendar): StoredEvent[] {
  if (!isSeries(stored) || stored.event.status === "cancelled") return [];
  const known = expanded.get(stored);
  if (known) return known;
  const starts = startsOf(stored.event, calendar);
  const occurrences = starts.map((start) => occurrenceAt(stored, start, calendar));
  expanded.set(stored, occurrences);
  return occurrences;
}

/** Every event of a calendar by itself: a series as its occurrences, each as it was changed when it was. */
export function singleEvents(calendar: StoredCalendar): StoredEvent[] {
  const stored = Object.values(calendar.events);
  return stored.flatMap((one) =>
    isSeries(one) ? occurrencesOf(one, calendar).filter(({ event }) => !calendar.events[event.id ?? ""]) : [one],
  );
}

/** What a calendar holds under an id: an event, a changed occurrence, or one that follows its series. */
export function findEvent(calendar: StoredCalendar, id: string): StoredEvent | null {
  const stored = calendar.events[id] ?? calendar.goneOccurrences?.[id];
  if (stored) return stored;
  const series = calendar.events[id.slice(0, Math.max(0, id.lastIndexOf("_")))];
  return (series && occurrencesOf(series, calendar).find(({ event }) => event.id === id)) ?? null;
}

/**
 * Puts an event in its place. Of a series: occurrences that it had and has no more are told as cancelled from then on,
 * with what was changed about them; those that it has again are told as it says.
 */
export function putEvent(calendar: StoredCalendar, stored: StoredEvent): void {
  const id = stored.event.id ?? "";
  const before = calendar.events[id];
  calendar.events[id] = stored;
  const gone = calendar.goneOccurrences ?? {};
  calendar.goneOccurrences = gone;
  const now = new Set(occurrencesOf(stored, calendar).map(({ event }) => event.id ?? ""));
  for (const occurrence of now) delete gone[occurrence];
  for (const { event } of before ? occurrencesOf(before, calendar) : []) {
    if (now.has(event.id ?? "")) continue;
    delete calendar.events[event.id ?? ""];
    gone[event.id ?? ""] = { revision: stored.revision, event: cancelledOccurrence(event, stored.event.etag) };
  }
}

/** A cancelled occurrence holds nothing but what it was. */
export function cancelledOccurrence(event: GoogleEvent, etag: GoogleEvent["etag"]): GoogleEvent {
  const { kind, id, recurringEventId, originalStartTime } = event;
  return {
    ...(kind ? { kind } : {}),
    etag: etag ?? null,
    ...(id ? { id } : {}),
    status: "cancelled",
    ...(recurringEventId ? { recurringEventId } : {}),
    ...(originalStartTime ? { originalStartTime } : {}),
  };
}

function startsOf(event: GoogleEvent, calendar: StoredCalendar): EventTime[] {
  const { date, dateTime, timeZone } = event.start ?? {};
  const zone = timeZone ?? calendar.timeZone;
  const series = readRecurrence(event.recurrence ?? [], zone);
  const first = date
    ? Temporal.PlainDate.from(date)
    : Temporal.Instant.from(dateTime ?? "")
        .toZonedDateTimeISO(zone)
        .toPlainDateTime();
  const horizonMs = Date.now() + HORIZON_DAYS * 86_400_000;
  const starts: EventTime[] = [];
  let count = 0;
  for (const day of datesOf(series, first instanceof Temporal.PlainDate ? first : first.toPlainDate())) {
    // The wall clock stays where it is when the clock changes.
    const moment =
      first instanceof Temporal.PlainDate ? day : day.toPlainDateTime(first.toPlainTime()).toZonedDateTime(zone);
    count += 1;
    const atMs = moment instanceof Temporal.PlainDate ? instantOf({ date: `${day}` }, zone) : moment.epochMilliseconds;
    if (atMs > horizonMs || (series.count && count > series.count) || isAfter(series.until, day, atMs)) break;
    if (series.excluded.has(moment instanceof Temporal.PlainDate ? `${day}` : atMs)) continue;
    starts.push(
      moment instanceof Temporal.PlainDate ? { date: `${day}` } : { dateTime: withOffset(moment), timeZone: zone },
    );
  }
  return starts;
}

function isAfter(until: Recurrence["until"], day: Temporal.PlainDate, atMs: number): boolean {
  if (until === null) return false;
  return until instanceof Temporal.Instant
    ? atMs > until.epochMilliseconds
    : Temporal.PlainDate.compare(day, until) > 0;
}

function occurrenceAt({ revision, event }: StoredEvent, start: EventTime, calendar: StoredCalendar): StoredEvent {
  const { recurrence: _, ...shared } = event;
  const times = { start, end: endOf(event, start, calendar) };
  const id = `${event.id}_${stampOf(start)}`;
  return {
    revision,
    event: { ...shared, id, recurringEventId: event.id ?? null, originalStartTime: start, ...times },
  };
}

function endOf(event: GoogleEvent, start: EventTime, calendar: StoredCalendar): EventTime {
  if (start.date && event.start?.date && event.end?.date) {
    const length = Temporal.PlainDate.from(event.start.date).until(event.end.date);
    return { date: Temporal.PlainDate.from(start.date).add(length).toString() };
  }
  const zone = event.end?.timeZone ?? calendar.timeZone;
  const lengthMs = instantOf(event.end, zone) - instantOf(event.start, zone);
  const end = Temporal.Instant.fromEpochMilliseconds(instantOf(start, zone) + lengthMs).toZonedDateTimeISO(zone);
  return { dateTime: withOffset(end), timeZone: zone };
}

/** How the API ends the id of an occurrence: its date, or its instant in UTC. */
function stampOf({ date, dateTime }: EventTime): string {
  if (date) return date.replaceAll("-", "");
  return Temporal.Instant.from(dateTime ?? "")
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:]/g, "");
}
