import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import { chooseOffers } from "@/lib/domain/booking/choose-offers";
import { findService } from "@/lib/domain/booking/find-service";
import { openIntervals } from "@/lib/domain/booking/open-intervals";
import { findSlots, type Slot } from "@/lib/domain/booking/slots";
import { localInstant, startOfDay } from "@/lib/domain/booking/wanted-moment";
import { serviceOf } from "@/lib/domain/money/service-level";
import { localMoment } from "@/lib/domain/time/local-moment";
import { resolveMoment, wallClockAt } from "@/lib/domain/time/resolve-moment";
import type { Ctx } from "@/lib/ports";
import { type OfferedSlot, offerSlot } from "./offer";

export interface LookupRequest {
  businessId: string;
  language: "en" | "es";
  service?: string | undefined;
  /** "YYYY-MM-DD", or words such as "tomorrow". */
  date?: string | undefined;
  /** "HH:MM", or words such as "3 pm". */
  time?: string | undefined;
  partOfDay?: "morning" | "afternoon" | "evening" | undefined;
  minutes?: number | undefined;
  /** The business's IANA zone where the caller of this knows it: no more than the asked day is loaded then. */
  timeZone?: string | undefined;
}

export type LookupResult =
  | {
      outcome: "slots";
      service: BookableService;
      slots: OfferedSlot[];
      /** The asked date and time is free and is the first of the slots; null when no exact moment was asked. */
      isRequestedFree: boolean | null;
      /** The asked day itself has nothing; the slots are on later days. */
      isOtherDay: boolean;
      /** Why the asked moment or day is not offered; null when it is, or none was asked. */
      reason: MissReason | null;
    }
  | { outcome: "no_slot"; service: BookableService }
  | { outcome: "unknown_service"; serviceNames: string[] }
  | { outcome: "invalid_time" | "too_far" | "business_inactive" };

export type MissReason = "closed" | "too_soon" | "full";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** Most questions are answered by one day, nearly all others within a week; only a full week costs the whole horizon. */
const weekDays = 8;
const slotsMax = 200;
/** A visit that begins at the end of a day is seen to its end, an hour of a clock change included; a longer one costs a second look. */
const visitMs = 4 * hourMs;

/**
 * Finds free moments for a service, near what was asked, at most three. Slot ids are opaque and good for this business
 * only. Throws `unavailable` when the database cannot answer.
 */
export async function lookupAvailability(
  ctx: Ctx<"bookings" | "slotKey">,
  request: LookupRequest,
): Promise<LookupResult> {
  const first = firstWindow(request, ctx.now);
  let availability = await ctx.bookings.loadAvailability(request.businessId, first.from, first.until);
  if (!availability || !serviceOf(availability.status).callersBook) return { outcome: "business_inactive" };
  // The business has moved since its zone was noted, and the loaded day may be another one.
  if (request.timeZone && request.timeZone !== availability.timeZone) {
    return lookupAvailability(ctx, { ...request, timeZone: availability.timeZone });
  }
  const service = findService(availability.services, { name: request.service, minutes: request.minutes });
  if (!service) return { outcome: "unknown_service", serviceNames: availability.services.map(({ name }) => name) };
  const wish = readWish(request, availability, ctx.now);
  if (wish === "invalid_time" || wish === "too_far") return { outcome: wish };

  let found = search(availability, service, wish, ctx.now, first.until);
  let isAnswered = found.isDayComplete;
  for (const until of laterWindows(wish, availability, ctx.now)) {
    if (isAnswered) break;
    availability = (await ctx.bookings.loadAvailability(request.businessId, wish.from, until)) ?? availability;
    found = search(availability, service, wish, ctx.now, until);
    isAnswered = found.slots.length > 0;
  }
  if (found.slots.length === 0) return { outcome: "no_slot", service };
  const offering = { ...request, timeZone: availability.timeZone, service };
  const isRequestedFree = wish.at ? found.slots.some((slot) => slot.startsAt.getTime() === wish.at?.getTime()) : null;
  const isMissed = isRequestedFree === false || found.isOtherDay;
  return {
    outcome: "slots",
    service,
    slots: chooseOffers(found.slots, found.wantedAt).map((slot) => offerSlot(ctx.slotKey, offering, slot)),
    isRequestedFree,
    isOtherDay: found.isOtherDay,
    reason: isMissed ? missReason(availability, wish, ctx.now) : null,
  };
}

interface Wish {
  date: string | null;
  /** The beginning of that date, or now. */
  from: Date;
  /** The exact instant, when both date and time were asked. */
  at: Date | null;
  accepts: (startsAt: Date) => boolean;
}

const dayParts = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;

function readWish(request: LookupRequest, availability: Availability, now: Date): Wish | "invalid_time" | "too_far" {
  const { timeZone, horizonDays } = availability;
  const isExact = isoDate(request.date) !== null && (!request.time || isoTime(request.time) !== null);
  const said = isExact ? "" : [request.date, request.time].filter(Boolean).join(" at ").slice(0, 200);
  const spoken = said ? resolveMoment(said, wallClockAt(now, timeZone)) : null;
  const date = isoDate(request.date) ?? spoken?.date ?? null;
  const time = isoTime(request.time) ?? spoken?.time ?? null;
  const dayStart = date ? startOfDay(date, timeZone) : null;
  if (request.date && !dayStart) return "invalid_time";
  if (request.time && !time && !spoken?.partOfDay) return "invalid_time";
  const today = localMoment(now, timeZone).date;
  if (date && date < today) return "invalid_time";
  if (date && date > localMoment(new Date(now.getTime() + horizonDays * dayMs), timeZone).date) return "too_far";
  return {
    date,
    from: dayStart ?? now,
    at: date && time ? localInstant(date, time, timeZone) : null,
    accepts: acceptsTimes(request.partOfDay, date === null ? time : null, timeZone),
  };
}

