import { comingMonth, comingYear, type Day, dayOrNull, monthNumber, nthWeekday, weekdayNumber } from "./calendar";
import { type DateRule, dateRule, type Groups } from "./date-pattern";

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function monthDay(today: Day, month: number, day: number, year?: string): Day | null {
  if (year !== undefined && year !== "") return dayOrNull(fullYear(year), month, day);
  return comingYear(today, (candidate) => dayOrNull(candidate, month, day));
}

/** American order, month first, unless only the other order is a date. */
function numeric({ a, b, year }: Groups, today: Day): Day | null {
  const [first, second] = [Number(a), Number(b)];
  return first > 12 ? monthDay(today, second, first, year) : monthDay(today, first, second, year);
}

function nthWeekdayOf(groups: Groups, today: Day): Day | null {
  const n = groups.nth === "last" ? -1 : Number(groups.nth);
  const weekday = weekdayNumber(groups.weekday ?? "");
  const inYear = (year: number): Day | null => nthWeekday(year, monthNumber(groups.month ?? ""), weekday, n);
  return groups.year === undefined ? comingYear(today, inYear) : inYear(Number(groups.year));
}

function nthWeekdayOfRelativeMonth({ nth, weekday, which }: Groups, today: Day): Day | null {
  const month = today.with({ day: 1 }).add({ months: which === "next" ? 1 : 0 });
  return nthWeekday(month.year, month.month, weekdayNumber(weekday ?? ""), nth === "last" ? -1 : Number(nth));
}

const dayFromEnd = (year: number, month: number, back: number): Day | null => {
  const first = dayOrNull(year, month, 1);
  return first === null ? null : dayOrNull(year, month, first.daysInMonth - back + 1);
};

function lastDayOf({ back, month, year }: Groups, today: Day): Day | null {
  const number = monthNumber(month ?? "");
  const inYear = (candidate: number): Day | null => dayFromEnd(candidate, number, Number(back ?? 1));
  return year === undefined ? comingYear(today, inYear) : inYear(Number(year));
}

const relativeMonth = (today: Day, which: string | undefined): Day =>
  today.with({ day: 1 }).add({ months: which === "this" || which === "current" || which === "the" ? 0 : 1 });

function dayOfRelativeMonth({ day, which }: Groups, today: Day): Day | null {
  const month = relativeMonth(today, which);
  return dayOrNull(month.year, month.month, Number(day));
}

// A weekday with a day of the month: the first month in which both agree; when none does soon, the day of the month stands.
function weekdayAndDay({ weekday, day }: Groups, today: Day): Day | null {
  const of = (year: number, month: number): Day | null => dayOrNull(year, month, Number(day));
  return comingMonth(today, of, (candidate) => candidate.dayOfWeek === weekdayNumber(weekday ?? ""));
}

const dayOfMonth = ({ day }: Groups, today: Day): Day | null =>
  comingMonth(today, (year, month) => dayOrNull(year, month, Number(day)));

const monthAndDay = ({ month, day, year }: Groups, today: Day): Day | null =>
  monthDay(today, monthNumber(month ?? ""), Number(day), year);

const lastOfMonth = ({ which }: Groups, today: Day): Day | null => {
  const month = relativeMonth(today, which);
  return dayFromEnd(month.year, month.month, 1);
};

// The year in which the weekday fits, when that is this or the next one; otherwise the coming date, which is then read back.
function weekdayMonthDay(groups: Groups, today: Day): Day | null {
  const coming = monthAndDay(groups, today);
  if (coming === null || coming.dayOfWeek === weekdayNumber(groups.weekday ?? "")) return coming;
  const later = monthDay(today.add({ years: 1 }), coming.month, coming.day);
  return later?.dayOfWeek === weekdayNumber(groups.weekday ?? "") ? later : coming;
}

const MONTH_DAY_NUMBER = "{day}(?: ?(?:st|nd|rd|th)\\b)?(?![\\d:/]|\\.\\d| ?(?:am|pm|o'clock)\\b)";
const DAY_MONTH = "{day}(?: ?(?:st|nd|rd|th))?(?: day)?(?: of| in)?(?: the)?(?: ,)? ?(?:month of )?{month}";
const NOT_COUNTED =
  "(?! (?:floor|time|one|option|person|week|quarter|year|street|st|avenue|ave|of us|month|round|choice|appointment|slot|opening|half|class|grade|party|people|number|thing|try|child|visit|day|available|open|free|spot|date|offer|two|few|couple|in line|of all|hand|name|initial|letter|digit|owner|place|car|house|unit|bathroom|bedroom|window|door|zone|system|attempt|call|message|service|name)\\b)";

