import { randomUUID } from "node:crypto";
import type { Ctx, SlotKey } from "@/lib/ports";
import type { CalendarToSync } from "./sync-calendar";

const renewBeforeMs = 48 * 3_600_000;

/** What Google sends along with every push of a channel, so that nobody else can send one. */
export function channelToken(key: SlotKey, channelId: string): string {
  return key.sign(`calendar-channel:${channelId}`).toString("base64url");
}

/**
 * Keeps a push channel open for one calendar. One that ends within two days is followed by a new one before it is
 * stopped: for a moment both push, and nothing is missed. A calendar that Google tells nothing of (holidays,
 * birthdays) is read by the sweep alone. Throws `unavailable` when Google cannot answer.
 */
export async function watchCalendar(
  ctx: Ctx<"calendars" | "calendarSyncs" | "calendarSource" | "slotKey">,
  { businessId, syncedCalendarId }: CalendarToSync,
): Promise<"watching" | "opened" | "not_connected" | "calendar_gone" | "unsupported" | "revoked"> {
  const calendar = await ctx.calendarSyncs.load(businessId, syncedCalendarId);
  if (!calendar) return "not_connected";
  const before = await ctx.calendarSyncs.listChannels(businessId, syncedCalendarId);
  const lastsUntil = before[0]?.expiresAt?.getTime() ?? 0;
  if (lastsUntil > ctx.now.getTime() + renewBeforeMs) return "watching";

  const channelId = randomUUID();
  await ctx.calendarSyncs.openChannel(businessId, syncedCalendarId, channelId, ctx.now);
  const token = channelToken(ctx.slotKey, channelId);
  const answer = await ctx.calendarSource.watch({ grant: calendar, calendarId: calendar.calendarId, channelId, token });
  if (answer.outcome === "revoked") {
    await ctx.calendars.markDisconnected(businessId, "Google refused the permission.", ctx.now);
    return "revoked";
  }
  if (answer.outcome === "gone") {
    await ctx.calendarSyncs.closeChannel(businessId, channelId);
    return "calendar_gone";
  }
  if (answer.outcome === "unsupported") {
    await ctx.calendarSyncs.refuseChannel(businessId, channelId);
    return "unsupported";
  }
  await ctx.calendarSyncs.confirmChannel(businessId, channelId, answer.watchedId, answer.expiresAt);
  for (const { channelId: oldId, watchedId } of before) {
    if (watchedId) await ctx.calendarSource.stopWatch(calendar, { channelId: oldId, watchedId });
    await ctx.calendarSyncs.closeChannel(businessId, oldId);
  }
  return "opened";
}
