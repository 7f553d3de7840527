import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { makeEventId } from "@/lib/domain/calendar/event-id";
import type { CalendarEvent, Ctx } from "@/lib/ports";

export type SyncCalendarResult = { outcome: "saved" | "removed" | "not_connected" | "gone" | "revoked" | "unwritable" };

/**
 * Makes the connected calendar show an appointment as it stands now, whatever came before: saved when confirmed,
 * removed when cancelled. An event that stands in a calendar written to before is changed there. The event's id is made
 * from the appointment's, so that a repeat finds the first. A revoked grant, or a calendar that is gone or only read,
 * marks the connection and tells the owner; bookings go on. Throws `unavailable` when Google cannot answer.
 *
 * Two changes within a second have two jobs, and the slower one could write what is no longer so. Therefore each looks
 * again after its write, and nobody trusts the revision that another noted.
 */
export async function syncCalendarEvent(
  ctx: Ctx<"bookings" | "calendars" | "calendarProvider">,
  { businessId, appointmentId }: { businessId: string; appointmentId: string },
): Promise<SyncCalendarResult> {
  let appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
  for (;;) {
    if (!appointment) return { outcome: "gone" };
    const { outcome } = await showAppointment(ctx, businessId, appointment);
    if (outcome !== "saved" && outcome !== "removed") return { outcome };
    const now = await ctx.bookings.loadAppointment(businessId, appointmentId);
    if (now?.revision === appointment.revision) return { outcome };
    appointment = now;
  }
}

async function showAppointment(
  ctx: Ctx<"bookings" | "calendars" | "calendarProvider">,
  businessId: string,
  appointment: AppointmentDetails,
): Promise<SyncCalendarResult> {
  const access = await ctx.calendars.load(businessId);
  if (access?.state !== "connected") return { outcome: "not_connected" };
  const { id: appointmentId, revision, calendarEventId, eventCalendarId } = appointment;
  if (calendarEventId && !eventCalendarId) return { outcome: "not_connected" };
  const calendarId = eventCalendarId ?? access.calendarId;
  const place = { refreshToken: access.refreshToken, calendarId };
  const event = toCalendarEvent(appointment);
  const result =
    appointment.status === "cancelled"
      ? await ctx.calendarProvider.remove(place, event.id)
      : await ctx.calendarProvider.upsert(place, event);
  if (result.outcome === "revoked") {
    await ctx.calendars.markDisconnected(businessId, "Google refused the permission.", ctx.now);
    return { outcome: "revoked" };
  }
  if (result.outcome === "unwritable") {
    await ctx.calendars.markWritable(businessId, calendarId, false, ctx.now);
    return { outcome: "unwritable" };
  }
  if (await ctx.calendars.saveEvent({ businessId, appointmentId, calendarId, eventId: event.id, revision })) {
    const isBack = result.outcome === "saved" && !access.isWritable;
    if (isBack) await ctx.calendars.markWritable(businessId, calendarId, true, ctx.now);
    return { outcome: result.outcome };
  }
  // The owner chose another calendar during the write: this one must not keep the event, and the other one needs it.
  await ctx.calendarProvider.remove(place, event.id);
  return showAppointment(ctx, businessId, { ...appointment, calendarEventId: null, eventCalendarId: null });
}

function toCalendarEvent(appointment: AppointmentDetails): CalendarEvent {
  const lines = [
    `Customer: ${appointment.customerName}`,
    appointment.customerPhone ? `Phone: ${appointment.customerPhone}` : null,
    appointment.notes ? `Notes: ${appointment.notes}` : null,
    `With: ${appointment.resource}`,
    `Reference: ${appointment.reference}`,
  ];
  return {
    id: makeEventId(appointment.id),
    appointmentId: appointment.id,
    revision: appointment.revision,
    title: `${appointment.service}: ${appointment.customerName}`,
    description: lines.filter((line) => line !== null).join("\n"),
    location: appointment.address,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    timeZone: appointment.timeZone,
  };
}
