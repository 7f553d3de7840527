import { foldText } from "@/lib/domain/language/fold-text";
import { digitsForEnglishNumbers } from "@/lib/domain/language/number-words";

// Spellings that callers type and that recognisers write, to the one form the rules know.
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bo(?:'|"| )? ?clock\b/g, "o'clock"],
  [/\b(?:tmrw|tmr|tmw|tomm?orr?ow|tommorr?ow|tomorow|2morrow)(?:'?s)?\b/g, "tomorrow"],
  [/\b(?:tonite|tongiht|to-night|to night)\b/g, "tonight"],
  [/\btoday(?:'s|s)\b/g, "today"],
  [/\bwe[dn]+(?:n?e?)sday\b|\bwensday\b|\bwednsday\b/g, "wednesday"],
  [/\btuseday\b|\bteusday\b|\btuesdsay\b/g, "tuesday"],
  [/\bthrusday\b|\bthursady\b|\bthurday\b/g, "thursday"],
  [/\bsaterday\b|\bsatuday\b/g, "saturday"],
  [/\bfeburary\b|\bfebuary\b/g, "february"],
  [/\bmid[ -]?day\b/g, "midday"],
  [/\bmid[ -]night\b/g, "midnight"],
  [/\bnoon ?(?:time|ish)\b|\bnoonish\b/g, "noon"],
  [/\bmid[ -]?(?:to[ -]late )?morning\b/g, "at 10 am"],
  [/\bmid[ -]?afternoon\b/g, "at 2 pm"],
  [/\bmid[ -]?evening\b/g, "at 6 pm"],
  [/\b(?:end|close) of (?:the )?(?:business|work)(?: day)?\b/g, "at 5 pm"],
  [/\bafter(?: |-)?noons?\b/g, "afternoon"],
  [/\bmornings\b/g, "morning"],
  [/\bevenings\b/g, "evening"],
  [/\bfort ?nite?\b/g, "fortnight"],
  // "The second one", "that one", "one of those": a pronoun, not a number.
  [
    /\b(this|that|the|\d+|an?other|other|which|what|any|each|every|last|next|first|second|third|fourth|only|good|new|earlier|later|earliest|latest|middle|same|right|morning|afternoon|evening|\w+day) one\b(?! ?(?:[ap]\.? ?m|o'? ?clock|thirty|fifteen|forty))/g,
    "$1 thing",
  ],
  [/\bone (of|more|other|thing|person|for)\b/g, "thing $1"],
];

// "3 p.m.", "3p", "3 p m" and "3pm" all become "3 pm".
const MERIDIEMS: readonly (readonly [RegExp, string])[] = [
  [/\bampm\b|(?<=\d)ampm\b/g, " "],
  [/(\d|\s)([ap])\s?\.?\s?m\b\.?/g, "$1 $2m"],
  [/(\d)\s?([ap])\b\.?(?=\s|[,.!?)]|$)/g, "$1 $2m"],
  [/(\d)(am|pm)\b/g, "$1 $2"],
];

const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z]{3,9})\/(\d{1,2})\b/g, "$1 $2"],
  [/\b(\d{1,2})\/([a-z]{3,9})\/(\d{4})\b/g, "$2 $1 $3"],
  [/\b(20\d\d)\/([a-z]{3,9})\/(\d{1,2})\b/g, "$2 $3 $1"],
  [/-(?=[a-z])|(?<=[a-z])-/g, " "],
  [/@/g, " at "],
  [/[!?;"()[\]*]/g, " , "],
  [/\.(?!\d)/g, " "],
  [/(?<!\d),|,(?!\d)/g, " , "],
];

const YEARS: readonly (readonly [RegExp, (year: string) => string])[] = [
  [/\b2 (?:thousand|1000)(?: and)? (\d{1,2})\b/g, (year) => `20${year.padStart(2, "0")}`],
  [/\b20 ([2-9]\d)\b(?! ?(?:am|pm|o'clock))/g, (year) => `20${year}`],
];

const applyAll = (text: string, rewrites: readonly (readonly [RegExp, string])[]): string =>
  rewrites.reduce((current, [from, to]) => current.replace(from, to), text);

/**
 * The form that the date and time rules read: lower case, number words as digits ("5th", "9 05"), "3 pm", commas as words,
 * single spaces, and one space at each end.
 */
export function normaliseTimeText(text: string): string {
  const spelled = applyAll(applyAll(applyAll(` ${foldText(text)} `, SPELLINGS), MERIDIEMS), WRITTEN);
  const digits = digitsForEnglishNumbers(spelled.split(/\s+/).filter(Boolean)).join(" ");
  const dated = YEARS.reduce((current, [from, to]) => current.replace(from, (_, year: string) => to(year)), digits);
  return ` ${dated.replace(/(?: ,)+/g, " ,")} `;
}
