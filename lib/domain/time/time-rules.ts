/** A clock time in the words of the caller. `isGuess` when morning or afternoon was not said and was decided by habit. */
export interface ClockTime {
  hour: number;
  minute: number;
  isGuess: boolean;
}

interface TimeRule {
  pattern: RegExp;
  time: (groups: Readonly<Record<string, string | undefined>>, part: string | undefined) => ClockTime | null;
}

const PART = "morning|afternoon|evening|night|tonight";
const MERIDIEM = "(?: ?(?<meridiem>am|pm)\\b)";
const HOUR = "(?<hour>2[0-4]|1\\d|0?\\d)";
const MINUTE = "(?<minute>[0-5]\\d)";
const COUNTED =
  "(?! ?(?:people|persons?|of (?:us|them|you)|adults?|kids?|children|guests?|pax|seats?|tickets?|nights?|days?|weeks?|months?|years?|hours?|hrs?|minutes?|mins?|rooms?|beds?|%|percent|dollars|bucks|(?:st|nd|rd|th)\\b|other|more|times|stars?|miles?|units?|blocks?|bedrooms?|windows?|doors?|trees?|of the|jan|feb|mar(?:ch)?\\b|apr|may\\b|jun|jul|aug|sep|oct|nov|dec|[/.-]\\d))";

// Nobody is served at four in the morning: a bare 1 to 7 is the afternoon, 8 to 12 the morning and noon.
const isAfternoonByHabit = (hour: number): boolean => hour >= 1 && hour <= 7;

function withPart(hour: number, minute: number, part: string): ClockTime {
  if (part === "morning") return { hour, minute, isGuess: false };
  if (part === "afternoon" || part === "evening") return { hour: hour === 12 ? 12 : hour + 12, minute, isGuess: false };
  if (hour === 12) return { hour: 0, minute, isGuess: false };
  return { hour: hour < 5 ? hour : hour + 12, minute, isGuess: false };
}

function clock(hour: number, minute: number, meridiem?: string, part?: string, is24 = false): ClockTime | null {
  if (hour > 24 || minute > 59) return null;
  if (meridiem !== undefined && hour <= 12) {
    return { hour: (hour % 12) + (meridiem === "pm" ? 12 : 0), minute, isGuess: false };
  }
  if (hour > 12 || hour === 0 || is24) return { hour: hour % 24, minute, isGuess: false };
  if (part !== undefined) return withPart(hour, minute, part);
  return { hour: isAfternoonByHabit(hour) ? hour + 12 : hour, minute, isGuess: true };
}

function shifted(time: ClockTime | null, minutes: number): ClockTime | null {
  if (time === null) return null;
  const total = (time.hour * 60 + time.minute + minutes + 1440) % 1440;
  return { hour: Math.floor(total / 60), minute: total % 60, isGuess: time.isGuess };
}

function fractionMinutes(words: string): number {
  if (words.includes("half")) return 30;
  return words.includes("quarter") ? 15 : Number(words);
}

const plain: TimeRule["time"] = ({ hour, minute, meridiem }, part) =>
  clock(Number(hour), Number(minute ?? 0), meridiem, part);

const toOrPast: TimeRule["time"] = ({ fraction, way, hour, minute, meridiem }, part) => {
  const minutes = fractionMinutes(fraction ?? "0") * (/past|after|from/.test(way ?? "") ? 1 : -1);
  return shifted(clock(Number(hour), Number(minute ?? 0), meridiem, part), minutes);
};

const timeRule = (pattern: string, time: TimeRule["time"] = plain): TimeRule => ({
  pattern: new RegExp(pattern),
  time,
});

const BEFORE =
  "(?:at|around|about|by|for|is|be|until|till|til|after|before|like|maybe|say|near|from|past|between|approximately|roughly|to|make it)";