/** Which moments fit a part of the day, and a time of day when no date was asked with it. */
function acceptsTimes(partOfDay: LookupRequest["partOfDay"], time: string | null, timeZone: string): Wish["accepts"] {
  if (!partOfDay && time === null) return () => true;
  const [fromHour, toHour] = partOfDay ? dayParts[partOfDay] : [0, 24];
  return (startsAt) => {
    const local = localMoment(startsAt, timeZone);
    const hour = Number(local.time.slice(0, 2));
    return hour >= fromHour && hour < toHour && (time === null || local.time === time);
  };
}

function isoDate(text: string | undefined): string | null {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : null;
}

function isoTime(text: string | undefined): string | null {
  return text && /^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : null;
}

interface Window {
  from: Date;
  until: Date;
}

/**
 * What to load first: the asked day, else today and tomorrow. Where the zone is not known yet, the day `date` lies
 * somewhere between 14 hours before its beginning in UTC and 12 hours after its end.
 */
function firstWindow({ date, timeZone }: LookupRequest, now: Date): Window {
  const dayStartMs = Date.parse(isoDate(date) ?? "");
  const known = timeZone && isoDate(date) ? startOfDay(isoDate(date) ?? "", timeZone)?.getTime() : undefined;
  const fromMs = known ?? dayStartMs - 14 * hourMs;
  const from = new Date(Math.max(now.getTime(), fromMs));
  const until = new Date(known === undefined ? dayStartMs + 36 * hourMs : known + dayMs + visitMs);
  const isAhead = until > from && dayStartMs < now.getTime() + 366 * dayMs;
  return isAhead ? { from, until } : { from: now, until: new Date(now.getTime() + 2 * dayMs) };
}

/** How far to look when the first window did not settle it; the longest service and its buffer fit behind the horizon. */
function laterWindows({ from }: Wish, { horizonDays }: Availability, now: Date): Date[] {
  const horizonEndMs = now.getTime() + (horizonDays + 3) * dayMs;
  const weekEndMs = from.getTime() + weekDays * dayMs;
  return [weekEndMs, horizonEndMs].filter((ms) => ms <= horizonEndMs).map((ms) => new Date(ms));
}

/**
 * Slots of the asked day, or of the first later day that has any. Without a day: of the first day that has any.
 * `loadedUntil` is how far the busy times are known.
 */
function search(availability: Availability, service: BookableService, wish: Wish, now: Date, loadedUntil: Date) {
  const { timeZone } = availability;
  const until = new Date(loadedUntil.getTime() - (service.minutes + service.bufferMinutes) * minuteMs);
  const question = { service, now, from: wish.from, until, limit: slotsMax };
  const wanted = findSlots(availability, { ...question, accepts: wish.accepts });
  const slots = wanted.length > 0 ? wanted : findSlots(availability, question);
  const firstDay = slots[0] ? localMoment(slots[0].startsAt, timeZone).date : null;
  const dayEnd = firstDay === null ? until : dayAfter(firstDay, timeZone);
  const sameDay = slots.filter((slot) => slot.startsAt < dayEnd);
  const isOtherDay = wish.date !== null && firstDay !== null && firstDay !== wish.date;
  const wantedAt = isOtherDay ? null : wish.at;
  return {
    slots: preferDay(sameDay, slots),
    wantedAt,
    isOtherDay,
    // More days would give the same answer: a choice on the first day, and that day was seen to its end.
    isDayComplete: wanted.length > 0 && sameDay.length > 1 && dayEnd <= until,
  };
}

function dayAfter(date: string, timeZone: string): Date {
  const next = new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
  return startOfDay(next, timeZone) ?? new Date(Number.NaN);
}

/** Closed then, within the lead time, or simply full. */
function missReason({ hours, closures, timeZone, leadMinutes }: Availability, wish: Wish, now: Date): MissReason {
  const day = wish.date ?? localMoment(now, timeZone).date;
  const open = openIntervals({ hours, closures, timeZone, firstDay: day, lastDay: day });
  const asked = wish.at?.getTime();
  const isOpen = asked === undefined ? open.length > 0 : open.some((at) => at.startMs <= asked && asked < at.endMs);
  if (!isOpen) return "closed";
  const earliest = now.getTime() + leadMinutes * 60_000;
  const isTooSoon = asked === undefined ? open.every((at) => at.endMs <= earliest) : asked < earliest;
  return isTooSoon ? "too_soon" : "full";
}

/** A day with one opening is no choice: the next days fill it up. */
function preferDay(sameDay: Slot[], all: Slot[]): Slot[] {
  return sameDay.length >= 2 ? sameDay : all.slice(0, 3);
}
