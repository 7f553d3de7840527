import { Temporal } from "temporal-polyfill";
import type { RecipientPlace } from "./recipient-places";
import type { HourWindow } from "./state-hours";

const stepMinutes = 15;
const searchDays = 8;
/** Kept after the hours begin, so that no clock that is a little off texts anybody too early. */
const morningMarginMinutes = 30;

/**
 * Whether a text may leave at an instant everywhere its recipient may be. `polite` narrows the hours further, for texts
 * that nobody waits for; null keeps the state's own.
 */
export function isAllowedHour(places: readonly RecipientPlace[], polite: HourWindow | null, at: Date): boolean {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return places.every(({ timeZone, hours }) => {
    const local = instant.toZonedDateTimeISO(timeZone);
    const legal = local.dayOfWeek === 7 ? hours.sunday : local.dayOfWeek === 6 ? hours.saturday : hours.weekday;
    const from = Math.max(legal.from, polite?.from ?? 0);
    const to = Math.min(legal.to, polite?.to ?? 24);
    return local.hour >= from && local.hour < to;
  });
}

/** The next quarter of an hour after `now` at which the text may leave; null when none comes within eight days. */
export function nextAllowedHour(places: readonly RecipientPlace[], polite: HourWindow | null, now: Date): Date | null {
  const stepMs = stepMinutes * 60_000;
  const marginMs = morningMarginMinutes * 60_000;
  const first = Math.ceil((now.getTime() + 1) / stepMs) * stepMs;
  const last = now.getTime() + searchDays * 86_400_000;
  for (let at = first; at <= last; at += stepMs) {
    const isWellInside = isAllowedHour(places, polite, new Date(at - marginMs));
    if (isWellInside && isAllowedHour(places, polite, new Date(at))) return new Date(at);
  }
  return null;
}
