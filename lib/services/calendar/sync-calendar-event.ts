import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import type { CalendarEvent, Ctx } from "@/lib/ports";

export type SyncCalendarResult = { outcome: "saved" | "removed" | "not_connected" | "up_to_date" | "gone" | "revoked" };

/**
 * Makes the connected calendar show an appointment as it stands now, whatever came before: saved when confirmed,
 * removed when cancelled. The event's id is made from the appointment's, so that a repeat finds the first. A revoked
 * grant marks the connection and tells the owner; bookings go on. Throws `unavailable` when Google cannot answer.
 */
export async function syncCalendarEvent(
  ctx: Ctx<"bookings" | "calendars" | "calendarProvider">,
  { businessId, appointmentId }: { businessId: string; appointmentId: string },
): Promise<SyncCalendarResult> {
  const appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!appointment) return { outcome: "gone" };
  if (appointment.calendarRevision === appointment.revision) return { outcome: "up_to_date" };
  const access = await ctx.calendars.load(businessId);
  if (access?.state !== "connected") return { outcome: "not_connected" };
  const event = toCalendarEvent(appointment);
  const result =
    appointment.status === "cancelled"
      ? await ctx.calendarProvider.remove(access, event.id)
      : await ctx.calendarProvider.upsert(access, event);
  if (result.outcome === "revoked") {
    await ctx.calendars.markDisconnected(businessId, "Google refused the permission.", ctx.now);
    return { outcome: "revoked" };
  }
  await ctx.calendars.saveEvent(businessId, appointmentId, event.id, appointment.revision);
  return { outcome: result.outcome };
}

/** Google's ids are base32hex (0-9, a-v): a UUID without hyphens fits. */
function calendarEventId(appointmentId: string): string {
  return `cg${appointmentId.replaceAll("-", "")}`;
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
    id: calendarEventId(appointment.id),
    appointmentId: appointment.id,
    title: `${appointment.service}: ${appointment.customerName}`,
    description: lines.filter((line) => line !== null).join("\n"),
    location: appointment.address,
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    timeZone: appointment.timeZone,
  };
}
