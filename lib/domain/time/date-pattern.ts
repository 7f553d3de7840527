import type { Day } from "./calendar";

const MACROS: Readonly<Record<string, string>> = {
  month:
    "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b",
  weekday:
    "(?<weekday>(?:sun|mon|tues|wednes|thurs|fri|satur)days?|sun|mon|tues?|weds?|thurs?|thu|thr|fri|sat)\\b(?:'s)?",
  day: "(?<day>3[01]|[12]\\d|0?[1-9])",
  ordinal: "(?<day>3[01]|[12]\\d|0?[1-9]) ?(?:st|nd|rd|th)\\b",
  year: "(?<year>20\\d\\d)\\b",
  sep: "(?: ,)? ",
  n: "(?<n>\\d{1,3}|an?|the|a couple(?: of)?|couple(?: of)?|a few|few)",
  unit: "(?<unit>business days?|working days?|days?|weeks?|fortnights?|months?|years?)",
  part: "(?:early |late |mid )?(?:morning|afternoon|evening|night)",
};

/** What a rule sees of its match: the named groups. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** One way to say a date. `day` answers null when the words fit and the calendar does not (June 31). */
export interface DateRule {
  name: string;
  pattern: RegExp;
  day: (groups: Groups, today: Day) => Day | null;
}

/** Makes a rule from a pattern in which {month}, {weekday}, {day}, {ordinal}, {year}, {n}, {unit} and {part} stand for their words. */
export function dateRule(name: string, pattern: string, day: DateRule["day"]): DateRule {
  const source = pattern.replace(/\{(\w+)\}/g, (_, macro: string) => MACROS[macro] ?? `{${macro}}`);
  return { name, pattern: new RegExp(source), day };
}

/** "a" is 1, "a couple" 2, "a few" 3, digits themselves. */
export function countOf(word: string | undefined): number {
  if (word === undefined || /^(?:an?|the)$/.test(word)) return 1;
  if (word.includes("couple")) return 2;
  if (word.includes("few")) return 3;
  return Number(word);
}
