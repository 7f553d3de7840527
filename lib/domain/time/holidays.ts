import { Temporal } from "temporal-polyfill";
import { comingYear, type Day, dayOrNull, nthWeekday } from "./calendar";

type DayOfYear = (year: number) => Day | null;

const fixed =
  (month: number, day: number): DayOfYear =>
  (year) =>
    dayOrNull(year, month, day);
const nth =
  (month: number, weekday: number, n: number, plusDays = 0): DayOfYear =>
  (year) =>
    nthWeekday(year, month, weekday, n)?.add({ days: plusDays }) ?? null;
const easter =
  (plusDays: number): DayOfYear =>
  (year) =>
    easterSunday(year).add({ days: plusDays });

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}

// Names that callers use, most specific first. Lower case, apostrophes optional.
const HOLIDAYS: readonly (readonly [RegExp, DayOfYear])[] = [
  [/\b(?:christmas|xmas) eve\b/, fixed(12, 24)],
  [/\b(?:christmas|xmas|x mas)(?: day)?\b/, fixed(12, 25)],
  [/\bboxing day\b/, fixed(12, 26)],
  [/\bkwanzaa\b/, fixed(12, 26)],
  [/\bnew years?'?s? eve\b/, fixed(12, 31)],
  [/\bnew years?'?s? day\b|\bnew year'?s\b|\bthe new year\b/, fixed(1, 1)],
  [/\bepiphany\b|\bthree kings(?: day)?\b|\b3 kings(?: day)?\b/, fixed(1, 6)],
  [/\b(?:martin luther king|mlk)'?s?(?:,? jr\.?'?s?)?(?: day)?\b/, nth(1, 1, 3)],
  [/\bgroundhogs?'?s? day\b/, fixed(2, 2)],
  [/\b(?:st\.?|saint)? ?valentine'?s?'?(?: day)?\b/, fixed(2, 14)],
  [/\b(?:presidents?'?s?'?|washington'?s birth) ?day\b/, nth(2, 1, 3)],
  [/\b(?:st\.?|saint) (?:patrick|paddy)'?s?(?: day)?\b/, fixed(3, 17)],
  [/\bapril fools?'?s?'?(?: day)?\b/, fixed(4, 1)],
  [/\btax day\b/, fixed(4, 15)],
  [/\bearth day\b/, fixed(4, 22)],
  [/\bcinco de mayo\b/, fixed(5, 5)],
  [/\bmothers?'?s?'? day\b/, nth(5, 7, 2)],
  [/\bmemorial day\b/, nth(5, 1, -1)],
  [/\bjuneteenth\b/, fixed(6, 19)],
  [/\bfathers?'?s?'? day\b/, nth(6, 7, 3)],
  [/\bindependence day\b|\bthe 4th of july\b|\b4th of july\b/, fixed(7, 4)],
  [/\blabou?r day\b/, nth(9, 1, 1)],
  [/\b(?:columbus|indigenous peoples?'?s?'?) day\b/, nth(10, 1, 2)],
  [/\bhalloween(?: day)?\b/, fixed(10, 31)],
  [/\ball saints?'?s?'? day\b/, fixed(11, 1)],
  [/\b(?:day of the dead|all souls?'?s?'? day)\b/, fixed(11, 2)],
  [/\belection day\b/, nth(11, 1, 1, 1)],
  [/\bveterans?'?s?'? day\b/, fixed(11, 11)],
  [/\bblack friday\b/, nth(11, 4, 4, 1)],
  [/\bsmall business saturday\b/, nth(11, 4, 4, 2)],
  [/\bcyber monday\b/, nth(11, 4, 4, 4)],
  [/\b(?:thanksgiving|thanks giving|turkey day)(?: day)?\b/, nth(11, 4, 4)],
  [/\b(?:mardi gras|fat tuesday|shrove tuesday)\b/, easter(-47)],
  [/\bash wednesday\b/, easter(-46)],
  [/\bpalm sunday\b/, easter(-7)],
  [/\bholy thursday\b|\bmaundy thursday\b/, easter(-3)],
  [/\bgood friday\b/, easter(-2)],
  [/\beaster monday\b/, easter(1)],
  [/\beaster(?: sunday| day)?\b/, easter(0)],
  [/\bascension(?: day)?\b/, easter(39)],
  [/\b(?:pentecost|whit sunday)\b/, easter(49)],
  [/\binternational workers?'?s?'? day\b|\bmay day\b/, fixed(5, 1)],
];

/** The coming day of a named US holiday in the text, or of the year that the text names. */
export function findHoliday(text: string, today: Day): { day: Day; index: number; length: number } | null {
  for (const [pattern, dayOf] of HOLIDAYS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const year = /^\W*(?:in |of )?(20\d\d)\b/.exec(text.slice(match.index + match[0].length))?.[1];
    const day = year === undefined ? comingYear(today, dayOf) : dayOf(Number(year));
    if (day !== null) return { day, index: match.index, length: match[0].length };
  }
  return null;
}
