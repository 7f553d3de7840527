import { startOfDay } from "@/lib/domain/booking/wanted-moment";
import type { ExternalEvent, ExternalTime } from "./external-event";

export interface BusyRules {
  /** Zone of the business: whole days are its days, wherever the calendar is. */
  timeZone: string;
  countsTentative: boolean;
}

/**
 * The time that an event takes from the business; null when it takes none: cancelled, shown as free, declined, only
 * tentative where that does not count, or without any length. A whole day is from midnight to midnight on the wall
 * clock, 23 or 25 hours long when the clock changes.
 */
export function busyTimeOf(event: ExternalEvent, rules: BusyRules): { startsAt: Date; endsAt: Date } | null {
  if (event.status === "cancelled" || event.isFree || event.isDeclined || !event.time) return null;
  if (event.status === "tentative" && !rules.countsTentative) return null;
  const span = spanOf(event.time, rules.timeZone);
  return span && span.endsAt > span.startsAt ? span : null;
}

function spanOf(time: ExternalTime, timeZone: string): { startsAt: Date; endsAt: Date } | null {
  if (time.kind === "instants") return { startsAt: time.startsAt, endsAt: time.endsAt };
  const startsAt = startOfDay(time.startsOn, timeZone);
  const endsAt = startOfDay(time.endsOn, timeZone);
  return startsAt && endsAt ? { startsAt, endsAt } : null;
}

const titleMax = 200;

/** What the owner reads about a busy time. */
export function busyTitleOf({ isPrivate, title }: ExternalEvent): string {
  if (isPrivate) return "Private event";
  return title?.trim().slice(0, titleMax) || "Busy";
}
