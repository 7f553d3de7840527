import { foldText } from "./fold-text";
import { spokenDigits } from "./phone-number";

/**
 * A United States ZIP code in a text, in figures or spoken digit by digit ("nine oh two one oh"); null when there is none.
 * The number of a house is none.
 */
export function findZip(text: string): string | null {
  const written = /(?<!\d)(\d{5})(?:-\d{4})?(?!\d)/g;
  const all = [...text.matchAll(written)];
  const found = all.filter(({ index }) => !HOUSE.test(text.slice(index))).map((match) => match[1] as string);
  // "12345 Oak Street, 78704": the ZIP is the last one.
  if (found.length > 0) return found.at(-1) as string;
  if (all.length > 0) return null;
  return spokenDigits(text).findLast((run) => run.length === 5) ?? null;
}

const STREET =
  "street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|cir|way|place|pl|terrace|ter|trail|trl|parkway|pkwy|highway|hwy|loop|square|sq|alley|cove|ridge|run|pike|crossing|path|row|plaza|calle|avenida|camino|paseo";
const HOUSE = new RegExp(
  `^\\d{5} (?:[nsew]\\.? )?(?:(?!(?:and|the|my|is|it|its|in|on|at|off|near|by)\\b)[a-z'.-]+ ){1,4}(?:${STREET})\\b`,
  "i",
);
const ADDRESS = new RegExp(
  `\\b(?:\\d{1,6}[a-z]?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|hundred|thousand)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|oh|zero|hundred|thousand))*) (?:[nsew]\\.? |north |south |east |west )?(?:[a-z0-9'.-]+ ){0,4}(?:${STREET})\\b\\.?(?:,? (?:apt|apartment|unit|suite|ste|number|#) ?[a-z0-9-]+)?`,
  "i",
);

/** The street address inside a text, as it was said; null when nothing looks like one. */
export function findAddress(text: string): string | null {
  const match = ADDRESS.exec(text);
  if (match !== null) return match[0].trim();
  const spanish = /\b(?:calle|avenida|camino|paseo) (?:[a-záéíóúñ0-9'.-]+ ){0,4}?\d{1,6}\b/i.exec(text);
  return spanish === null ? null : spanish[0].trim();
}

/** What to keep as the address when it was asked for: the part that looks like one, else the words after the usual lead-in. */
export function addressAnswer(text: string): string | null {
  const found = findAddress(text);
  if (found !== null) return found;
  const rest = text
    .replace(
      /^\W*(?:(?:um+|uh+|yes|yeah|sure|ok(?:ay)?|so|it'?s|it is|i'?m at|i am at|my address is|the address is|address is|we'?re at|we are at|mi direccion es|es|en|vivo en)[ ,]+)*/i,
      "",
    )
    .trim();
  return /\d/.test(rest) && foldText(rest).split(" ").length >= 2 ? rest : null;
}
