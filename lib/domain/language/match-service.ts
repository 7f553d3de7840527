import { foldText, wordsOf } from "./fold-text";
import { canonicalWord, joinPhrases, weightOf } from "./service-words";

/** A service as the caller may name it. */
export interface NamedService {
  name: string;
  synonyms: readonly string[];
}

/** One clear service, several that fit equally, or none. */
export type ServiceMatch = { kind: "one"; name: string } | { kind: "several"; names: string[] } | { kind: "none" };

const FILLER = new Set(
  "a an the of for my our your to and or in on up with i need want get have some please services appointment visit job work is it un una el la los las de del para mi su y o en con cita servicio que no se me not is are be was do does did what whatever sure this that these those it's its you your when how can could would will got wrong with there's going something someone thing".split(
    " ",
  ),
);
const SCORE_MIN = 0.2;
const SCORE_TIE = 0.05;

/** A crude common stem: enough for "clean", "cleaning" and "cleaned", "repair" and "repairs". */
function stem(word: string): string {
  return word
    .replace(/'s$/, "")
    .replace(/(?:ings?|ers?|ed|es|s|aciones|acion|ciones|ar|er|ir)$/, (ending, at: number) => (at >= 3 ? "" : ending))
    .replace(/([^aeiou])\1$/, "$1")
    .replace(/e$/, "");
}

function keyWords(text: string): string[] {
  return wordsOf(joinPhrases(foldText(text)))
    .filter((word) => !FILLER.has(word))
    .map((word) => canonicalWord(word) ?? canonicalWord(stem(word)) ?? stem(word));
}

/** True when two words differ by at most one letter added, dropped, changed or swapped. */
function differByOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  const isSwap = rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
  return isSwap || rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1);
}

const isNear = (said: string, known: string): boolean =>
  said === known || (Math.min(said.length, known.length) >= 5 && differByOne(said, known));

const sumOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + weightOf(word), 0);

interface Score {
  score: number;
  /** True when only words that many services share were said: "cleaning" of "Deep cleaning". */
  isVague: boolean;
}

// Above 1 when every word of the phrase was said, more for longer phrases; otherwise the share of what tells services apart.
function phraseScore(said: readonly string[], phrase: string): Score {
  const wanted = [...new Set(keyWords(phrase))];
  const hits = wanted.filter((word) => said.some((other) => isNear(other, word)));
  if (hits.length === 0) return { score: 0, isVague: false };
  if (hits.length === wanted.length) return { score: 1 + sumOf(wanted) / 10, isVague: false };
  return { score: sumOf(hits) / sumOf(wanted), isVague: hits.every((word) => weightOf(word) < 1) };
}

function bestScore(said: readonly string[], service: NamedService): Score {
  const scores = [service.name, ...service.synonyms].map((phrase) => phraseScore(said, phrase));
  return scores.reduce((best, score) => (score.score > best.score ? score : best));
}

/** Finds the service of the catalogue that the words mean: by name, synonym, word form, same meaning, or a near miss of one letter. */
export function matchService(text: string, services: readonly NamedService[]): ServiceMatch {
  const said = keyWords(text);
  const scored = services
    .map((service) => ({ name: service.name, ...bestScore(said, service) }))
    .filter((candidate) => candidate.score >= SCORE_MIN)
    .sort((one, other) => other.score - one.score);
  const best = scored[0];
  if (best === undefined) return { kind: "none" };
  const equals = scored.filter((candidate) =>
    best.isVague ? candidate.isVague : candidate.score > best.score - SCORE_TIE,
  );
  if (equals.length === 1) return { kind: "one", name: best.name };
  return { kind: "several", names: equals.map((candidate) => candidate.name) };
}
