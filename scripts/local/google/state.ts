import type { calendar_v3 } from "@googleapis/calendar";
import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";

/** One agreement of an account with our application. Revoking any of its tokens ends all of them. */
export interface Grant {
  email: string;
  scope: string;
}

export interface AuthCode extends Grant {
  redirectUri: string;
  isOffline: boolean;
  challenge: string | null;
  challengeMethod: "S256" | "plain";
  createdAtMs: number;
}

export interface AccessToken extends Grant {
  expiresAtMs: number;
}

/** `revision` grows with every change in the account; sync tokens are made of it. */
export interface StoredEvent {
  revision: number;
  event: calendar_v3.Schema$Event;
}

export interface StoredCalendar {
  id: string;
  owner: string;
  summary: string;
  timeZone: string;
  /** Single events, series as they were written, and occurrences that were changed or cancelled one by one. */
  events: Record<string, StoredEvent>;
  /** Occurrences that a series had once and has no more. */
  goneOccurrences?: Record<string, StoredEvent>;
  limit?: CalendarLimit;
}

/** `gone`: deleted, or not shared with the account any more. `no_push`: as Google's own holidays and birthdays. */
export type CalendarLimit = "gone" | "read_only" | "no_push";

export interface Channel {
  id: string;
  resourceId: string;
  calendarId: string;
  address: string;
  token: string | null;
  expiresAtMs: number;
  messageNumber: number;
}

/** What the local Google keeps between restarts: refresh tokens stay good, as they do at Google. */
export interface GoogleState {
  codes: Record<string, AuthCode>;
  refreshTokens: Record<string, Grant>;
  accessTokens: Record<string, AccessToken>;
  /** Accounts that agreed once: a second agreement brings no refresh token unless `prompt=consent` asks for one. */
  consents: Record<string, true>;
  calendars: Record<string, StoredCalendar>;
  channels: Record<string, Channel>;
  /** Calendars that answer free/busy queries with this reason instead of times. */
  freeBusyErrors: Record<string, string>;
  revision: number;
  /** Sync tokens below are too old and answer 410. */
  oldestSync: number;
  deliveries: DeliveryRecord[];
}

export function emptyGoogleState(): GoogleState {
  return {
    codes: {},
    refreshTokens: {},
    accessTokens: {},
    consents: {},
    calendars: {},
    channels: {},
    freeBusyErrors: {},
    revision: 1,
    oldestSync: 0,
    deliveries: [],
  };
}
