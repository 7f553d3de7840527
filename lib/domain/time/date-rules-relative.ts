import { type Day, isBefore, weekdayAfter, weekdayInWeek, weekdayNumber } from "./calendar";
import { countOf, type DateRule, dateRule, type Groups } from "./date-pattern";

const weekdayOf = (groups: Groups): number => weekdayNumber(groups.weekday ?? "");

function addBusinessDays(day: Day, days: number): Day {
  let current = day;
  for (let left = days; left > 0; ) {
    current = current.add({ days: 1 });
    if (current.dayOfWeek <= 5) left--;
  }
  return current;
}

/** The day that lies `count` units after (or, with a negative count, before) another. */
export function shift(day: Day, count: number, unit: string): Day {
  if (/^(?:business|working)/.test(unit)) return addBusinessDays(day, count);
  if (unit.startsWith("day")) return day.add({ days: count });
  if (unit.startsWith("week")) return day.add({ weeks: count });
  if (unit.startsWith("fortnight")) return day.add({ weeks: 2 * count });
  if (unit.startsWith("month")) return day.add({ months: count });
  return day.add({ years: count });
}

function inUnits({ n, unit, n2, unit2 }: Groups, today: Day): Day {
  const first = shift(today, countOf(n), unit ?? "days");
  return unit2 === undefined ? first : shift(first, countOf(n2), unit2);
}

function anchor(word: string, today: Day): Day {
  if (word.startsWith("tom")) return today.add({ days: 1 });
  if (word.startsWith("yes")) return today.subtract({ days: 1 });
  if (word.startsWith("tod") || word.startsWith("now") || word.startsWith("ton")) return today;
  return weekdayAfter(today, weekdayNumber(word));
}

function thisWeekday(groups: Groups, today: Day): Day {
  const day = weekdayInWeek(today, weekdayOf(groups), 0);
  const isToday = day.equals(today) && groups.which !== "this";
  return isBefore(day, today) || isToday ? day.add({ weeks: 1 }) : day;
}

const ANCHOR = "(?<anchor>today|now|tomorrow|yesterday|tonight|{weekday})";
const WHICH_WEEK = "(?<which>this|next|coming|following|upcoming)(?: coming| following)?";
const weekOf = (which: string | undefined): number => (which === "this" ? 0 : 1);

