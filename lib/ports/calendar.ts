import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import type { ExternalEvent } from "@/lib/domain/calendar/external-event";
import type { FeedAppointment } from "@/lib/domain/calendar/feed-ics";

/** What every call of the connected account needs: the grant, in the clear. */
export interface CalendarGrant {
  refreshToken: string;
}

export type Revoked = { outcome: "revoked" };

/** A calendar that the account can see. `id` is "primary" for the account's own. */
export interface AvailableCalendar {
  id: string;
  title: string;
  canWrite: boolean;
}

export interface CalendarGrantRequest {
  state: string;
  /** S256 challenge of the verifier that `exchangeCode` will be given. */
  codeChallenge: string;
  redirectUri: string;
  /** The account to suggest; null lets the owner choose. */
  loginHint: string | null;
}

/** What is read from the connected account, and the sign-in there. Throws `unavailable` when it cannot answer. */
export interface CalendarSource {
  /** The address to send the owner's browser to: offline access, consent asked for again. */
  authorizeUrl(request: CalendarGrantRequest): string;
  /** `expired`: the code was used, is too old or was not ours. `incomplete`: a permission was unticked. */
  exchangeCode(request: {
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }): Promise<
    { outcome: "granted"; refreshToken: string; accountEmail: string } | { outcome: "expired" | "incomplete" }
  >;
  /** Takes the grant back; one that is gone counts as taken back. */
  revoke(refreshToken: string): Promise<void>;
  /** Just the main calendar when the owner did not allow the list. */
  listCalendars(grant: CalendarGrant): Promise<{ outcome: "listed"; calendars: AvailableCalendar[] } | Revoked>;
  /**
   * Every change since a token, or (null) everything between two instants, occurrences of a series one by one, all
   * pages. `expired`: the token is too old. `gone`: no such calendar.
   */
  listChanges(request: {
    grant: CalendarGrant;
    calendarId: string;
    syncToken: string | null;
    from: Date;
    to: Date;
  }): Promise<
    | { outcome: "listed"; events: ExternalEvent[]; nextSyncToken: string }
    | { outcome: "expired" }
    | { outcome: "gone" }
    | Revoked
  >;
  /** An event as it is now; `gone` when nobody knows it. */
  readEvent(
    grant: CalendarGrant,
    calendarId: string,
    eventId: string,
  ): Promise<{ outcome: "found"; event: ExternalEvent } | { outcome: "gone" } | Revoked>;
  /** Asks for pushes about a calendar to our address. `unsupported`: Google tells of none of its changes. */
  watch(request: {
    grant: CalendarGrant;
    calendarId: string;
    channelId: string;
    token: string;
  }): Promise<
    | { outcome: "watching"; watchedId: string; expiresAt: Date }
    | { outcome: "gone" }
    | { outcome: "unsupported" }
    | Revoked
  >;
  /** Ends a channel; one that has ended counts. */
  stopWatch(grant: CalendarGrant, channel: { channelId: string; watchedId: string }): Promise<void>;
}

export interface SyncedCalendar {
  calendarId: string;
  syncToken: string | null;
  fullSyncedAt: Date | null;
  /** Whether its events take time here. */
  isBusy: boolean;
  /** Whether appointments are written to it. */
  isTarget: boolean;
  countsTentative: boolean;
  /** Of what members chose; the rules above are as of then. */
  choicesRevision: number;
  /** Zone of the business. */
  timeZone: string;
  refreshToken: string;
}

/** Time that an event takes. */
export interface ExternalBlock {
  id: string;
  startsAt: Date;
  endsAt: Date;
  summary: string;
}

/** A change that the owner made to one of our events, beside the appointment as it is now. */
export interface ExternalChange {
  appointmentId: string;
  revision: number;
  /** Where it was moved to; null when the event was deleted. */
  startsAt: Date | null;
  now: { revision: number; status: AppointmentDetails["status"]; startsAt: Date; resourceId: string };
}

export type OnExternalChange = "ask" | "apply";

