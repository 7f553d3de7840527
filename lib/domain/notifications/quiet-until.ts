import { Temporal } from "temporal-polyfill";

/**
 * When the quiet hours that hold at an instant end; null when none do. Both times are "HH:MM" on the wall clock of the
 * IANA zone, the end excluded; they may go over midnight. A time that a clock change skips counts as the one after it.
 */
export function quietUntil(at: Date, timeZone: string, from: string | null, to: string | null): Date | null {
  if (!from || !to || from === to) return null;
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const time = now.toPlainTime().toString({ smallestUnit: "minute" });
  const isOvernight = from > to;
  const isQuiet = isOvernight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return null;
  const day = now.toPlainDate().add({ days: isOvernight && time >= from ? 1 : 0 });
  const end = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(to) });
  // In the hour that comes twice the wall clock may already be past an end that is still to come.
  return end.epochMilliseconds > at.getTime() ? new Date(end.epochMilliseconds) : null;
}