const TIME_RULES: readonly TimeRule[] = [
  timeRule(
    `\\b(?:between|from) ${HOUR}(?::${MINUTE})?(?: ?(?:am|pm))? (?:and|to) (?:1[0-2]|[1-9])(?::\\d\\d)?${MERIDIEM}?${COUNTED}`,
  ),
  timeRule(
    `\\b(?<fraction>half|(?:a )?quarter|[0-5]?\\d)(?: minutes?| mins?)? (?<way>past|after|to|till?|before|of|from) ${HOUR}(?::${MINUTE})?(?: h)?(?: ?o'clock)?${MERIDIEM}?(?! ?(?:${"minutes?|mins?|people|days?|weeks?|of"}))`,
    (groups, part) => {
      const isRange =
        /^(?:to|till?|before|from|of|after)$/.test(groups.way ?? "") &&
        /^\d/.test(groups.fraction ?? "") &&
        Number(groups.fraction) % 5 !== 0 &&
        Number(groups.fraction) <= 12;
      return isRange ? null : toOrPast(groups, part);
    },
  ),
  timeRule(
    "\\b(?<fraction>half|(?:a )?quarter|\\d{1,2})(?: minutes?| mins?)? (?<way>past|after|to|till?|before) (?<name>noon|midday|midnight)\\b",
    ({ fraction, way, name }) =>
      shifted(
        { hour: name === "midnight" ? 0 : 12, minute: 0, isGuess: false },
        fractionMinutes(fraction ?? "0") * (/past|after/.test(way ?? "") ? 1 : -1),
      ),
  ),
  timeRule(`\\bhalf ${HOUR}${MERIDIEM}?(?! ?(?:hour|day|an|off|price))`, ({ hour, meridiem }, part) =>
    clock(Number(hour), 30, meridiem, part),
  ),
  timeRule(`(?<![/.\\d$-])\\b${HOUR} ?[:.] ?${MINUTE}(?::\\d\\d)? ?${MERIDIEM}`),
  timeRule(`(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9]) ${MINUTE} ${MERIDIEM}`),
  timeRule(`(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9])${MINUTE} ${MERIDIEM}`),
  timeRule(`(?<![/.\\d$:-])\\b(?<hour>1[0-9]|2[0-3]|0?\\d)(?:ish)?(?: ?o'clock)? ?(?:in the )?${MERIDIEM}`),
  timeRule(`(?<![/.\\d$:-])\\b${HOUR}:${MINUTE}(?::\\d\\d)?h?\\b(?! ratio| aspect)`, ({ hour, minute }, part) =>
    clock(Number(hour), Number(minute), undefined, part, /^0\d$/.test(hour ?? "")),
  ),
  timeRule(
    `\\b${HOUR}(?:ish)?(?: ${MINUTE})? ?o'clock(?: at)?(?: (?<lunch>lunch(?: ?time)?))?`,
    ({ hour, minute, lunch }, part) =>
      clock(Number(hour), Number(minute ?? 0), undefined, lunch === undefined ? part : "afternoon"),
  ),
  timeRule("(?<![/.\\d$:-])\\b(?<hour>2[0-3]|1\\d|0?\\d) ?h(?: ?(?<minute>[0-5]\\d))?\\b", ({ hour, minute }) =>
    clock(Number(hour), Number(minute ?? 0), undefined, undefined, true),
  ),
  timeRule(`(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})?(?: ,)? DATE (?:${PART})\\b`),
  timeRule(
    `\\b(?:${PART})(?: time)?(?: at| around| about| by| for| of| ,| like| say| maybe)* (?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})?\\b(?!:)${COUNTED}`,
  ),
  timeRule(
    `(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})?(?: ,)? (?:in (?:the )?|at |this |that |of the )(?:early |late )?(?:${PART})\\b`,
  ),
  timeRule(
    `(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})? (?:tomorrow |today )?(?:${PART})\\b(?! [a-z]{3,}s\\b)`,
    (groups, part) => (groups.hour === "1" && groups.minute === undefined ? null : plain(groups, part)),
  ),
  timeRule(
    `\\b${BEFORE}(?: exactly| approximately| around| about| like| say| maybe)* (?<hour>2[0-3]|1\\d|0?\\d) ${MINUTE}\\b${COUNTED}`,
  ),
  timeRule(
    `\\b(?:at|by|around|about|for|after|before)(?: around| about)? (?<hour>2[0-3]|1\\d|0?[1-9])${MINUTE}\\b${COUNTED}(?! [a-z]+ (?:street|st|avenue|ave|road|rd|drive|lane)\\b)`,
  ),
  timeRule("\\b(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d) hours\\b"),
  timeRule("\\b(?<hour>2[0-3]|1\\d|[1-9]) hundred hours\\b", ({ hour }) =>
    clock(Number(hour), 0, undefined, undefined, true),
  ),
  timeRule("\\b(?:12 )?(?:noon|midday)\\b|\\blunch ?time\\b|\\b(?:at|around|over|during) lunch\\b", () => ({
    hour: 12,
    minute: 0,
    isGuess: false,
  })),
  timeRule("\\b(?:12 )?midnight\\b", () => ({ hour: 0, minute: 0, isGuess: false })),
  timeRule("\\bat (?<hour>1[0-2]|[1-9]) (?<minute>5)(?= ,| $| DATE)"),
  timeRule(
    `\\b(?:at|around|about|by|@)(?: exactly| approximately| around| about| like| say)* (?<hour>2[0-3]|1\\d|0?[1-9])(?:ish)?\\b(?! ?[:.]\\d)${COUNTED}`,
  ),
  timeRule("(?<![/.\\d$:-])\\b(?<hour>1[0-2]|0?[1-9])\\.(?<minute>00|15|30|45)\\b(?![\\d.%])"),
  timeRule("\\b(?<hour>1[0-2]|0?[1-9]) ?ish\\b"),
  timeRule(`\\b(?:after|before|until|till|til|past|near|than) (?<hour>1[0-2]|0?[1-9])\\b(?! ?[:.]\\d)${COUNTED}`),
  timeRule(
    `\\b(?:today|tomorrow|(?:sun|mon|tues?|wednes|thurs?|fri|satur)day|DATE)(?: ,)? (?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})?\\b(?! ?[:.]\\d)${COUNTED}`,
  ),
  timeRule(`^ (?<hour>1[0-2]|0?[1-9])(?: ${MINUTE})?(?: ,)? (?:,|today|tomorrow|tonight|DATE)`),
  timeRule(`^ (?<hour>1[0-2]|0?[1-9]) ${MINUTE} `),
  timeRule(
    `\\b(?<hour>1[0-2]|[1-9])(?: ${MINUTE})? (?:would be|is|works|sounds|will be|'s) (?:good|great|fine|perfect|best|ok|okay|better|for me)\\b`,
  ),
];

const SPOKEN_PART = new RegExp(`(?<!\\bgood )\\b(${PART})\\b`);

/** The first clock time of a normalised text, by the most specific rule; null when there is none. */
export function findClockTime(text: string): (ClockTime & { index: number; length: number }) | null {
  const part = SPOKEN_PART.exec(text)?.[1];
  for (const rule of TIME_RULES) {
    const match = rule.pattern.exec(text);
    const time = match === null ? null : rule.time(match.groups ?? {}, part);
    if (match !== null && time !== null) return { ...time, index: match.index, length: match[0].length };
  }
  return null;
}