export interface CalendarChannel {
  channelId: string;
  watchedId: string | null;
  expiresAt: Date | null;
}

export interface CalendarSyncStore {
  /** Null when the calendar is not read any more, or nothing is connected. */
  load(businessId: string, syncedCalendarId: string): Promise<SyncedCalendar | null>;
  /** Writes one read. `overtaken`: another read or choice came first, so this one must be made again. */
  apply(read: {
    businessId: string;
    syncedCalendarId: string;
    isFull: boolean;
    baseToken: string | null;
    baseRevision: number;
    nextToken: string;
    blocks: ExternalBlock[];
    goneIds: string[];
    now: Date;
  }): Promise<"saved" | "gone" | "overtaken">;
  /** Keeps why a calendar cannot be read any more, and frees its times, unless another read came first. */
  fail(request: {
    businessId: string;
    syncedCalendarId: string;
    baseToken: string | null;
    error: string;
  }): Promise<void>;
  /** Ids of upcoming appointments whose events should stand in the calendar just as they are. */
  listShown(businessId: string, now: Date): Promise<string[]>;
  /** Queues what is due by time alone; returns how many. */
  sweep(now: Date): Promise<number>;
  noteChange(change: {
    businessId: string;
    appointmentId: string;
    revision: number;
    isSame: boolean;
    startsAt: Date | null;
    now: Date;
  }): Promise<{ outcome: "same" | "stale" | "asked" | "known" | "apply"; changeId: string | null }>;
  loadChange(businessId: string, changeId: string): Promise<ExternalChange | null>;
  /** False when it waits no more, or another decision than this one is being carried out. */
  claimChange(request: {
    businessId: string;
    changeId: string;
    decision: "apply" | "keep";
    actorId: string | null;
    now: Date;
  }): Promise<boolean>;
  settleChange(request: {
    businessId: string;
    changeId: string;
    state: "applied" | "kept" | "refused" | "superseded";
    reason: string | null;
    actorId: string | null;
    now: Date;
  }): Promise<"settled" | "already_decided">;
  putBack(businessId: string, appointmentId: string, key: string, now: Date): Promise<void>;
  listChannels(businessId: string, syncedCalendarId: string | null): Promise<CalendarChannel[]>;
  openChannel(businessId: string, syncedCalendarId: string, channelId: string, now: Date): Promise<void>;
  confirmChannel(businessId: string, channelId: string, watchedId: string, expiresAt: Date): Promise<void>;
  closeChannel(businessId: string, channelId: string): Promise<void>;
  /** Closes a channel that its calendar cannot have; the sweep asks for none any more. */
  refuseChannel(businessId: string, channelId: string): Promise<void>;
  recordPush(push: {
    channelId: string;
    watchedId: string;
    messageNumber: string;
    pushState: string;
    now: Date;
  }): Promise<"received" | "joined" | "duplicate" | "unknown_channel">;
}

/** What a member decides about the connection. */
export interface CalendarConnectionStore {
  /** Seals the grant. `other_account`: it is not the account that is connected, and nothing changed. */
  connect(request: {
    businessId: string;
    accountEmail: string;
    refreshToken: string;
    isAnyAccount: boolean;
    memberId: string;
    now: Date;
  }): Promise<"connected" | "other_account">;
  /** True the first time that a sign-in comes back. */
  takeAttempt(nonce: string, now: Date): Promise<boolean>;
  disconnect(businessId: string, memberId: string, now: Date): Promise<void>;
  /** `baseRevision` is of the choices that the member began with. */
  choose(request: {
    businessId: string;
    baseRevision: number;
    targetId: string;
    calendars: { id: string; title: string; isBusy: boolean }[];
    onExternalChange: OnExternalChange;
    countsTentative: boolean;
    memberId: string;
    now: Date;
  }): Promise<"saved" | "changed_elsewhere" | "not_connected">;
  setFeed(businessId: string, isOpen: boolean, memberId: string, now: Date): Promise<void>;
  loadFeed(feedId: string, now: Date): Promise<{ businessName: string; appointments: FeedAppointment[] } | null>;
}
