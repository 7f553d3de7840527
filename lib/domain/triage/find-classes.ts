import { CRITICAL_PHRASES } from "./critical-phrases";
import { WORD_CLASSES } from "./word-classes";

interface Phrase {
  name: string;
  words: readonly string[];
}

const START_LENGTH = 2;
const phrases: Phrase[] = [...Object.entries(WORD_CLASSES), ...Object.entries(CRITICAL_PHRASES)].flatMap(
  ([name, text]) => text.split(" ").map((phrase) => ({ name, words: phrase.split("_").filter((word) => word !== "") })),
);
const byStart = Map.groupBy(phrases, ({ words }) => (words[0] ?? "").slice(0, START_LENGTH));

const isWord = (pattern: string | undefined, word: string | undefined): boolean =>
  pattern !== undefined &&
  word !== undefined &&
  (pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

const DENIALS = new Set("no not don't doesn't didn't isn't aren't wasn't never without nor sin ni tampoco".split(" "));
const DENIED_WORDS = 2;

/**
 * The classes of meaning that begin at each word: a word may begin several. A phrase of danger that is denied right before it
 * ("I don't smell gas") is a denial.
 */
export function findClasses(words: readonly string[]): string[][] {
  return words.map((word, at) => {
    const names = new Set<string>();
    for (const { name, words: pattern } of byStart.get(word.slice(0, START_LENGTH)) ?? []) {
      if (pattern.every((part, index) => isWord(part, words[at + index]))) names.add(name);
    }
    const isDenied = words.slice(Math.max(0, at - DENIED_WORDS), at).some((before) => DENIALS.has(before));
    return isDenied ? [...names].map((name) => (Object.hasOwn(CRITICAL_PHRASES, name) ? "denial" : name)) : [...names];
  });
}
