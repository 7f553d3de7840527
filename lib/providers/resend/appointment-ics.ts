import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";

/** An appointment as an .ics file: same UID for every revision, so that a calendar replaces and does not add. */
export function appointmentIcs(appointment: AppointmentDetails): string {
  const isCancelled = appointment.status === "cancelled";
  const file = ical({
    prodId: { company: "CloudGreet", product: "Appointments" },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  file.createEvent({
    id: `${appointment.id}@cloudgreet`,
    sequence: appointment.revision,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    start: appointment.startsAt,
    end: appointment.endsAt,
    summary: `${appointment.service}: ${appointment.customerName}`,
    description: `Reference ${appointment.reference}`,
    ...(appointment.address ? { location: appointment.address } : {}),
  });
  return file.toString();
}
