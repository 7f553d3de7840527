import type { Temporal } from "temporal-polyfill";
import { normaliseTimeText } from "./normalise-time-text";
import { type Moment, resolveMoment, withoutDate } from "./resolve-moment";
import { spanishTimeText } from "./spanish-time-text";

const LEAD =
  "(?:^|\\b(?:um+|uh+|like|maybe|say|after|before|for|from|is|be|at|around|about|to|time|please|booking|do|table|it|make it|try|no|actually|change it to|,)) ?";
const TRAILER =
  "(?: (?:please|instead|then|would be|will be|is|if|works?|for me|sharp|or so|maybe|i think|thanks|thank you|good|fine|great|ok|okay|hours|possible|today|tomorrow|tonight|DATE|,))*";
const BARE: readonly RegExp[] = [
  new RegExp(`${LEAD}(?<hour>2[0-4]|1\\d|0?\\d)(?:[ :.]?(?<minute>[0-5]\\d))?(?: ?ish)?${TRAILER} ?$`),
  /^ (?<hour>2[0-3]|1\d|0?\d)(?<minute>[0-5]\d) $/,
  /^ (?:(?:um+|uh+|er|well|ok|okay|sure|yes|no|maybe|still|so|around|about|near|sometime|early|late|let's say|say|just|actually|make it|,) )*(?<hour>2[0-3]|1\d|0?[1-9])(?:[ :.](?<minute>[0-5]\d))?(?:'s)? (?!(?:people|persons?|of|days?|weeks?|months?|hours?|minutes?|adults?|guests?|morning|afternoon|evening|night|mornings|times?)\b)/,
];

const two = (value: number): string => String(value).padStart(2, "0");

function bareTime(text: string): string | null {
  for (const pattern of BARE) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const hour = Number(groups.hour);
    return `${two(hour >= 1 && hour <= 7 ? hour + 12 : hour % 24)}:${groups.minute ?? "00"}`;
  }
  return null;
}

/** Like resolveMoment, and when a time was asked for, a bare number is one: "ten", "seven thirty please". */
export function timeAnswer(
  text: string,
  wallClock: Temporal.PlainDateTime,
  isTimeAsked: boolean,
  language: "en" | "es" = "en",
): Moment {
  const moment = resolveMoment(text, wallClock, language);
  if (moment.time !== null || !isTimeAsked) return moment;
  const normal = normaliseTimeText(language === "es" ? spanishTimeText(text) : text);
  const time = bareTime(withoutDate(normal, wallClock.toPlainDate()));
  return time === null ? moment : { ...moment, time, isTimeGuess: true };
}
