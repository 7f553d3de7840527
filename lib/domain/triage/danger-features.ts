import { wordsOf } from "@/lib/domain/language/fold-text";
import { CRITICAL_PHRASES } from "./critical-phrases";
import { findClasses } from "./find-classes";

/** What a few words say about danger, in the form that the model weighs. */
export interface DangerFeatures {
  /** Hashes of 32 bits, each once: words, pairs, spellings, classes of meaning, and which classes stand together. */
  hashes: number[];
  /** The part of them that tells one kind of danger from another. */
  kindHashes: number[];
  /** A phrase of danger, and nothing that makes a question, a wish, a story or a joke of it. */
  isPlainDanger: boolean;
  /** Heating, cooling or running water is spoken of: without them a home is cold, hot or dry. */
  isAboutSupply: boolean;
  /** The words that belong to a class of danger, in order, for the log. */
  words: string[];
}

const FILLERS = new Set("um uh uhm er hmm yeah hey hi hello bueno pues este eh oiga mire".split(" "));
const ORDINARY = new Set(
  "longago over offer general buy order book want mild fine denial joke name product waitlife trade".split(" "),
);
const SUPPLY = new Set(["heatsystem", "noheat", "coolsystem", "nocool", "nowater"]);
const SPELLING_LENGTH = 4;
const SUFFIX = /(?:ing|ed|es|s|ando|iendo|ado|ada|aron|aba)$/;

const isCritical = (name: string): boolean => Object.hasOwn(CRITICAL_PHRASES, name);
const stemOf = (word: string): string => (word.length <= SPELLING_LENGTH ? word : word.replace(SUFFIX, ""));

/** FNV-1a with a last mix, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}

/** Reads what somebody said, English or Spanish, in any spelling that speech recognition may choose. */
export function dangerFeatures(text: string): DangerFeatures {
  const words = wordsOf(text).filter((word) => !FILLERS.has(word));
  const classes = findClasses(words);
  const present = [...new Set(classes.flat())].sort();
  const named = new Set<string>();
  words.forEach((word, at) => {
    addWord(named, words, at, word);
    addClasses(named, words, classes, at);
  });
  addOpening(named, words, classes[0] ?? []);
  addCompany(named, present);
  const kinds = [...words.map((word) => `s:${stemOf(word)}`), ...present.map((name) => `c:${name}`)];
  const dangers = words.filter((_, at) => classes[at]?.some((name) => !ORDINARY.has(name)));
  return {
    hashes: [...new Set([...named].map(hash))],
    kindHashes: [...new Set(kinds.map(hash))],
    isPlainDanger: present.some(isCritical) && !present.some((name) => ORDINARY.has(name) && name !== "denial"),
    isAboutSupply: present.some((name) => SUPPLY.has(name)),
    words: dangers,
  };
}

function addWord(named: Set<string>, words: readonly string[], at: number, word: string): void {
  named.add(`w:${word}`).add(`s:${stemOf(word)}`);
  if (at > 0) named.add(`b:${words[at - 1]} ${word}`);
  if (word.length < SPELLING_LENGTH) return;
  const edged = `^${word}$`;
  for (let from = 0; from + SPELLING_LENGTH <= edged.length; from++) {
    named.add(`g:${edged.slice(from, from + SPELLING_LENGTH)}`);
  }
}

function addClasses(named: Set<string>, words: readonly string[], classes: readonly string[][], at: number): void {
  for (const name of classes[at] ?? []) {
    named.add(`c:${name}`);
    if (at > 0) named.add(`cw:${words[at - 1]} ${name}`);
    for (const before of classes[at - 1] ?? []) named.add(`cc:${before} ${name}`);
    if (at + 1 < words.length) named.add(`wc:${name} ${words[at + 1]}`);
  }
}

// Questions and wishes show at the start.
function addOpening(named: Set<string>, words: readonly string[], classes: readonly string[]): void {
  named.add(`first:${words[0]}`).add(`first2:${words[0]} ${words[1]}`);
  for (const name of classes) named.add(`fc:${name}`);
  named.add(`length:${Math.min(5, Math.floor(Math.log2(words.length + 1)))}`);
}

// Which meanings stand together, and whether anything ordinary stands beside the danger.
function addCompany(named: Set<string>, present: readonly string[]): void {
  const dangers = present.filter((name) => !ORDINARY.has(name));
  const ordinaries = present.length - dangers.length;
  const flag = ordinaries === 0 ? "plain" : "ordinary";
  named
    .add(flag)
    .add(`ordinaries ${Math.min(3, ordinaries)}`)
    .add(`dangers ${Math.min(5, dangers.length)}`);
  named.add(`dangers ${Math.min(4, dangers.length)} ordinaries ${Math.min(2, ordinaries)}`);
  dangers.forEach((name, at) => {
    named.add(`${flag} ${name}`);
    for (const other of dangers.slice(at + 1)) named.add(`${flag} ${name} ${other}`);
  });
  present.forEach((name, at) => {
    for (const other of present.slice(at + 1)) named.add(`p:${name} ${other}`);
  });
}
