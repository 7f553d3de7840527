import { foldText, wordsOf } from "./fold-text";
import { asName, isNameLike, leadingNameWords, looksLikeName } from "./name-words";
import { findSpelledName } from "./spelled-name";

const TITLE = "(?:(?:dr|mr|mrs|ms|miss|senor|senora|sr|sra)\\.? +)?";
// After these a name follows for certain.
const STRONG_CUES =
  /\b(?:my (?:full )?names?(?:'s| is| are|s)?|(?:the|his|her|girlfriend'?s|wife'?s|husband'?s) (?:full )?name(?:'s| is)|(?:under|on|in|use|with|for|by|to)(?: the)? name(?:'s| of| is)?|names?(?:'s| is)|(?:i'?m|i am|is|are) (?:called|known as|named)|(?:you )?(?:can |may |just )?call (?:me|be)(?! (?:back|again|at|on|in|as|when|tomorrow|today|tonight|later|any ?time|asap|if|after|before|this|next|first|please|and|or|about|for|regarding|instead)\b)|i go by|(?:me llamo|mi nombre es|se llama|a nombre de|al? nombre es))[:,]? +/gi;
// After these a name may follow; it must look like one.
const WEAK_CUES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:under|this is|i'?m|i am|it'?s|it is|its|soy|habla|le habla|listed (?:as|for)|booked (?:as|by)|name,)(?: is)? +/gi,
    1,
  ],
  [/\b(?:(?:table|party) (?:of|for) [a-z0-9]+, |[a-z]+ (?:people|of us), )/gi, 2],
  [/\b(?:for|by|with|of|on|at|to|that|probably|maybe|and|use|as|instead|i -|is|was|hi|hello|hey)[,]? +/gi, 2],
];
const NAME = "[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’.-]*";
const BEFORE_CUES = new RegExp(
  `(${NAME}(?: ${NAME}){0,2}),? +(?:(?:is|that'?s|that is|are|would be|es) (?:(?:my|the|mi|el) (?:\\w+ )?(?:name|nombre)\\b|what (?:you|they|people))|has a (?:booking|reservation|table|appointment)|a table|table (?:of|for)|booking (?:for|that|at)|here\\b|speaking\\b|calling\\b|party\\b|has (?:done|made|booked)|for \\d|at \\d)`,
);
const FIRST = /\bfirst name(?:'s| is)?:? +([A-Za-zÀ-ÿ'’-]+)/i;
const LAST = /\b(?:last|family|sur) ?name(?:'s| is)?:? +([A-Za-zÀ-ÿ'’-]+)/i;
const BOOKING_WORDS = /\b(?:book\w*|reserv\w*|table|appointment|name|listed|party|cancel\w*|visit|cita)\b/i;

