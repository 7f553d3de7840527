import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { compareEvent, type EventDifference } from "@/lib/domain/calendar/compare-event";
import { makeEventId } from "@/lib/domain/calendar/event-id";
import type { ExternalEvent } from "@/lib/domain/calendar/external-event";
import type { Ctx } from "@/lib/ports";
import type { SyncedCalendar } from "@/lib/ports/calendar";
import { resolveExternalChange } from "./resolve-external-change";

interface SeenEvent {
  appointment: AppointmentDetails;
  /** As the list told it; null when it was missing there. */
  event: ExternalEvent | null;
  calendar: SyncedCalendar;
}

/**
 * Follows what was done to the event of an appointment: a move or a deletion is asked about, or applied by setting;
 * what cannot be meant (another length, a cancelled appointment) is put back. What the list told may be old by now: a
 * difference counts only when the event itself still shows it.
 */
export async function followEvent(
  ctx: Ctx<"bookings" | "calendarSyncs" | "calendarSource">,
  { appointment: listed, event: listedEvent, calendar }: SeenEvent,
): Promise<"followed" | "revoked"> {
  const { businessId, id: appointmentId } = listed;
  let difference = compareEvent(listedEvent, listed, ctx.now);
  let appointment = listed;
  let event = listedEvent;
  if (!["same", "past", "ours_pending"].includes(difference.kind)) {
    const fresh = await ctx.bookings.loadAppointment(businessId, appointmentId);
    const read = await ctx.calendarSource.readEvent(calendar, calendar.calendarId, makeEventId(appointmentId));
    if (read.outcome === "revoked") return "revoked";
    if (!fresh) return "followed";
    appointment = fresh;
    event = read.outcome === "found" ? read.event : null;
    difference = compareEvent(event, appointment, ctx.now);
  }
  await act(ctx, appointment, difference, event?.etag ?? "");
  return "followed";
}

async function act(
  ctx: Ctx<"bookings" | "calendarSyncs">,
  { businessId, id: appointmentId, revision, status }: AppointmentDetails,
  difference: EventDifference,
  etag: string,
): Promise<void> {
  const { kind } = difference;
  if (kind === "past" || kind === "ours_pending" || (kind === "same" && status !== "confirmed")) return;
  if (kind === "altered") return ctx.calendarSyncs.putBack(businessId, appointmentId, etag, ctx.now);
  const { outcome, changeId } = await ctx.calendarSyncs.noteChange({
    businessId,
    appointmentId,
    revision,
    isSame: kind === "same",
    startsAt: kind === "moved" ? difference.startsAt : null,
    now: ctx.now,
  });
  if (outcome === "apply" && changeId) {
    await resolveExternalChange(ctx, { businessId, changeId, decision: "apply" });
  }
}
