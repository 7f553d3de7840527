import { Temporal } from "temporal-polyfill";
import type { Availability, BookableService } from "@/lib/domain/booking/availability";
import { chooseOffers } from "@/lib/domain/booking/choose-offers";
import { findService } from "@/lib/domain/booking/find-service";
import { openIntervals } from "@/lib/domain/booking/open-intervals";
import { findSlots, type Slot } from "@/lib/domain/booking/slots";
import { localInstant, startOfDay } from "@/lib/domain/booking/wanted-moment";
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

const dayMs = 86_400_000;
/** Most questions are answered within a week; only a full week costs the wider query. */
const firstWindowDays = 8;
const slotsMax = 200;

/**
 * Finds free moments for a service, near what was asked, at most three. Slot ids are opaque and good for this business
 * only. Throws `unavailable` when the database cannot answer.
 */
export async function lookupAvailability(
  ctx: Ctx<"bookings" | "slotKey">,
  request: LookupRequest,
): Promise<LookupResult> {
  const windowEnd = new Date(ctx.now.getTime() + firstWindowDays * dayMs);
  let availability = await ctx.bookings.loadAvailability(request.businessId, ctx.now, windowEnd);
  if (!availability || !["active", "past_due"].includes(availability.status)) return { outcome: "business_inactive" };
  const service = findService(availability.services, { name: request.service, minutes: request.minutes });
  if (!service) return { outcome: "unknown_service", serviceNames: availability.services.map(({ name }) => name) };
  const wish = readWish(request, availability, ctx.now);
  if (wish === "invalid_time" || wish === "too_far") return { outcome: wish };

  const horizonEnd = new Date(ctx.now.getTime() + (availability.horizonDays + 2) * dayMs);
  let found = search(availability, service, wish, ctx.now, windowEnd);
  if (found.slots.length === 0 && horizonEnd > windowEnd) {
    availability = (await ctx.bookings.loadAvailability(request.businessId, ctx.now, horizonEnd)) ?? availability;
    found = search(availability, service, wish, ctx.now, horizonEnd);
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
  /** The exact instant, when both date and time were asked. */
  at: Date | null;
  accepts: (startsAt: Date) => boolean;
}

const dayParts = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;

function readWish(request: LookupRequest, availability: Availability, now: Date): Wish | "invalid_time" | "too_far" {
  const { timeZone, horizonDays } = availability;
  const said = [request.date, request.time].filter(Boolean).join(" at ").slice(0, 200);
  const spoken = said ? resolveMoment(said, wallClockAt(now, timeZone)) : null;
  const date = isoDate(request.date) ?? spoken?.date ?? null;
  const time = isoTime(request.time) ?? spoken?.time ?? null;
  if (request.date && (!date || !startOfDay(date, timeZone))) return "invalid_time";
  if (request.time && !time && !spoken?.partOfDay) return "invalid_time";
  const today = localMoment(now, timeZone).date;
  if (date && date < today) return "invalid_time";
  if (date && date > localMoment(new Date(now.getTime() + horizonDays * dayMs), timeZone).date) return "too_far";
  const [fromHour, toHour] = request.partOfDay ? dayParts[request.partOfDay] : [0, 24];
  return {
    date,
    at: date && time ? localInstant(date, time, timeZone) : null,
    accepts: (startsAt) => {
      const local = localMoment(startsAt, timeZone);
      const hour = Number(local.time.slice(0, 2));
      return hour >= fromHour && hour < toHour && (date !== null || time === null || local.time === time);
    },
  };
}

function isoDate(text: string | undefined): string | null {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : null;
}

function isoTime(text: string | undefined): string | null {
  return text && /^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim()) ? text.trim() : null;
}

/** Slots of the asked day, or of the first later day that has any. Without a day: of the first day that has any. */
function search(availability: Availability, service: BookableService, wish: Wish, now: Date, until: Date) {
  const { timeZone } = availability;
  const from = wish.date ? (startOfDay(wish.date, timeZone) ?? now) : now;
  const question = { service, now, from, until, limit: slotsMax };
  let slots = findSlots(availability, { ...question, accepts: wish.accepts });
  if (slots.length === 0) slots = findSlots(availability, question);
  const firstDay = slots[0] ? localMoment(slots[0].startsAt, timeZone).date : null;
  const sameDay = slots.filter((slot) => localMoment(slot.startsAt, timeZone).date === firstDay);
  const isOtherDay = wish.date !== null && firstDay !== null && firstDay !== wish.date;
  const wantedAt = isOtherDay ? null : wish.at;
  return { slots: preferDay(sameDay, slots), wantedAt, isOtherDay };
}

/** Closed then, within the lead time, or simply full. */
function missReason({ hours, closures, timeZone, leadMinutes }: Availability, wish: Wish, now: Date): MissReason {
  const day = Temporal.PlainDate.from(wish.date ?? localMoment(now, timeZone).date);
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
