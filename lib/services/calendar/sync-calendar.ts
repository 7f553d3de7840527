import { busyTimeOf, busyTitleOf } from "@/lib/domain/calendar/busy-time";
import { makeEventId, readEventId } from "@/lib/domain/calendar/event-id";
import type { ExternalEvent } from "@/lib/domain/calendar/external-event";
import type { Ctx } from "@/lib/ports";
import type { ExternalBlock, SyncedCalendar } from "@/lib/ports/calendar";
import { followEvent } from "./follow-event";

type SyncCtx = Ctx<"bookings" | "calendars" | "calendarSyncs" | "calendarSource">;

export interface CalendarToSync {
  businessId: string;
  syncedCalendarId: string;
}

export type SyncCalendarOutcome = "synced" | "not_connected" | "revoked" | "calendar_gone" | "overtaken";

const dayMs = 86_400_000;
/** A little of the past, and more than the longest booking horizon (365 days). */
const window = { beforeMs: dayMs, afterMs: 400 * dayMs };
/** Everything is read anew this often, so that the far end of the window moves on. */
const fullReadMs = 7 * dayMs;
const attemptsMax = 5;

/**
 * Reads one calendar since the last time, or everything when there was none, it was long ago, or Google forgot it (410):
 * what takes time becomes busy, and what was done to our own events is followed. Reads may overlap, come late and twice:
 * each is written only on top of the state it began with. A calendar that is gone takes no time. Throws `unavailable`
 * when Google cannot answer.
 */
export async function syncCalendar(ctx: SyncCtx, target: CalendarToSync): Promise<SyncCalendarOutcome> {
  let isForced = false;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const calendar = await ctx.calendarSyncs.load(target.businessId, target.syncedCalendarId);
    if (!calendar) return "not_connected";
    const isFull = isForced || isFullDue(calendar, ctx.now);
    const read = await ctx.calendarSource.listChanges({
      grant: { refreshToken: calendar.refreshToken },
      calendarId: calendar.calendarId,
      syncToken: isFull ? null : calendar.syncToken,
      from: new Date(ctx.now.getTime() - window.beforeMs),
      to: new Date(ctx.now.getTime() + window.afterMs),
    });
    if (read.outcome === "revoked") return markRevoked(ctx, target.businessId);
    if (read.outcome === "gone") return markGone(ctx, target, calendar);
    if (read.outcome === "expired") {
      isForced = true;
      continue;
    }
    const saved = await writeRead(ctx, target, calendar, {
      events: read.events,
      isFull,
      nextToken: read.nextSyncToken,
    });
    if (saved !== "overtaken") return saved;
  }
  return "overtaken";
}

function isFullDue({ syncToken, fullSyncedAt }: SyncedCalendar, now: Date): boolean {
  return syncToken === null || fullSyncedAt === null || now.getTime() - fullSyncedAt.getTime() > fullReadMs;
}

interface Read {
  events: ExternalEvent[];
  isFull: boolean;
  nextToken: string;
}

/** Our own events come first: were the token written before them, a crash in between would lose what was done to them. */
async function writeRead(
  ctx: SyncCtx,
  target: CalendarToSync,
  calendar: SyncedCalendar,
  read: Read,
): Promise<SyncCalendarOutcome> {
  const foreign: ExternalEvent[] = [];
  const seen = new Set<string>();
  for (const event of read.events) {
    seen.add(event.id);
    const followed = await follow(ctx, target, calendar, event);
    if (followed === "revoked") return markRevoked(ctx, target.businessId);
    if (followed === "foreign") foreign.push(event);
  }
  if (read.isFull && calendar.isTarget && (await followMissing(ctx, target, calendar, seen)) === "revoked") {
    return markRevoked(ctx, target.businessId);
  }
  const blocks = calendar.isBusy ? foreign.flatMap((event) => toBlock(event, calendar)) : [];
  const taken = new Set(blocks.map(({ id }) => id));
  const saved = await ctx.calendarSyncs.apply({
    ...target,
    isFull: read.isFull,
    baseToken: calendar.syncToken,
    baseRevision: calendar.choicesRevision,
    nextToken: read.nextToken,
    blocks,
    goneIds: read.events.filter(({ id }) => !taken.has(id)).map(({ id }) => id),
    now: ctx.now,
  });
  return saved === "saved" ? "synced" : saved === "gone" ? "not_connected" : "overtaken";
}

async function follow(
  ctx: SyncCtx,
  { businessId }: CalendarToSync,
  calendar: SyncedCalendar,
  event: ExternalEvent,
): Promise<"followed" | "foreign" | "revoked"> {
  const appointmentId = readEventId(event.id);
  const appointment = appointmentId ? await ctx.bookings.loadAppointment(businessId, appointmentId) : null;
  if (!appointment) return "foreign";
  // In a calendar that appointments were written to before, they are on their way out.
  if (!calendar.isTarget) return "followed";
  const result = await followEvent(ctx, { appointment, event, calendar });
  return result === "revoked" ? "revoked" : "followed";
}

/** A full read does not tell of everything that was deleted: what should be there and is not was. */
async function followMissing(
  ctx: SyncCtx,
  { businessId }: CalendarToSync,
  calendar: SyncedCalendar,
  seen: Set<string>,
): Promise<"followed" | "revoked"> {
  for (const appointmentId of await ctx.calendarSyncs.listShown(businessId, ctx.now)) {
    if (seen.has(makeEventId(appointmentId))) continue;
    const appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
    if (!appointment) continue;
    if ((await followEvent(ctx, { appointment, event: null, calendar })) === "revoked") return "revoked";
  }
  return "followed";
}

function toBlock(event: ExternalEvent, rules: SyncedCalendar): ExternalBlock[] {
  const span = busyTimeOf(event, rules);
  return span ? [{ id: event.id, ...span, summary: busyTitleOf(event) }] : [];
}

async function markRevoked(ctx: SyncCtx, businessId: string): Promise<"revoked"> {
  await ctx.calendars.markDisconnected(businessId, "Google refused the permission.", ctx.now);
  return "revoked";
}

async function markGone(
  ctx: SyncCtx,
  { businessId, syncedCalendarId }: CalendarToSync,
  { calendarId, syncToken, isTarget }: SyncedCalendar,
): Promise<"calendar_gone"> {
  const error = "This calendar is gone, or not shared with you any more.";
  await ctx.calendarSyncs.fail({ businessId, syncedCalendarId, baseToken: syncToken, error });
  if (isTarget) await ctx.calendars.markWritable(businessId, calendarId, false, ctx.now);
  return "calendar_gone";
}
