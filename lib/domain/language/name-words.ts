import { isFirstName } from "./first-names";
import { foldText } from "./fold-text";

// Words that are never part of a caller's name and end one.
const NOT_NAMES = new Set(
  `a an the and or but so if i i'm i'd i'll i've im id you your we our my mine me he she they them it it's its is are was were be been am do does did
  don't dont can't cant won't isn't didn't have has had haven't can could will would should may might must no nope yes yeah yep yup ok okay sure alright
  please thanks thank hello hi hey good great fine perfect sorry um uh well actually just maybe probably hopefully because since
  want need like looking calling trying going hoping having getting wondering interested here there this that these those then that's thats what's
  for from with at on in of to by about as than into over under until till after before around between
  book booking booked reserve try schedule appointment reservation table party cancel change move call phone number name names first last full spelled spelling
  one two three four five six seven eight nine ten eleven twelve people guests
  today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun morning afternoon evening
  night noon midnight am pm o'clock next week weekend month day date time january february march july september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  what when where who why how which whose very really not also too again still already only both all any some new old same other another right wrong correct crazy
  ridiculous awesome cool nice bad fuck fucking shit damn hell cunt robot human person machine
  street avenue road drive lane boulevard court place restaurant house hotel salon bar cafe london north south east west spanish english american mexican
  happy glad afraid unable able running late done available free busy ready confused lost sick home outside inside indoors outdoors lunch dinner breakfast
  y que con para por el los las un una mi su es son si hola gracias favor quiero necesito cita bueno pero`.split(/\s+/),
);
const PARTICLES = new Set([
  "de",
  "del",
  "la",
  "van",
  "von",
  "der",
  "da",
  "di",
  "le",
  "san",
  "mc",
  "mac",
  "st",
  "al",
  "bin",
  "o",
]);
const WORDS_MAX = 4;

// Names that are also months: alone they are a date.
const MONTH_NAMES = new Set(["april", "may", "june", "august", "summer"]);

const bareWord = (word: string): string =>
  word.replace(/^[^A-Za-zÀ-ÖØ-öø-ÿ]+|[^A-Za-zÀ-ÖØ-öø-ÿ.]+$/g, "").replace(/['’]s$/, "");
const isCapital = (word: string): boolean => /^[A-ZÀ-ÖØ-Þ]/.test(word);

export const isNameLike = (word: string): boolean => {
  const folded = foldText(word).replace(/\.$/, "");
  return folded !== "" && /^[a-z'-]+$/.test(folded) && !NOT_NAMES.has(folded);
};

function capitalise(word: string): string {
  const hasOwnCapitals = /[A-Z]/.test(word.slice(1)) && !/^[A-Z]+$/.test(word);
  return hasOwnCapitals ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** The words as a name with capitals; null when there is none. */
export function asName(words: readonly string[]): string | null {
  const kept = words.map((word) => word.replace(/\.+$/, "")).filter((word) => word !== "");
  while (kept.length > 1 && PARTICLES.has(foldText(kept.at(-1) as string))) kept.pop();
  return kept.length === 0 ? null : kept.map(capitalise).join(" ");
}

/**
 * The words at the beginning of a text that can be a name, at most four. Once one has a capital, all must; without capitals
 * at most two are taken.
 */
export function leadingNameWords(text: string): string[] {
  const names: string[] = [];
  let isCased = false;
  for (const word of text.trim().split(/\s+/)) {
    const bare = bareWord(word);
    if (!isNameLike(bare)) break;
    const isParticle = PARTICLES.has(foldText(bare));
    if (names.length === 0) isCased = isCapital(bare);
    else if (isCased && !isCapital(bare) && !isParticle) break;
    else if (!isCased && names.length >= 2 && !names.some((name) => PARTICLES.has(foldText(name)))) break;
    names.push(bare);
    if (/[,;:!?]$/.test(word) || names.length === WORDS_MAX || (/\.$/.test(word) && bare.replace(".", "").length > 2))
      break;
  }
  return names;
}

/** True when words read as a name by themselves: two with capitals, or a common given name first. */
export function looksLikeName(words: readonly string[], wordsMin: number): boolean {
  const [first] = words;
  if (first === undefined || (words.length === 1 && MONTH_NAMES.has(foldText(first)))) return false;
  const capitals = words.filter(isCapital).length;
  return (capitals === words.length && words.length >= wordsMin) || (isFirstName(foldText(first)) && words.length <= 3);
}
