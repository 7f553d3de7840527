import type { calendar_v3 } from "@googleapis/calendar";
import { Temporal } from "temporal-polyfill";
import { apiError } from "./errors";
import { isBusy } from "./event-model";
import { singleEvents } from "./series";
import type { GoogleState, StoredCalendar } from "./state";
import { instantOf, queryInstant, withOffset } from "./times";

const CALENDARS_MAX = 50;

/** `freebusy.query`: a calendar that cannot be read answers `errors` inside the 200, with an empty `busy`. */
export function freeBusy(
  state: GoogleState,
  request: calendar_v3.Schema$FreeBusyRequest,
  find: (id: string) => StoredCalendar | null,
) {
  const min = queryInstant(request.timeMin, "timeMin");
  const max = queryInstant(request.timeMax, "timeMax");
  if (min === null || max === null) throw apiError(400, "required", "Missing timeMin or timeMax parameter.");
  if (max <= min) throw apiError(400, "timeRangeEmpty", "The specified time range is empty.");
  const items = request.items ?? [];
  if (items.length > CALENDARS_MAX) throw apiError(400, "tooManyCalendarsRequested", "Too many calendars requested.");
  const zone = request.timeZone ?? "UTC";
  const calendars = items.map(({ id }) => {
    const calendar = find(id ?? "");
    const reason = state.freeBusyErrors[calendar?.id ?? id ?? ""] ?? (calendar ? null : "notFound");
    if (!calendar || reason) return [id, { errors: [{ domain: "global", reason: reason ?? "notFound" }], busy: [] }];
    return [id, { busy: busyTimes(calendar, min, max).map((range) => asPeriod(range, zone)) }];
  });
  return {
    kind: "calendar#freeBusy",
    timeMin: new Date(min).toISOString(),
    timeMax: new Date(max).toISOString(),
    calendars: Object.fromEntries(calendars),
  } satisfies calendar_v3.Schema$FreeBusyResponse;
}

/** Busy stretches within the window, merged and in order, as Unix milliseconds. */
function busyTimes(calendar: StoredCalendar, min: number, max: number): [number, number][] {
  const ranges = singleEvents(calendar)
    .filter((stored) => isBusy(stored, calendar.owner))
    .map(({ event }): [number, number] => [
      Math.max(min, instantOf(event.start, calendar.timeZone)),
      Math.min(max, instantOf(event.end, calendar.timeZone)),
    ])
    .filter(([start, end]) => start < end)
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function asPeriod([start, end]: [number, number], zone: string): calendar_v3.Schema$TimePeriod {
  const text = (ms: number) => withOffset(Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone));
  return { start: text(start), end: text(end) };
}
