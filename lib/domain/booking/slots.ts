import { dateOf, instantOfWallClock, midnightOf, showWallClock } from "@/lib/domain/time/zone-clock";
import type { Availability, BookableService, BusyResource } from "./availability";
import { type Interval, mergeIntervals, openIntervals } from "./open-intervals";

/** One moment that can be booked, on the resource that would take it. */
export interface Slot {
  startsAt: Date;
  resourceId: string;
}

export interface SlotQuestion {
  service: BookableService;
  now: Date;
  /** Slots begin at or after this instant; earlier than now plus lead time has no effect. */
  from: Date;
  /** Slots begin before this instant. */
  until: Date;
  /** At most this many. */
  limit: number;
  /** Keeps only the moments it accepts, such as mornings. */
  accepts?: (startsAt: Date) => boolean;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * The free moments of a service in order, one a start time (the first free resource). Pure. A slot lies within opening
 * hours for its whole duration (the buffer after it may reach beyond), never within the lead time, beyond the horizon,
 * on a closure, or over a busy interval of its resource.
 */
export function findSlots(availability: Availability, question: SlotQuestion): Slot[] {
  const { service, limit, accepts = () => true } = question;
  const window = bookableWindow(availability, question);
  if (!window) return [];
  const resources = availability.resources
    .filter((resource) => service.resourceIds === null || service.resourceIds.includes(resource.id))
    .map((resource) => ({ id: resource.id, busy: toIntervals(resource) }));
  const slots: Slot[] = [];
  for (const startMs of startsWithin(availability, service, window)) {
    if (slots.length >= limit) break;
    const startsAt = new Date(startMs);
    if (!accepts(startsAt)) continue;
    const endMs = startMs + (service.minutes + service.bufferMinutes) * minuteMs;
    const free = resources.find((resource) => isFree(resource.busy, startMs, endMs));
    if (free) slots.push({ startsAt, resourceId: free.id });
  }
  return slots;
}

/** The instants between which a slot may begin: lead time and horizon applied. Null when nothing is left. */
function bookableWindow(availability: Availability, question: SlotQuestion): Interval | null {
  const { timeZone, leadMinutes, horizonDays } = availability;
  const dayAfterHorizonMs = localMidnight(question.now.getTime(), timeZone) + (horizonDays + 1) * dayMs;
  const horizonEnd = instantOfWallClock(dayAfterHorizonMs, timeZone, "first");
  const startMs = Math.max(question.from.getTime(), question.now.getTime() + leadMinutes * minuteMs);
  const endMs = Math.min(question.until.getTime(), horizonEnd);
  return endMs > startMs ? { startMs, endMs } : null;
}

/** Midnight, as if it were UTC, of the local day that holds an instant. */
function localMidnight(instantMs: number, timeZone: string): number {
  return midnightOf(showWallClock(instantMs, timeZone).date) ?? Number.NaN;
}

/** Start times on the business's step within the window, in order, each with room for the service before closing. */
function* startsWithin(
  { hours, closures, timeZone, stepMinutes }: Availability,
  service: BookableService,
  window: Interval,
): Generator<number> {
  const stepMs = stepMinutes * minuteMs;
  const durationMs = service.minutes * minuteMs;
  const opened = openIntervals({
    hours,
    closures,
    timeZone,
    firstDay: dateOf(localMidnight(window.startMs, timeZone) - dayMs),
    lastDay: dateOf(localMidnight(window.endMs, timeZone) + dayMs),
  });
  // Each opening sets the step anew, so that what is offered does not depend on where the search begins; an
  // appointment may run on into the opening that follows without a gap.
  const open = mergeIntervals(opened);
  let last = Number.NEGATIVE_INFINITY;
  for (const { startMs, endMs } of opened) {
    const closesMs = open.find((interval) => interval.startMs <= startMs && startMs < interval.endMs)?.endMs ?? endMs;
    const skipped = Math.max(0, Math.ceil((window.startMs - startMs) / stepMs));
    for (let at = startMs + skipped * stepMs; at < endMs && at < window.endMs; at += stepMs) {
      if (at <= last || at + durationMs > closesMs) continue;
      last = at;
      yield at;
    }
  }
}

function toIntervals({ busy }: BusyResource): Interval[] {
  const intervals: Interval[] = [];
  for (let index = 0; index + 1 < busy.length; index += 2) {
    intervals.push({ startMs: (busy[index] ?? 0) * 1000, endMs: (busy[index + 1] ?? 0) * 1000 });
  }
  return intervals;
}

/** `busy` is ordered by start: what begins after the end ends the search. */
function isFree(busy: Interval[], startMs: number, endMs: number): boolean {
  for (const taken of busy) {
    if (taken.startMs >= endMs) return true;
    if (startMs < taken.endMs) return false;
  }
  return true;
}
