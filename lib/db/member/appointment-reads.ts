import type { MemberReads } from "@/lib/domain/member/reads";
import { listAppointments, loadAppointment, loadCalendar } from "./appointments";
import { findCustomers, loadBookingChoices } from "./booking-choices";
import { loadCalendarHealth, selectOccupants } from "./calendar-health";
import type { Read } from "./read";

type AppointmentReads = Pick<
  MemberReads,
  | "loadCalendar"
  | "loadAppointment"
  | "loadCalendarHealth"
  | "listOccupants"
  | "listAppointments"
  | "loadBookingChoices"
  | "findCustomers"
>;

/** What members read about the calendar, and what they need to book. */
export function createAppointmentReads(read: Read): AppointmentReads {
  return {
    loadCalendar: (scope, interval) =>
      read(scope, (transaction) => loadCalendar(transaction, scope.businessId, interval)),
    loadAppointment: (scope, appointmentId) =>
      read(scope, (transaction) => loadAppointment(transaction, scope.businessId, appointmentId)),
    loadCalendarHealth: (scope, now) =>
      read(scope, (transaction) => loadCalendarHealth(transaction, scope.businessId, now)),
    listOccupants: (scope, { from, to }) =>
      read(scope, (transaction) => selectOccupants(transaction, scope.businessId, from, to)),
    listAppointments: (scope, filter, page) =>
      read(scope, (transaction) => listAppointments(transaction, scope.businessId, filter, page)),
    loadBookingChoices: (scope) => read(scope, (transaction) => loadBookingChoices(transaction, scope.businessId)),
    findCustomers: (scope, text) => read(scope, (transaction) => findCustomers(transaction, scope.businessId, text)),
  };
}
