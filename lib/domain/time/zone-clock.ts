import { Temporal } from "temporal-polyfill";

/** A stretch of time in which a zone keeps one offset from UTC; half-open, epoch milliseconds. */
interface OffsetSpan {
  startMs: number;
  endMs: number;
  offsetMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** A zone without further changes is asked again this far away: its rules may be known only so far. */
const askAgainMs = 400 * dayMs;

/** A zone changes twice a year at most, so that a few spans answer every question of a search for slots. */
const spansByZone = new Map<string, OffsetSpan[]>();

/** How far the wall clock of an IANA zone is ahead of UTC at an instant, in milliseconds. Throws for an unknown zone. */
export function offsetMsAt(instantMs: number, timeZone: string): number {
  const spans = spansByZone.get(timeZone) ?? [];
  const known = spans.find((span) => span.startMs <= instantMs && instantMs < span.endMs);
  if (known) return known.offsetMs;
  const span = findSpan(instantMs, timeZone);
  spansByZone.set(timeZone, [...spans, span]);
  return span.offsetMs;
}

function findSpan(instantMs: number, timeZone: string): OffsetSpan {
  const zonedAt = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  // "previous" is strictly before: a change at the instant itself begins its span.
  const previous = zonedAt(instantMs + 1).getTimeZoneTransition("previous");
  const next = zonedAt(instantMs).getTimeZoneTransition("next");
  return {
    startMs: previous?.epochMilliseconds ?? instantMs - askAgainMs,
    endMs: next?.epochMilliseconds ?? instantMs + askAgainMs,
    offsetMs: zonedAt(instantMs).offsetNanoseconds / 1e6,
  };
}

/**
 * The instant at which the wall clock of a zone shows `localMs` (the shown date and time, as if it were UTC). A time
 * that a DST change skips counts as the instant after the gap; of one that occurs twice, `which` is taken.
 */
export function instantOfWallClock(localMs: number, timeZone: string, which: "first" | "last" = "last"): number {
  const before = localMs - offsetMsAt(localMs - dayMs, timeZone);
  const after = localMs - offsetMsAt(localMs + dayMs, timeZone);
  if (before === after) return before;
  const shown = [before, after].filter((instantMs) => instantMs + offsetMsAt(instantMs, timeZone) === localMs);
  if (shown.length === 0) return before;
  return which === "first" ? Math.min(...shown) : Math.max(...shown);
}

/** Midnight of a "YYYY-MM-DD" as if it were UTC; null when the calendar has no such day. */
export function midnightOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const midnightMs = Date.parse(date);
  // "2026-06-31" is read as the first of July by some parsers, and not at all by others.
  return Number.isNaN(midnightMs) || dateOf(midnightMs) !== date ? null : midnightMs;
}

/** The "YYYY-MM-DD" of a midnight of `midnightOf`. */
export function dateOf(midnightMs: number): string {
  return new Date(midnightMs).toISOString().slice(0, 10);
}

/** An instant on the wall clock of a zone: "YYYY-MM-DD", "HH:MM" and ISO 8601 with offset, to the second. */
export function showWallClock(instantMs: number, timeZone: string): { date: string; time: string; iso: string } {
  const offsetMs = offsetMsAt(instantMs, timeZone);
  const shown = new Date(instantMs + offsetMs).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16), iso: `${shown.slice(0, 19)}${showOffset(offsetMs)}` };
}

function showOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / minuteMs);
  const pad = (part: number) => String(part).padStart(2, "0");
  return `${offsetMs < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