// Shouted text has no capitals that mean anything; quotes and glued commas hide the words.
function tidyText(text: string): string {
  const spaced = text.replace(/["“”]/g, "").replace(/,(?=\S)/g, ", ");
  return /[a-z]/.test(spaced) ? spaced : spaced.toLowerCase();
}

function firstAndLast(text: string): string | null {
  const first = FIRST.exec(text)?.[1];
  const last = LAST.exec(text)?.[1];
  const words = [first, last].filter((word) => word !== undefined && isNameLike(word)) as string[];
  return asName(words);
}

function afterCue(text: string, cue: RegExp, accepts: (words: readonly string[]) => boolean): string | null {
  for (const match of text.matchAll(cue)) {
    const rest = text.slice(match.index + match[0].length).replace(new RegExp(`^${TITLE}`, "i"), "");
    const words = leadingNameWords(rest);
    if (words.length > 0 && accepts(words)) return asName(words);
  }
  return null;
}

function beforeCue(text: string): string | null {
  const match = BEFORE_CUES.exec(text);
  if (match === null) return null;
  const words = (match[1] as string).split(" ");
  const start = words.findLastIndex((word) => !isNameLike(word)) + 1;
  return asName(words.slice(start));
}

/** A name that the caller gives without being asked ("this is Ana Ruiz", "booked under Lee"); null when none is there. */
export function findIntroducedName(spoken: string): string | null {
  const text = tidyText(spoken);
  const strong = firstAndLast(text) ?? afterCue(text, STRONG_CUES, () => true) ?? beforeCue(text);
  if (strong !== null) return strong;
  for (const [cue, wordsMin] of WEAK_CUES) {
    if (wordsMin > 1 && !BOOKING_WORDS.test(text)) continue;
    const name = afterCue(text, cue, (words) =>
      wordsMin > 1 ? words.length > 1 && looksLikeName(words, wordsMin) : looksLikeName(words, 1),
    );
    if (name !== null) return name;
  }
  return null;
}

const FILLERS =
  /^\W*(?:(?:um+|uh+|er+|yes|yeah|yep|sure|ok(?:ay)?|well|hi|hello|oh|so|please|si|claro|it'?s|it is|it should be|i think|under|make it|that would be|es|soy|of course|certainly)\b[ ,.!]*)+/i;

function bareAnswer(text: string): string | null {
  const stripped = text
    .replace(FILLERS, "")
    .replace(/\b(?:please|thanks|thank you|por favor|gracias|i think|i guess|i believe|if i'?m not mistaken)\b.*$/i, "")
    .replace(/[.!?,\s]+$/, "");
  const words = stripped.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 4) return null;
  return words.every(isNameLike) ? asName(words) : null;
}

/** The name in an answer to "what is your name?": introduced, said alone, or spelled. A spelling beats what was heard before it. */
export function nameAnswer(text: string): string | null {
  const spelled = findSpelledName(text);
  if (spelled === null) return findIntroducedName(text) ?? bareAnswer(text) ?? startingName(text);
  return joinSpelled(heardBeforeSpelling(text), spelled);
}

// What was said before the letters: "It's Jonathan Smythe, S-M-Y-T-H-E".
function heardBeforeSpelling(text: string): string | null {
  const [before = ""] = text
    .replace(FILLERS, "")
    .split(
      /\b(?:that'?s|with (?:an?|one|two|double)|spelled|spelt|spelling|it'?s|se escribe|[A-Za-z](?:[-. ]+[A-Za-z]\b){2})/i,
    );
  return findIntroducedName(before) ?? bareAnswer(before);
}

// "Ana Ruiz and I need a table": the answer begins with the name.
function startingName(text: string): string | null {
  const words = leadingNameWords(text.replace(FILLERS, ""));
  const isCutOff = /^\W*[A-Za-z'’-]+, /.test(text);
  return looksLikeName(words, isCutOff ? 1 : 2) && (words.length > 1 || isCutOff) ? asName(words) : null;
}

function sharedBeginning(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

// The last of the words that share the longest beginning with the spelled one; -1 when none shares a letter.
function mostSimilar(words: readonly string[], spelled: string): number {
  const shared = words.map((word) => sharedBeginning(foldText(word), foldText(spelled)));
  const longest = Math.max(...shared);
  return longest === 0 ? -1 : shared.lastIndexOf(longest);
}

// "Jon Smyth, S-M-Y-T-H": the spelling replaces the word that it resembles.
function joinSpelled(heard: string | null, spelled: string): string {
  if (heard === null) return spelled;
  const words = heard.split(" ").filter((word) => word.length > 1);
  if (words.length === 0 || spelled.includes(" ")) return spelled;
  const similar = mostSimilar(words, spelled);
  if (similar === -1) return words.length === 1 ? `${words[0]} ${spelled}` : spelled;
  return words.map((word, at) => (at === similar ? spelled : word)).join(" ");
}

/** The name after a correction such as "Patel with one T, P-A-T-E-L": a single word replaces the part that it resembles. */
export function correctedName(current: string | null, text: string): string | null {
  const spelled = findSpelledName(text);
  if (spelled === null) return nameAnswer(text);
  const heard = heardBeforeSpelling(text);
  return joinSpelled(heard?.includes(" ") ? heard : (current ?? heard), spelled);
}

/** True when two names are the same apart from case, accents and punctuation. */
export const isSameName = (one: string, other: string): boolean => wordsOf(one).join(" ") === wordsOf(other).join(" ");
