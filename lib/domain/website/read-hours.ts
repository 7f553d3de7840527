import type { HourRow } from "./proposal";

const dayWords: Record<string, number> = {
  mon: 1, monday: 1, mo: 1, lunes: 1, lun: 1,
  tue: 2, tues: 2, tuesday: 2, tu: 2, martes: 2, mar: 2,
  wed: 3, weds: 3, wednesday: 3, we: 3, miércoles: 3, miercoles: 3, mié: 3, mie: 3,
  thu: 4, thur: 4, thurs: 4, thursday: 4, th: 4, jueves: 4, jue: 4,
  fri: 5, friday: 5, fr: 5, viernes: 5, vie: 5,
  sat: 6, saturday: 6, sa: 6, sábado: 6, sabado: 6, sáb: 6,
  sun: 7, sunday: 7, su: 7, domingo: 7, dom: 7,
}; // biome-ignore format: a table of words

const names = Object.keys(dayWords)
  .sort((a, b) => b.length - a.length)
  .join("|");
const day = `(?:${names})\\.?s?(?![\\p{L}])`;
const joint = "(?:\\s*(?:-|–|—|to|through|thru|a|al|hasta)\\s*)";
const dayGroup = new RegExp(
  `(?<![\\p{L}])(${day}${joint}${day}|weekdays|weekends|every ?day|daily|7 days(?: a week)?|todos los días|${day})`,
  "giu",
);
const clock = "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(a\\.?m\\.?|p\\.?m\\.?|a|p)?(?![\\w$])";
const span = new RegExp(`(?<![\\d$:])${clock}\\s*(?:-|–|—|to|until|til|a|hasta)\\s*${clock}`, "giu");
const isClosed = /\b(?:closed|cerrado)\b/i;
const allDay = /\b(?:24 ?hours|24\s?\/\s?7|open 24|24 horas)\b/i;

/**
 * Opening hours in a line of visible text, such as "Mon-Fri 8am–5pm, Sat 9-1, Sun closed". Null when the line names no
 * day, or no time beside it. Days that are closed have no row. Around the clock is 00:00 to 23:59.
 */
export function readHoursLine(text: string): { days: number[]; rows: HourRow[] } | null {
  const groups = [...text.matchAll(dayGroup)];
  if (groups.length === 0) return null;
  const days: number[] = [];
  const rows: HourRow[] = [];
  let waiting: number[] = [];
  for (const [index, group] of groups.entries()) {
    const from = group.index + group[0].length;
    const rest = text.slice(from, groups[index + 1]?.index);
    const own = [...waiting, ...daysOf(group[0])];
    const spans = readSpans(rest);
    if (spans.length === 0 && !isClosed.test(rest)) {
      // "Mon, Tue and Wed 8-5": these days share what follows the last of them.
      waiting = /^[\s,&/+]*(?:and|y|&)?[\s,&/+]*$/i.test(rest) ? own : [];
      continue;
    }
    waiting = [];
    days.push(...own);
    for (const weekday of own) for (const times of spans) rows.push({ weekday, ...times });
  }
  return days.length > 0 ? { days, rows: sortHours(rows) } : null;
}

function daysOf(words: string): number[] {
  const lower = words.toLowerCase().trim();
  if (lower === "weekdays") return [1, 2, 3, 4, 5];
  if (lower === "weekends") return [6, 7];
  const found = [...lower.matchAll(new RegExp(`(?<![\\p{L}])(${names})(?=\\.?s?(?![\\p{L}]))`, "gu"))].map(
    ([, name]) => dayWords[name ?? ""] ?? 0,
  );
  const [first, last] = found;
  if (!first) return [1, 2, 3, 4, 5, 6, 7];
  return last ? daysBetween(first, last) : [first];
}

/** From one weekday to another, over the end of the week too. */
export function daysBetween(first: number, last: number): number[] {
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => ((first - 1 + index) % 7) + 1);
}

function readSpans(text: string): { opens: string; closes: string }[] {
  if (allDay.test(text)) return [{ opens: "00:00", closes: "23:59" }];
  return [...text.matchAll(span)].flatMap(([, hour, minute, half, toHour, toMinute, toHalf]) => {
    const closesAt = minutesOf(toHour, toMinute, toHalf ?? guessEvening(Number(hour), Number(toHour), half));
    const opensAt = minutesOf(hour, minute, half ?? guessMorning(Number(hour), toHalf, Number(toHour)));
    if (opensAt === null || closesAt === null) return [];
    const end = closesAt === 0 ? 1439 : closesAt;
    return end > opensAt ? [{ opens: clockOf(opensAt), closes: clockOf(end) }] : [];
  });
}

/** "9-5": five in the afternoon. "8:00-17:00" stays as it is. */
function guessEvening(from: number, to: number, half: string | undefined): string | undefined {
  if (to > 12 || to === 0) return undefined;
  return half !== undefined || to <= from || to <= 7 ? "pm" : to === 12 ? "pm" : undefined;
}

/** "9-5pm": nine in the morning; "1-5pm": one in the afternoon. */
function guessMorning(from: number, half: string | undefined, to: number): string | undefined {
  if (from > 12) return undefined;
  // "1-5" without more: nobody opens at one in the night.
  if (half === undefined) return from >= 1 && from <= 5 && from < to && to <= 11 ? "pm" : undefined;
  const isAfternoon = half.toLowerCase().startsWith("p") && (from === 12 || (from < to && from < 6 && to !== 12));
  return isAfternoon ? "pm" : "am";
}

function minutesOf(hour: string | undefined, minute: string | undefined, half: string | undefined): number | null {
  const shown = Number(hour);
  const rest = Number(minute ?? 0);
  if (!(shown >= 0 && shown <= 24) || rest > 59) return null;
  const isAfternoon = half?.toLowerCase().startsWith("p") ?? false;
  const isMorning = half?.toLowerCase().startsWith("a") ?? false;
  if ((isAfternoon || isMorning) && (shown < 1 || shown > 12)) return null;
  const hours = isAfternoon && shown < 12 ? shown + 12 : isMorning && shown === 12 ? 0 : shown;
  return (hours % 24) * 60 + rest;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Each opening once, the earliest first, without one that overlaps an earlier one of its day. */
export function sortHours(rows: HourRow[]): HourRow[] {
  const sorted = rows.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  const kept: HourRow[] = [];
  for (const row of sorted) {
    const last = kept.at(-1);
    if (last?.weekday === row.weekday && row.opens < last.closes) continue;
    kept.push(row);
  }
  return kept;
}

/** "08:00" from "8:00 AM", "08:00:00" or "8:00"; null for anything else. */
export function readClock(text: string): string | null {
  const found = /^(\d{1,2})(?::(\d{2}))?(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?\s*(am|pm)?$/i.exec(text.trim());
  if (!found) return null;
  const minutes = minutesOf(found[1], found[2], found[3]);
  return minutes === null ? null : clockOf(minutes);
}
