import { Temporal } from "temporal-polyfill";
import { type Day, isBefore, weekdayAfter, weekdayNumber } from "./calendar";
import { countOf, type DateRule } from "./date-pattern";
import { CALENDAR_DATE_RULES, LOOSE_DATE_RULES } from "./date-rules-calendar";
import { PLAIN_DATE_RULES, RELATIVE_DATE_RULES, shift, TODAY_RULES } from "./date-rules-relative";
import { findHoliday } from "./holidays";
import { normaliseTimeText } from "./normalise-time-text";
import { findOffset } from "./offset-rules";
import { spanishTimeText } from "./spanish-time-text";
import { findClockTime } from "./time-rules";

export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/** What a text says about when. All on the business's wall clock; null means not said. */
export interface Moment {
  /** "YYYY-MM-DD", never before the day of the wall clock that was given: a day that is over is no answer. */
  date: string | null;
  /** "HH:MM", 24 hours. */
  time: string | null;
  partOfDay: PartOfDay | null;
  /** True when morning or afternoon was not said, so that the time was decided by habit (1 to 7 is the afternoon). */
  isTimeGuess: boolean;
}

interface FoundDay {
  day: Day;
  index: number;
  length: number;
}

function firstOf(rules: readonly DateRule[], text: string, today: Day): FoundDay | null {
  for (const rule of rules) {
    const match = rule.pattern.exec(text);
    const day = match === null ? null : rule.day(match.groups ?? {}, today);
    if (match !== null && day !== null) return { day, index: match.index, length: match[0].length };
  }
  return null;
}

// "Two weeks after January 15th", "the day before Thanksgiving": a distance from another date of the same sentence.
const DISTANCE =
  /\b(?<n>\d{1,3}|an?|the|a couple(?: of)?|a few) (?<unit>business days?|days?|weeks?|fortnights?|months?|years?)(?: and (?<n2>\d{1,2}|an?) (?<unit2>days?|weeks?))? (?<way>after|from|past|following|before|prior to|ahead of) (?!tomorrow)(?<rest>.+)$/;

function findShifted(text: string, today: Day): FoundDay | null {
  const match = DISTANCE.exec(text);
  if (match?.groups === undefined) return null;
  const { n, unit, n2, unit2, way, rest } = match.groups as Record<string, string | undefined>;
  const from = findDay(` ${rest} `, today);
  if (from === null || from.index > 6) return null;
  const sign = /before|prior|ahead/.test(way ?? "") ? -1 : 1;
  const near = shift(from.day, sign * countOf(n), unit ?? "days");
  const day = unit2 === undefined ? near : shift(near, sign * countOf(n2), unit2);
  const length = match[0].length - (rest?.length ?? 0) + from.index - 1 + from.length;
  return Temporal.PlainDate.compare(day, today) < 0 ? null : { day, index: match.index, length };
}

// "The Friday after Thanksgiving", "the Monday before Christmas".
const WEEKDAY_NEAR =
  /\b(?<weekday>(?:sun|mon|tues|wednes|thurs|fri|satur)day) (?<way>after|following|before) (?!next|this|noon|lunch|work|\d|midnight)(?<rest>.+)$/;

function findWeekdayNear(text: string, today: Day): FoundDay | null {
  const match = WEEKDAY_NEAR.exec(text);
  const { weekday = "", way = "", rest = "" } = match?.groups ?? {};
  const from = match === null ? null : findDay(` ${rest} `, today);
  if (match === null || from === null || from.index > 4) return null;
  const after = weekdayAfter(from.day, weekdayNumber(weekday));
  const day = way === "before" ? after.subtract({ weeks: after.equals(from.day.add({ weeks: 1 })) ? 2 : 1 }) : after;
  const length = match[0].length - rest.length + from.index - 1 + from.length;
  return Temporal.PlainDate.compare(day, today) < 0 ? null : { day, index: match.index, length };
}

function findDay(text: string, today: Day): FoundDay | null {
  return (
    findShifted(text, today) ??
    findWeekdayNear(text, today) ??
    firstOf(CALENDAR_DATE_RULES.slice(0, 2), text, today) ??
    firstOf(RELATIVE_DATE_RULES, text, today) ??
    firstOf(CALENDAR_DATE_RULES.slice(2), text, today) ??
    findHoliday(text, today) ??
    firstOf(PLAIN_DATE_RULES, text, today) ??
    firstOf(LOOSE_DATE_RULES, text, today) ??
    firstOf(TODAY_RULES, text, today)
  );
}

const CORRECTION =
  /(?:\bno\b|\bactually\b|\binstead of [^,]*,|\bi mean(?:t)?\b|\bsorry\b|\brather\b|\bscratch that\b|\bmake (?:it|that)\b)(?!.*\b(?:actually|i mean|make (?:it|that))\b)/;

