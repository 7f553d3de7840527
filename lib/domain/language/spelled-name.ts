import { foldText } from "./fold-text";

const ALPHABET: Readonly<Record<string, string>> = {
  alpha: "a",
  bravo: "b",
  charlie: "c",
  delta: "d",
  echo: "e",
  foxtrot: "f",
  golf: "g",
  hotel: "h",
  india: "i",
  juliet: "j",
  juliett: "j",
  kilo: "k",
  lima: "l",
  mike: "m",
  november: "n",
  oscar: "o",
  papa: "p",
  quebec: "q",
  romeo: "r",
  sierra: "s",
  tango: "t",
  uniform: "u",
  victor: "v",
  whiskey: "w",
  xray: "x",
  yankee: "y",
  zulu: "z",
};
// How recognisers write single letters.
const LETTER_WORDS: Readonly<Record<string, string>> = {
  ay: "a",
  bee: "b",
  be: "b",
  cee: "c",
  see: "c",
  sea: "c",
  dee: "d",
  ee: "e",
  ef: "f",
  eff: "f",
  gee: "g",
  aitch: "h",
  eye: "i",
  jay: "j",
  kay: "k",
  el: "l",
  ell: "l",
  em: "m",
  en: "n",
  oh: "o",
  pee: "p",
  cue: "q",
  queue: "q",
  are: "r",
  ar: "r",
  ess: "s",
  tee: "t",
  tea: "t",
  you: "u",
  vee: "v",
  why: "y",
  ex: "x",
  zee: "z",
  zed: "z",
};

interface Letters {
  text: string;
  used: number;
}

function letterAt(words: readonly string[], at: number): Letters | null {
  const word = words[at] as string;
  // "J as in Juliet", "B for boy", "D like dog"
  const link = words[at + 1];
  if (word.length === 1 && /[a-z]/.test(word) && link !== undefined && words[at + 2] !== undefined) {
    if (link === "as" && words[at + 2] === "in") return { text: word, used: 4 };
    if ((link === "for" || link === "like" || link === "de") && (words[at + 2] as string).startsWith(word))
      return { text: word, used: 3 };
  }
  if (word === "double" || word === "doble") {
    const next = words[at + 1];
    if (next === "you" || next === "u") return { text: "w", used: 2 };
    if (next?.length === 1) return { text: next.repeat(2), used: 2 };
  }
  if (/^[a-z]$/.test(word)) return { text: word, used: 1 };
  const coded = ALPHABET[word];
  return coded === undefined ? null : { text: coded, used: 1 };
}

/** The name that a caller spelled letter by letter ("S-M-I-T-H", "jay as in ...", "double L"), capitalised; null when under two letters were spelled. */
export function findSpelledName(text: string): string | null {
  const words = foldText(text)
    .replace(/\b(?:with|has) (?:an?|one|two|just one|a single|double) [a-z]\b/g, " ")
    .replace(/[^a-z' ]+/g, " ")
    .split(" ")
    .filter(Boolean);
  const names: string[] = [];
  let current = "";
  const close = (): void => {
    if (current.length >= 2) names.push(current);
    current = "";
  };
  for (let at = 0; at < words.length; ) {
    const letter = letterAt(words, at) ?? (current === "" ? null : looseLetter(words[at] as string));
    if (letter === null) {
      close();
      at++;
    } else {
      current += letter.text;
      at += letter.used;
    }
  }
  close();
  const longest = names.filter((name) => name.length >= 3 || names.length === 1);
  return longest.length === 0 ? null : longest.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join(" ");
}

function looseLetter(word: string): Letters | null {
  const letter = LETTER_WORDS[word];
  return letter === undefined ? null : { text: letter, used: 1 };
}