/** Dates that name a day of the calendar: "March 3rd", "the 5th", "10/24", "the second Monday of May". */
export const CALENDAR_DATE_RULES: readonly DateRule[] = [
  dateRule("iso", "\\b(?<year>20\\d\\d)[-/.](?<a>\\d{1,2})[-/.](?<b>\\d{1,2})\\b", ({ year, a, b }) =>
    dayOrNull(Number(year), Number(a), Number(b)),
  ),
  dateRule(
    "numeric with year",
    "(?<![\\d-])\\b(?<a>\\d{1,2}) ?[/.-] ?(?<b>\\d{1,2}) ?[/.-] ?(?<year>20\\d\\d|\\d\\d)\\b(?!-)",
    numeric,
  ),
  dateRule(
    "nth weekday of month",
    "\\b(?<nth>[1-5]|last)(?:st|nd|rd|th)? {weekday}(?: {part})?{sep}(?:of|in) {month}(?:{sep}(?:of )?{year})?",
    nthWeekdayOf,
  ),
  dateRule(
    "nth weekday of this month",
    "\\b(?<nth>[1-5]|last)(?:st|nd|rd|th)? {weekday}(?: {part})? (?:of|in) (?:the )?(?<which>this|next|current|coming)?(?: coming)? ?month",
    nthWeekdayOfRelativeMonth,
  ),
  dateRule(
    "last day of month",
    "\\b(?:(?<back>\\d)(?:st|nd|rd|th) )?last day (?:of|in) {month}(?:{sep}{year})?",
    lastDayOf,
  ),
  dateRule("end of month", "\\b(?:the )?(?:last day|end) (?:of|in) (?<which>this|next|the) month", lastOfMonth),
  dateRule(
    "weekday month day",
    `\\b{weekday}{sep}(?:on |the )?{month} (?:the )?${MONTH_DAY_NUMBER}(?!{sep}20\\d\\d)`,
    weekdayMonthDay,
  ),
  dateRule("weekday day month", `\\b{weekday}{sep}(?:on |the )*${DAY_MONTH}(?!{sep}(?:of )?20\\d\\d)`, weekdayMonthDay),
  dateRule("month day", `\\b{month}{sep}(?:on )?(?:the )?${MONTH_DAY_NUMBER}(?:{sep}(?:of |in )?{year})?`, monthAndDay),
  dateRule(
    "day month",
    `\\b${DAY_MONTH}(?:{sep}(?:of |in )?{year}| '?(?<year2>[2-3]\\d)\\b(?!:| ?[ap]m))?`,
    (groups, today) => monthAndDay({ ...groups, year: groups.year ?? groups.year2 }, today),
  ),
  dateRule(
    "day of this month",
    "\\b{day}(?: ?(?:st|nd|rd|th))?(?: day)?(?: ,)?(?: of| in)? (?:the )?(?<which>this|next|current|coming|following)(?: coming| following)? month",
    dayOfRelativeMonth,
  ),
  dateRule(
    "this month day",
    "\\b(?<which>this|next|the following|the coming) month(?: ,)?(?: on)? (?:the )?{ordinal}",
    dayOfRelativeMonth,
  ),
  dateRule("day of the month", "\\b{ordinal} (?:day )?of (?<which>the) month\\b", dayOfMonth),
  dateRule(
    "weekday and slashes",
    "\\b{weekday}{sep}(?:the )?(?<a>1[0-2]|0?[1-9]) ?[/.] ?(?<b>3[01]|[12]\\d|0?[1-9])\\b(?![\\d/:]| ?(?:am|pm))",
    numeric,
  ),
  dateRule("weekday and ordinal", "\\b{weekday}{sep}(?:on )?(?:the )?{ordinal}", weekdayAndDay),
  dateRule("weekday and day", "\\b{weekday}{sep}the {day}\\b(?!:| ?(?:am|pm))", weekdayAndDay),
  dateRule(
    "ordinal and weekday",
    "\\b{ordinal}{sep}(?:on |which is |that's |which would be |, )?(?:a )?{weekday}",
    weekdayAndDay,
  ),
  dateRule("weekday and bare day", `\\b{weekday} (?<day>1[3-9]|2\\d|3[01])(?= )(?! \\d)`, weekdayAndDay),
  dateRule("month alone with ordinal later", "\\b{month} (?:on )?the {ordinal}", monthAndDay),
];

/** Weaker forms, tried after weekdays and relative words: a bare ordinal, a bare number after "on the", 10/24 without a year. */
export const LOOSE_DATE_RULES: readonly DateRule[] = [
  dateRule("the ordinal", `\\bthe {ordinal}${NOT_COUNTED}`, dayOfMonth),
  dateRule("on ordinal", `\\b(?:on|for|by|to|till|until|at|around)(?: the)? {ordinal}${NOT_COUNTED}`, dayOfMonth),
  dateRule(
    "ordinal alone",
    "^ (?:(?:no|yes|ok|okay|um|uh|maybe|actually|how about|what about|make it|say) ,? ?)*{ordinal}(?: please| then| works| is good| would be great)*[ ,]*$",
    dayOfMonth,
  ),
  dateRule(
    "ordinal before a time",
    `\\b{ordinal}{sep}(?:at|around|about|in the|between|before|after|from|any ?time|{part})\\b`,
    dayOfMonth,
  ),
  dateRule("ordinal after a time", "(?:am|pm|o'clock|\\d:\\d\\d|noon) (?:on )?{ordinal}(?= ,| $| please)", dayOfMonth),
  dateRule("slashes", "(?<![\\d/.$])\\b(?<a>1[0-2]|0?[1-9]) ?/ ?(?<b>3[01]|[12]\\d|0?[1-9])\\b(?![\\d/])", numeric),
  dateRule(
    "slashes, day first",
    "(?<![\\d/.$])(?!24/7)\\b(?<a>3[01]|2\\d|1[3-9]) ?/ ?(?<b>1[0-2]|0?[1-9])\\b(?![\\d/])",
    numeric,
  ),
  dateRule("on the bare day", "\\b(?:on|for) the {day}(?= )(?! ?(?::|am\\b|pm\\b|people|of us|minutes?))", dayOfMonth),
  dateRule("the bare day at the end", "(?<!\\b(?:at|number|option|of) )\\bthe {day} $", dayOfMonth),
  dateRule("on bare day", `\\bon {day} (?:$|, |at \\d)`, dayOfMonth),
  dateRule(
    "dots or dashes",
    `(?:\\b(?:on|by|{weekday})(?: the)? |^ (?!\\d+\\.(?:00|15|30|45)\\b))(?<a>1[0-2]|0?[1-9])[.-](?<b>3[01]|[12]\\d|0?[1-9])\\b(?![\\d.%-]| ?(?:am|pm|in the|people|percent|miles|hours?|million))`,
    numeric,
  ),
];
