const BASE = "https://www.googleapis.com/auth/";

// developers.google.com/calendar/api/auth: any one of these suffices for the group of methods.
const SUFFICIENT = {
  readEvents: [
    "calendar",
    "calendar.readonly",
    "calendar.events",
    "calendar.events.readonly",
    "calendar.events.owned",
    "calendar.events.owned.readonly",
    "calendar.app.created",
  ],
  writeEvents: ["calendar", "calendar.events", "calendar.events.owned", "calendar.app.created"],
  freeBusy: ["calendar", "calendar.readonly", "calendar.freebusy", "calendar.events.freebusy"],
  calendarList: ["calendar", "calendar.readonly", "calendar.calendarlist", "calendar.calendarlist.readonly"],
  calendars: ["calendar", "calendar.readonly", "calendar.calendars", "calendar.calendars.readonly"],
  createCalendars: ["calendar", "calendar.calendars", "calendar.app.created"],
} as const;

export type ScopeGroup = keyof typeof SUFFICIENT;

/** True when the granted scopes (separated by spaces) allow the group of methods. */
export function allows(scope: string, group: ScopeGroup): boolean {
  const granted = new Set(scope.split(" "));
  return SUFFICIENT[group].some((name) => granted.has(BASE + name));
}
