/** How the connected calendar is, and what waits for the owner there. */
export interface CalendarHealth {
  connection: CalendarConnection | null;
  calendars: SyncedCalendarRow[];
  changes: WaitingChange[];
  /** Mirrored busy times that are not over, next first, at most `busyShown`. */
  busy: UpcomingBusy[];
  /** How many there are in all. */
  busyCount: number;
  feedId: string | null;
  services: { id: string; name: string }[];
}

export interface CalendarConnection {
  state: "connected" | "needs_reconnect" | "disconnected";
  accountEmail: string;
  /** Where appointments are written to. */
  targetId: string;
  onExternalChange: "ask" | "apply";
  countsTentative: boolean;
  /** Of what members chose: the calendars and the two lines above. */
  choicesRevision: number;
  lastError: string | null;
  connectedAt: Date;
}

export interface SyncedCalendarRow {
  calendarId: string;
  title: string;
  isBusy: boolean;
  syncedAt: Date | null;
  lastError: string | null;
  /** Until when Google tells of changes by itself; null while only the sweep reads. */
  pushedUntil: Date | null;
}

/** One of our events that was moved (to `startsAt`) or deleted (null) in the calendar. */
export interface WaitingChange {
  id: string;
  customerName: string;
  service: string;
  appointmentAt: Date;
  startsAt: Date | null;
  noticedAt: Date;
}

export interface UpcomingBusy {
  id: string;
  title: string;
  calendar: string | null;
  from: Date;
  to: Date;
}

export const busyShown = 12;
