import type { calendar_v3 } from "@googleapis/calendar";
import type { ExternalEvent, ExternalTime } from "@/lib/domain/calendar/external-event";
import type { AvailableCalendar } from "@/lib/ports/calendar";

/** One of Google's events in our words; null for what has no id. Deleted events may hold nothing but their id. */
export function toExternalEvent(event: calendar_v3.Schema$Event): ExternalEvent | null {
  if (!event.id) return null;
  const own = event.attendees?.find(({ self }) => self);
  const revision = Number(event.extendedProperties?.private?.revision ?? Number.NaN);
  return {
    id: event.id,
    etag: event.etag ?? "",
    status: event.status === "cancelled" || event.status === "tentative" ? event.status : "confirmed",
    title: event.summary ?? null,
    isPrivate: event.visibility === "private" || event.visibility === "confidential",
    isFree: event.transparency === "transparent" || event.eventType === "workingLocation",
    isDeclined: own?.responseStatus === "declined",
    time: toTime(event.start, event.end),
    revision: Number.isInteger(revision) ? revision : null,
  };
}

type GoogleTime = calendar_v3.Schema$EventDateTime | undefined;

function toTime(start: GoogleTime, end: GoogleTime): ExternalTime | null {
  if (start?.date && end?.date) return { kind: "days", startsOn: start.date, endsOn: end.date };
  const startsAt = new Date(start?.dateTime ?? Number.NaN);
  const endsAt = new Date(end?.dateTime ?? Number.NaN);
  return Number.isNaN(startsAt.getTime()) || Number.isNaN(endsAt.getTime())
    ? null
    : { kind: "instants", startsAt, endsAt };
}

/** A calendar that its events can be read of; none for one that shows only when it is busy. */
export function toAvailableCalendar(entry: calendar_v3.Schema$CalendarListEntry): AvailableCalendar[] {
  if (!entry.id || entry.accessRole === "freeBusyReader") return [];
  return [
    {
      id: entry.primary ? "primary" : entry.id,
      title: entry.summaryOverride ?? entry.summary ?? entry.id,
      canWrite: entry.accessRole === "owner" || entry.accessRole === "writer",
    },
  ];
}
