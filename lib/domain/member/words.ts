/** How a call ended, in the order in which the filter lists them. */
export const callOutcomes = [
  "booked",
  "rescheduled",
  "cancelled",
  "message",
  "transferred",
  "answered",
  "no_slot",
  "out_of_area",
  "missed",
  "abandoned",
  "failed",
  "spam",
] as const;

export type CallOutcome = (typeof callOutcomes)[number];
export type CallStatus = "ringing" | "in_progress" | "ended";
export const appointmentStatuses = ["confirmed", "completed", "cancelled", "no_show"] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];
export type TextState = "queued" | "sending" | "sent" | "delivered" | "failed" | "blocked" | "received";
export type FeeState = "pending" | "invoiced" | "paid" | "failed" | "waived" | "credited" | "disputed";

/** True for a word that is one of the outcomes; for values that come from outside, such as an address. */
export function isCallOutcome(word: string): word is CallOutcome {
  return (callOutcomes as readonly string[]).includes(word);
}

/** True for a word that says where an appointment stands. */
export function isAppointmentStatus(word: string): word is AppointmentStatus {
  return (appointmentStatuses as readonly string[]).includes(word);
}