// "Change it from six to half past seven": what counts is where it goes.
const MOVE = /(?<=\b(?:chang\w+|mov\w+|switch\w*|shift\w*|push\w*|resched\w+)\b.*\bfrom\b.*) to (?=[^.]*$)/;

function partOfDayIn(text: string): PartOfDay | null {
  const said = /(?<!\bgood )\b(morning|afternoon|evening|night|tonight)\b/.exec(text)?.[1];
  if (said !== undefined) return said === "tonight" ? "night" : (said as PartOfDay);
  const meridiem = /\b(?:today|tomorrow|[a-z]+day) (am|pm)\b/.exec(text)?.[1];
  if (meridiem === undefined) return null;
  return meridiem === "am" ? "morning" : "afternoon";
}

// "Not Tuesday", "instead of the 25th": what is refused is not asked for.
const REFUSED =
  /\b(?:not|instead of|rather than|other than|except(?: for)?)(?: on| at| for| until| till)?(?: the| this| next| coming)? (?:(?:sun|mon|tues|wednes|thurs|fri|satur)days?|tomorrow|today|tonight|\d{1,2}(?:st|nd|rd|th)|\d{1,2}(?::\d\d)? (?:am|pm))\b(?! but)/g;

const NOT_CLOCKS = /\$ ?\d+(?:\.\d+)?|\b\d{3}[ .-]\d{3,4}\b|\b\d{5}\b|\b\d+ ?(?:%|percent)/g;
// House numbers look like clock times: "1047 Lincoln Highway", "2 Townsend Street".
const ADDRESSES =
  /\b\d{1,5} (?:(?!(?:at|on|in|for|with|and|or|please|next|this|to|am|pm|o'clock|DATE)\b)[a-z0-9.']+ ){1,4}(?:street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|way|place|pl|terrace|trail|parkway|pkwy|highway|hwy|loop|square|plaza|real|alley|row|pike|suite|ste)\b/g;

/** The normalised text with its date taken out, so that "8 on Friday" reads "8 on DATE". */
export function withoutDate(normal: string, today: Day): string {
  const found = findDay(normal, today);
  return found === null ? normal : blank(normal, found);
}

function blank(text: string, found: FoundDay): string {
  const said = text.slice(found.index, found.index + found.length);
  const part = /\b(?:morning|afternoon|evening|night|tonight)\b/.exec(said)?.[0];
  const kept = part === undefined ? "DATE" : `DATE ${part}`;
  return ` ${text.slice(0, found.index).trimEnd()} ${kept} ${text.slice(found.index + found.length).trimStart()} `.replace(
    / {2,}/g,
    " ",
  );
}

const clockText = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/**
 * Resolves what a caller said about a date, a time or a part of the day, on the business's wall clock.
 * Pure; knows nothing of zones. "Next Friday" is the Friday of next week; a weekday named on that weekday is a week later.
 */
export function resolveMoment(text: string, wallClock: Temporal.PlainDateTime, language: "en" | "es" = "en"): Moment {
  const normal = normaliseTimeText(language === "es" ? spanishTimeText(text) : text).replace(REFUSED, " , ");
  const offset = findOffset(normal, wallClock);
  if (offset !== null) return offset;
  const today = wallClock.toPlainDate();
  const correction = MOVE.exec(normal) ?? CORRECTION.exec(normal);
  const tail = correction !== null && correction.index > 4 ? normal.slice(correction.index) : null;
  const inTail = tail === null ? null : resolvePart(tail, today);
  const whole = resolvePart(normal, today);
  if (inTail === null) return whole;
  return {
    date: inTail.date ?? whole.date,
    time: inTail.time ?? whole.time,
    partOfDay: inTail.time === null ? (inTail.partOfDay ?? whole.partOfDay) : inTail.partOfDay,
    isTimeGuess: inTail.time === null ? whole.isTimeGuess : inTail.isTimeGuess,
  };
}

function resolvePart(text: string, today: Day): Moment {
  const found = findDay(text, today);
  const rest = (found === null ? text : blank(text, found))
    .replace(ADDRESSES, " PLACE ")
    .replace(NOT_CLOCKS, " NUMBER ");
  const time = findClockTime(rest);
  const partOfDay = partOfDayIn(found === null ? text : `${rest} ${text}`);
  return {
    date: found === null || isBefore(found.day, today) ? null : found.day.toString(),
    time: time === null ? null : clockText(time.hour, time.minute),
    partOfDay,
    isTimeGuess: time?.isGuess ?? false,
  };
}

/** The wall clock of a zone at an instant. */
export function wallClockAt(now: Date, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
}
