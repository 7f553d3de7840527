import { makeEventId } from "@/lib/domain/calendar/event-id";
import type { Ctx } from "@/lib/ports";
import { type SyncCalendarResult, syncCalendarEvent } from "./sync-calendar-event";

/**
 * Brings the event of an appointment to the calendar that is written to now, and then takes it out of the one before.
 * A repeat finds both done. Throws `unavailable` when Google cannot answer.
 */
export async function moveCalendarEvent(
  ctx: Ctx<"bookings" | "calendars" | "calendarProvider">,
  move: { businessId: string; appointmentId: string; fromCalendarId: string },
): Promise<SyncCalendarResult> {
  const { businessId, appointmentId, fromCalendarId } = move;
  const shown = await syncCalendarEvent(ctx, { businessId, appointmentId });
  const access = await ctx.calendars.load(businessId);
  // The owner may have chosen the first calendar again meanwhile.
  if (access?.state !== "connected" || access.calendarId === fromCalendarId) return shown;
  await ctx.calendarProvider.remove({ ...access, calendarId: fromCalendarId }, makeEventId(appointmentId));
  return shown;
}
