/** What a caller can be told about an attempt to book; the same words in SQL, in the tools and in speech. */
export type BookingProblem =
  | "slot_taken"
  | "business_inactive"
  | "unknown_service"
  | "too_soon"
  | "too_far"
  | "outside_hours"
  | "out_of_area"
  | "needs_details";

export type BookingResult =
  | { outcome: "booked"; appointmentId: string; reference: string; isRepeat: boolean }
  | { outcome: BookingProblem };

export type ChangeResult =
  | { outcome: "rescheduled" | "cancelled" | "already_cancelled"; appointmentId: string }
  | { outcome: "not_found" | "too_late" | "changed_meanwhile" | BookingProblem };

/** Who has the crews that could have taken a moment. `title` is a customer's name, or what the calendar calls it. */
export interface MomentHolder {
  kind: "appointment" | "google" | "manual";
  title: string | null;
  resource: string;
  startsAt: Date;
  endsAt: Date;
}

/** What would come of a booking or a move: `problem` null means that `resource` would take it. */
export interface MomentCheck {
  problem: BookingProblem | null;
  resourceId: string | null;
  resource: string | null;
  businessStatus: string;
  blockedBy: MomentHolder[];
}

/** An appointment as its own customer may hear of it. */
export interface UpcomingAppointment {
  id: string;
  reference: string;
  startsAt: Date;
  endsAt: Date;
  service: string;
  serviceId: string;
  customerName: string;
}

/** An appointment with what its effects (texts, calendar event, emails) need to know. */
export interface AppointmentDetails {
  id: string;
  businessId: string;
  businessName: string;
  businessPhone: string | null;
  businessEmail: string | null;
  businessAddress: string | null;
  timeZone: string;
  language: "en" | "es";
  reference: string;
  status: "confirmed" | "completed" | "cancelled" | "no_show";
  revision: number;
  startsAt: Date;
  endsAt: Date;
  service: string;
  resource: string;
  customerName: string;
  customerPhone: string | null;
  customerEmail: string | null;
  address: string | null;
  notes: string | null;
  priceCents: number | null;
  isTest: boolean;
  callId: string | null;
  calendarEventId: string | null;
  /** Where the event stands; null beside an event: in an account that is connected no more. */
  eventCalendarId: string | null;
  calendarRevision: number | null;
  lineNumber: string | null;
}
