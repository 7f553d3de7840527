import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import { mergeIntervals, openIntervals } from "@/lib/domain/booking/open-intervals";
import { findSlots } from "@/lib/domain/booking/slots";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { serviceOf } from "@/lib/domain/money/service-level";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** What takes time of a resource, or (null) of all: an appointment with its buffer, a mirrored event, a block by hand. */
export interface Occupant {
  source: "appointment" | "google" | "manual";
  title: string;
  resourceId: string | null;
  startsAt: Date;
  endsAt: Date;
}

export interface SlotToExplain {
  service: BookableService;
  /** Local date and "HH:MM" of the business. */
  date: string;
  time: string;
  now: Date;
}

/** Why a moment is offered to callers, or the first reason that it is not. */
export type SlotExplanation =
  | { kind: "offered" | "no_such_time" | "switched_off" | "past" | "closed" | "no_resource" }
  | { kind: "holiday"; startsOn: string; endsOn: string }
  | { kind: "lead_time"; leadMinutes: number }
  | { kind: "horizon"; horizonDays: number }
  | { kind: "closes_first"; closesAt: Date; minutes: number }
  | { kind: "off_step"; stepMinutes: number }
  | { kind: "taken"; by: Occupant[] };

/**
 * Says why a moment is not offered. Pure; whether it is offered is asked of the slot function itself, so that both can
 * never disagree.
 */
export function explainSlot(availability: Availability, occupants: Occupant[], asked: SlotToExplain): SlotExplanation {
  const { service, now, date, time } = asked;
  const startsAt = localInstant(date, time, availability.timeZone);
  if (!startsAt) return { kind: "no_such_time" };
  if (!serviceOf(availability.status).callersBook) return { kind: "switched_off" };
  const until = new Date(startsAt.getTime() + 1);
  const [slot] = findSlots(availability, { service, now, from: startsAt, until, limit: 1 });
  if (slot) return { kind: "offered" };
  return (
    explainByRule(availability, startsAt, now) ??
    explainByHours(availability, service, { startsAt, date }) ??
    explainByOccupants(availability, occupants, service, startsAt) ?? {
      kind: "off_step",
      stepMinutes: availability.stepMinutes,
    }
  );
}

function explainByRule(availability: Availability, startsAt: Date, now: Date): SlotExplanation | null {
  const { leadMinutes, horizonDays } = availability;
  if (startsAt < now) return { kind: "past" };
  if (startsAt.getTime() < now.getTime() + leadMinutes * minuteMs) return { kind: "lead_time", leadMinutes };
  // The slot function counts local days; within two days of the edge only it can tell.
  const isBeyond =
    startsAt.getTime() > now.getTime() + horizonDays * dayMs && isAfterHorizon(availability, startsAt, now);
  return isBeyond ? { kind: "horizon", horizonDays } : null;
}

function isAfterHorizon({ timeZone, horizonDays }: Availability, startsAt: Date, now: Date): boolean {
  const dayOf = (at: Date) => Date.parse(`${new Intl.DateTimeFormat("en-CA", { timeZone }).format(at)}T00:00:00Z`);
  return dayOf(startsAt) > dayOf(now) + horizonDays * dayMs;
}

function explainByHours(
  { hours, closures, timeZone }: Availability,
  service: BookableService,
  { startsAt, date }: { startsAt: Date; date: string },
): SlotExplanation | null {
  const closure = closures.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
  if (closure) return { kind: "holiday", ...closure };
  const shift = (days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
  const open = mergeIntervals(openIntervals({ hours, closures, timeZone, firstDay: shift(-1), lastDay: shift(2) }));
  const startMs = startsAt.getTime();
  const opening = open.find((interval) => interval.startMs <= startMs && startMs < interval.endMs);
  if (!opening) return { kind: "closed" };
  if (startMs + service.minutes * minuteMs <= opening.endMs) return null;
  return { kind: "closes_first", closesAt: new Date(opening.endMs), minutes: service.minutes };
}

function explainByOccupants(
  { resources }: Availability,
  occupants: Occupant[],
  service: BookableService,
  startsAt: Date,
): SlotExplanation | null {
  const able = resources.filter(({ id }) => service.resourceIds === null || service.resourceIds.includes(id));
  if (able.length === 0) return { kind: "no_resource" };
  const endsAt = new Date(startsAt.getTime() + (service.minutes + service.bufferMinutes) * minuteMs);
  const inTheWay = occupants.filter((occupant) => occupant.startsAt < endsAt && startsAt < occupant.endsAt);
  const holds = (resourceId: string) => (occupant: Occupant) =>
    occupant.resourceId === null || occupant.resourceId === resourceId;
  if (!able.every(({ id }) => inTheWay.some(holds(id)))) return null;
  return { kind: "taken", by: inTheWay.filter((occupant) => able.some(({ id }) => holds(id)(occupant))) };
}
