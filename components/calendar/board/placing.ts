import { toldWords } from "@/components/calendar/told-words";
import { formatMoment } from "@/components/format/moment";
import type { Refusal } from "@/lib/domain/booking/problem-words";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import type { Placed } from "./calendar-actions";

export interface Placing {
  appointment: AppointmentRow;
  startsAt: Date;
  /** Null keeps the length. */
  minutes: number | null;
  /** Left out, its own crew takes it when it can, else the first that is free. */
  resourceId?: string;
  /** What is known to stand against it already. */
  refusal: Refusal | null;
  /** Puts it back where it was. */
  onRefused: () => void;
}

type Done = Extract<Placed, { outcome: "rescheduled" }>;

/** The way back from what was done: to the time, the length and the crew from before. */
export function undoOf({ appointment, startsAt, minutes }: Placing, { resource }: Done): Placing {
  const lengthMs = appointment.endsAt.getTime() - appointment.startsAt.getTime();
  const endsAt = new Date(startsAt.getTime() + (minutes === null ? lengthMs : minutes * 60_000));
  const crew = resource ? { resourceId: resource.id, resource: resource.name } : {};
  return {
    appointment: { ...appointment, ...crew, startsAt, endsAt, revision: appointment.revision + 1 },
    startsAt: appointment.startsAt,
    minutes: minutes === null ? null : lengthMs / 60_000,
    resourceId: appointment.resourceId,
    refusal: null,
    onRefused: () => undefined,
  };
}

/** What was done, who is told, who takes it, and the way back. */
export function noteOf(placing: Placing, { resource, told }: Done, timeZone: string, now: Date, undo: () => void) {
  const { appointment, startsAt, minutes } = placing;
  const isMoved = startsAt.getTime() !== appointment.startsAt.getTime();
  const reach = isMoved ? toldWords(told, appointment.customerName) : "The customer is not told.";
  const crew = resource && resource.id !== appointment.resourceId ? `${resource.name} takes it.` : "";
  const isTold = isMoved && (told?.by === "text" || told?.by === "email");
  return {
    title:
      isMoved || minutes === null ? `Moved to ${formatMoment(startsAt, timeZone, now)}` : `Now ${minutes} minutes long`,
    description: [reach, crew].filter(Boolean).join(" "),
    tone: "booked" as const,
    href: null,
    action: { label: isTold ? "Move back and tell them" : "Undo", onPress: undo },
  };
}
