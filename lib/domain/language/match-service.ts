import { wordsOf } from "./fold-text";

/** A service as the caller may name it. */
export interface NamedService {
  name: string;
  synonyms: readonly string[];
}

/** One clear service, several that fit equally, or none. */
export type ServiceMatch = { kind: "one"; name: string } | { kind: "several"; names: string[] } | { kind: "none" };

const FILLER = new Set(
  "a an the of for my our your to and or in on with i need want get have some please service services appointment visit job work un una el la los las de para mi su y o en con cita servicio".split(
    " ",
  ),
);

/** A crude common stem: enough for "clean", "cleaning" and "cleaned", "repair" and "repairs", "reparación" and "reparar". */
function stem(word: string): string {
  return word
    .replace(/'s$/, "")
    .replace(/(?:ations?|itions?)$/, "")
    .replace(/(?:ings?|ers?|ed|es|s|acion|ciones|ar|er|ir)$/, (ending, at: number) => (at >= 3 ? "" : ending))
    .replace(/([^aeiou])\1$/, "$1")
    .replace(/e$/, "");
}

const contentStems = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !FILLER.has(word))
    .map(stem);

/** Optimal-string-alignment distance of two words, cut off at 2. */
function distanceAtMostOne(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a === b) return true;
  const isSwap = a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return isSwap || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}

const isNear = (said: string, known: string): boolean =>
  said === known || (Math.min(said.length, known.length) >= 5 && distanceAtMostOne(said, known));

// 1 when every word of the phrase was said; otherwise the share of its words, weighted down.
function phraseScore(said: readonly string[], phrase: string): number {
  const wanted = contentStems(phrase);
  if (wanted.length === 0) return 0;
  const hits = wanted.filter((word) => said.some((other) => isNear(other, word))).length;
  if (hits === wanted.length) return 1 + wanted.length / 10;
  return (hits / wanted.length) * 0.6;
}

/** Finds the service of the catalogue that the words mean: by name, synonym, word form or a near miss of one letter. */
export function matchService(text: string, services: readonly NamedService[]): ServiceMatch {
  const said = contentStems(text);
  const scored = services
    .map((service) => ({
      name: service.name,
      score: Math.max(0, ...[service.name, ...service.synonyms].map((phrase) => phraseScore(said, phrase))),
    }))
    .filter((candidate) => candidate.score >= 0.3)
    .sort((one, other) => other.score - one.score);
  const best = scored[0];
  if (best === undefined) return { kind: "none" };
  const equals = scored.filter((candidate) => candidate.score > best.score - 0.05);
  return equals.length === 1
    ? { kind: "one", name: best.name }
    : { kind: "several", names: equals.map((candidate) => candidate.name) };
}
