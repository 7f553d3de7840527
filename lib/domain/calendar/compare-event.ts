import type { ExternalEvent } from "./external-event";

/** What of an appointment its event shows. */
export interface ShownAppointment {
  status: "confirmed" | "completed" | "cancelled" | "no_show";
  revision: number;
  /** The revision that was last written to the calendar, as far as that is noted. */
  calendarRevision: number | null;
  startsAt: Date;
  endsAt: Date;
}

/**
 * How the event of an appointment relates to it. `same`; `ours_pending`: it shows an older revision and our own write is
 * on its way; `moved` and `deleted`: somebody did that in the calendar; `altered`: it must be put back without a
 * question (only its length differs, or an appointment that was cancelled has one); `past`: nothing depends on it.
 */
export type EventDifference =
  | { kind: "same" | "ours_pending" | "deleted" | "altered" | "past" }
  | { kind: "moved"; startsAt: Date };

/** Compares an event (null: nobody knows it any more) with its appointment. Titles and notes are the owner's to change. */
export function compareEvent(event: ExternalEvent | null, appointment: ShownAppointment, now: Date): EventDifference {
  const isDeleted = event === null || event.status === "cancelled";
  if (appointment.status === "completed" || appointment.status === "no_show") return { kind: "past" };
  if (appointment.status === "cancelled") return compareCancelled(isDeleted, appointment);
  if (appointment.startsAt <= now) return { kind: "past" };
  const time = event?.time?.kind === "instants" ? event.time : null;
  const isInPlace = time?.startsAt.getTime() === appointment.startsAt.getTime();
  const isSameLength = time?.endsAt.getTime() === appointment.endsAt.getTime();
  if (!isDeleted && isInPlace && isSameLength) return { kind: "same" };
  const writtenRevision = event?.revision ?? appointment.calendarRevision;
  if (writtenRevision !== appointment.revision) return { kind: "ours_pending" };
  if (isDeleted) return { kind: "deleted" };
  return time && !isInPlace ? { kind: "moved", startsAt: time.startsAt } : { kind: "altered" };
}

function compareCancelled(isDeleted: boolean, { calendarRevision, revision }: ShownAppointment): EventDifference {
  if (isDeleted) return { kind: "same" };
  return { kind: calendarRevision === revision ? "altered" : "ours_pending" };
}
