import { foldText, wordsOf } from "./fold-text";
import { findSpelledName } from "./spelled-name";

const NAME_WORD = "[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'’.-]*";
const CUES = [
  "my (?:full |first |last )?name(?:'s| is|s)",
  "the name(?:'s| is)",
  "name(?:'s| is)",
  "(?:under|for|in) the name(?: of)?",
  "i'm called",
  "this is",
  "call me",
  "me llamo",
  "mi nombre es",
  "soy",
  "habla",
  "a nombre de",
];
const CUE = new RegExp(
  `\\b(?:${CUES.join("|")}):? +(?:dr\\.? |mr\\.? |mrs\\.? |ms\\.? |miss )?(${NAME_WORD}(?: ${NAME_WORD}){0,3})`,
  "i",
);
const WEAK_CUE = new RegExp(`\\b(?:i'm|i am|it's|it is|es)(?: called)? +(${NAME_WORD}(?: ${NAME_WORD}){0,3})`, "i");

// Words that are never part of a name and end one.
const NOT_NAMES = new Set(
  `a an the and or but so if i i'm i'd i'll i've im id you your we our my mine me he she they them it it's its is are was were be been am do does did have has had
  can could will would should may might must not no nope yes yeah yep ok okay sure please thanks thank hello hi hey good great fine perfect sorry um uh well actually just
  want need like looking calling trying going hoping having getting wondering interested here there this that these those for from with at on in of to by about as than then
  book booking schedule appointment reservation cancel change move call number phone name spelled spelling first last full one two three four five six seven eight nine ten
  today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night noon midnight am pm o'clock next week month day time
  january february april june july august september october november december what when where who why how which
  very really not also too again still already only both all any some new old same other another right wrong correct
  y que con para por el la los las un una mi su es son si hola gracias favor quiero necesito cita bueno del`.split(
    /\s+/,
  ),
);

const capitalise = (word: string): string =>
  /[A-Z]/.test(word.slice(1)) && !/^[A-Z]+$/.test(word)
    ? word
    : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const tidy = (words: readonly string[]): string | null =>
  words.length === 0 ? null : words.map((word) => capitalise(word.replace(/[.]+$/, ""))).join(" ");

function leadingNames(text: string): string[] {
  const names: string[] = [];
  for (const word of text.split(/\s+/)) {
    const bare = word.replace(/[^A-Za-zÀ-ÖØ-öø-ÿ'’.-]/g, "");
    if (bare === "" || NOT_NAMES.has(foldText(bare).replace(/\.$/, ""))) break;
    names.push(bare);
    if (/[,;!?]$/.test(word) || names.length === 4 || (/\.$/.test(word) && bare.length > 3)) break;
  }
  return names;
}

/** A name that the caller gives by saying so ("my name is Ana Ruiz"); null when no such words are there. */
export function findIntroducedName(text: string): string | null {
  const match = CUE.exec(text);
  if (match === null) return null;
  return tidy(leadingNames(match[1] as string));
}

function bareAnswer(text: string): string | null {
  const stripped = text
    .replace(/^\W*(?:(?:um+|uh+|er+|yes|yeah|yep|sure|ok(?:ay)?|well|hi|hello|oh|so|please|si|claro)\b[ ,.!]*)+/i, "")
    .replace(/\b(?:please|thanks|thank you|por favor|gracias)\b.*$/i, "")
    .replace(/[.!?,\s]+$/, "");
  const words = stripped.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 4) return null;
  const names = leadingNames(words.join(" "));
  return names.length === words.length ? tidy(names) : null;
}

/** The name in an answer to "what is your name?": introduced, spelled, or said alone. A spelling beats what was heard before it. */
export function nameAnswer(text: string): string | null {
  const spelled = findSpelledName(text);
  const beforeSpelling = text.split(/\b(?:that'?s|spelled|spelt|it'?s|se escribe|s-|[A-Za-z]-[A-Za-z]-)/i)[0] ?? text;
  const heard = findIntroducedName(text) ?? weakName(text) ?? bareAnswer(text);
  if (spelled === null) return heard;
  return joinSpelled(findIntroducedName(beforeSpelling) ?? bareAnswer(beforeSpelling), spelled);
}

function weakName(text: string): string | null {
  const match = WEAK_CUE.exec(text);
  return match === null ? null : tidy(leadingNames(match[1] as string));
}

// "Jon Smyth, S-M-Y-T-H": the spelling replaces the word that it resembles.
function joinSpelled(heard: string | null, spelled: string): string {
  if (heard === null) return spelled;
  const words = heard.split(" ").filter((word) => word.length > 1);
  if (words.length === 0 || spelled.includes(" ")) return spelled;
  const similar = words.findIndex((word) => foldText(word).charAt(0) === foldText(spelled).charAt(0));
  if (similar === -1) return words.length === 1 ? `${words[0]} ${spelled}` : spelled;
  return words.map((word, at) => (at === similar ? spelled : word)).join(" ");
}

/** True when two names are the same apart from case, accents and punctuation. */
export const isSameName = (one: string, other: string): boolean => wordsOf(one).join(" ") === wordsOf(other).join(" ");
