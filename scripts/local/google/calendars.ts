import type { calendar_v3 } from "@googleapis/calendar";
import { randomHex } from "@/scripts/local/kit/random-id";
import { apiError } from "./errors";
import type { GoogleState, StoredCalendar } from "./state";

/** The calendar of an id for an account; `primary` is the account's own and always exists. Null when it is not theirs. */
export function findCalendar(state: GoogleState, email: string, id: string, timeZone: string): StoredCalendar | null {
  const key = id === "primary" ? email : id;
  if (key === email) {
    state.calendars[email] ??= { id: email, owner: email, summary: email, timeZone, events: {} };
  }
  const calendar = state.calendars[key];
  return calendar?.owner === email && calendar.limit !== "gone" ? calendar : null;
}

/** A second calendar of an account. */
export function createCalendar(
  state: GoogleState,
  email: string,
  wish: { summary?: unknown; timeZone?: unknown },
  timeZone: string,
): StoredCalendar {
  if (typeof wish.summary !== "string" || wish.summary === "") throw apiError(400, "required", "Missing title.");
  const id = `${randomHex("c_", 60)}@group.calendar.google.com`;
  const zone = typeof wish.timeZone === "string" ? wish.timeZone : timeZone;
  const calendar = { id, owner: email, summary: wish.summary, timeZone: zone, events: {} };
  state.calendars[id] = calendar;
  return calendar;
}

export function calendarResource({ id, summary, timeZone }: StoredCalendar) {
  return {
    kind: "calendar#calendar",
    etag: `"${id.length}"`,
    id,
    summary,
    timeZone,
  } satisfies calendar_v3.Schema$Calendar;
}

export function calendarListEntry(calendar: StoredCalendar) {
  return {
    ...calendarResource(calendar),
    kind: "calendar#calendarListEntry",
    accessRole: calendar.limit === "read_only" ? "reader" : "owner",
    selected: true,
    defaultReminders: [],
    ...(calendar.id === calendar.owner ? { primary: true } : {}),
  } satisfies calendar_v3.Schema$CalendarListEntry;
}