/** Dates that are counted from today: "in two weeks", "Friday next week", "the day after tomorrow". */
export const RELATIVE_DATE_RULES: readonly DateRule[] = [
  dateRule(
    "weekday some weeks from now",
    "\\b{weekday}(?: ,)? (?:in )?{n} weeks?(?: (?:from (?:now|today)|later|time))",
    (groups, today) => weekdayInWeek(today, weekdayOf(groups), countOf(groups.n)),
  ),
  dateRule(
    "units from an anchor",
    `\\b{n} {unit}(?:' ?time)? (?:from|after|following|past) (?:this |next |coming )?${ANCHOR}`,
    ({ n, unit, anchor: word }, today) => shift(anchor(word ?? "", today), countOf(n), unit ?? ""),
  ),
  dateRule("weekdays from now", "\\b(?<n>[2-9]) {weekday} from (?:now|today)", (groups, today) =>
    weekdayAfter(today, weekdayOf(groups)).add({ weeks: Number(groups.n) - 1 }),
  ),
  dateRule("upcoming days", "\\b(?:upcoming (?<n>\\d+)|(?<n2>\\d+) upcoming) days?\\b", ({ n, n2 }, today) =>
    today.add({ days: Number(n ?? n2) }),
  ),
  dateRule("hence", "\\b{n} {unit} hence\\b", inUnits),
  dateRule("day after tomorrow", "\\b(?:the )?day after (?:tomorrow|2morrow)\\b|\\bovermorrow\\b", (_, today) =>
    today.add({ days: 2 }),
  ),
  dateRule(
    "fortnight from",
    "\\b(?:an? |1 )?fortnight(?:'?s)?(?: time)? (?:from )?(?<anchor>tomorrow|today|now)\\b",
    ({ anchor: word }, today) => anchor(word ?? "", today).add({ weeks: 2 }),
  ),
  dateRule("weekday week", "\\b{weekday} (?:in an? week|week)\\b(?! of)", (groups, today) => {
    const distance = (weekdayOf(groups) - today.dayOfWeek + 7) % 7;
    return today.add({ days: distance + 7 });
  }),
  dateRule(
    "a week on",
    "(?<!\\b(?:this|next|last|the|coming|following) )(?<!\\b(?:this|next|last|the|coming|following) [a-z]{1,9} )\\b(?<n>an? |\\d )?weeks? (?:from |on ){weekday}",
    (groups, today) => weekdayAfter(today, weekdayOf(groups)).add({ weeks: countOf(groups.n?.trim()) }),
  ),
  dateRule("week tomorrow", "\\b(?:an? )?week (?:from )?(?<anchor>today|tomorrow)\\b", ({ anchor: word }, today) =>
    anchor(word ?? "", today).add({ weeks: 1 }),
  ),
  dateRule(
    "in units",
    "\\b(?:in|within|after)(?: about| around| another| the next)? {n} {unit}(?:'s?)?(?: and {n2} (?<unit2>days?|weeks?))?(?:'? time)?\\b(?! \\d+ (?:hour|hr|min))".replace(
      "{n2}",
      "(?<n2>\\d{1,3}|an?)",
    ),
    inUnits,
  ),
  dateRule(
    "units later",
    "\\b(?:{n} years? (?:and )?)?(?<n2>\\d{1,3}|an?|a couple(?: of)?|a few) (?<unit2>business days?|working days?|days?|weeks?|fortnights?|months?) (?:later|from here)\\b",
    ({ n, n2, unit2 }, today) =>
      shift(n === undefined ? today : today.add({ years: countOf(n) }), countOf(n2), unit2 ?? "days"),
  ),
  dateRule("units later, years", "\\b{n} years? (?:later|from now)\\b", ({ n }, today) =>
    today.add({ years: countOf(n) }),
  ),
  dateRule(
    "weekday of next week",
    `\\b{weekday}(?: ,)?(?: {part})?(?: ,)?(?: of| in)? (?:the )?${WHICH_WEEK} week\\b`,
    (groups, today) => weekdayInWeek(today, weekdayOf(groups), weekOf(groups.which)),
  ),
  dateRule("weekday after next", "\\b{weekday} after next\\b", (groups, today) =>
    weekdayInWeek(today, weekdayOf(groups), 2),
  ),
  dateRule(
    "week after next on weekday",
    "\\b(?:the )?week after next(?:(?: ,)? on)? {weekday}|\\b(?:the )?week after next\\b",
    (groups, today) => weekdayInWeek(today, groups.weekday === undefined ? 1 : weekdayOf(groups), 2),
  ),
  dateRule(
    "next week weekday",
    `\\b(?:the )?${WHICH_WEEK} week(?: ,)?(?: (?:how|what) about)?(?:(?: on| ,| for|'s| maybe| say| like| perhaps))* {weekday}`,
    (groups, today) => weekdayInWeek(today, weekdayOf(groups), weekOf(groups.which)),
  ),
];

/** Single words, tried after everything more specific. */
export const PLAIN_DATE_RULES: readonly DateRule[] = [
  dateRule("tomorrow", "\\btomorrow\\b", (_, today) => today.add({ days: 1 })),
  dateRule("next day", "\\bnext (?:morning|afternoon|evening|night|day)\\b|\\b(?:the )?following day\\b", (_, today) =>
    today.add({ days: 1 }),
  ),
  dateRule("next weekday", "\\b(?:next|following)(?: week's)? {weekday}", (groups, today) =>
    weekdayInWeek(today, weekdayOf(groups), 1),
  ),
  dateRule("this weekday", "\\b(?<which>this coming|this upcoming|coming|upcoming|this) {weekday}", thisWeekday),
  dateRule("weekday", "(?<!\\b(?:the|dr|last|past|previous|every|each) )\\b{weekday}(?!\\.com)", (groups, today) =>
    weekdayAfter(today, weekdayOf(groups)),
  ),
];

export const TODAY_RULES: readonly DateRule[] = [
  dateRule(
    "today",
    "\\b(?:today|tonight|(?:later )?this (?:very )?(?:{part}|day)|my day|rest of (?:the|my) day|later today|right now|straight away|right away)\\b",
    (_, today) => today,
  ),
];
