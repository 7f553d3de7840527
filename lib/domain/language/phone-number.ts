import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js";
import { foldText } from "./fold-text";

const DIGITS: Readonly<Record<string, string>> = {
  zero: "0",
  oh: "0",
  o: "0",
  nought: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  cero: "0",
  uno: "1",
  dos: "2",
  tres: "3",
  cuatro: "4",
  cinco: "5",
  seis: "6",
  siete: "7",
  ocho: "8",
  nueve: "9",
};
const TEENS: Readonly<Record<string, string>> = {
  ten: "10",
  eleven: "11",
  twelve: "12",
  thirteen: "13",
  fourteen: "14",
  fifteen: "15",
  sixteen: "16",
  seventeen: "17",
  eighteen: "18",
  nineteen: "19",
  diez: "10",
  once: "11",
  doce: "12",
  trece: "13",
  catorce: "14",
  quince: "15",
  dieciseis: "16",
  diecisiete: "17",
  dieciocho: "18",
  diecinueve: "19",
};
const TENS: Readonly<Record<string, string>> = {
  twenty: "2",
  thirty: "3",
  forty: "4",
  fifty: "5",
  sixty: "6",
  seventy: "7",
  eighty: "8",
  ninety: "9",
  veinte: "2",
  treinta: "3",
  cuarenta: "4",
  cincuenta: "5",
  sesenta: "6",
  setenta: "7",
  ochenta: "8",
  noventa: "9",
};
const REPEATS: Readonly<Record<string, number>> = { double: 2, doble: 2, triple: 3 };

interface Run {
  digits: string;
  used: number;
}

function readOne(words: readonly string[], at: number): Run | null {
  const word = words[at] as string;
  const next = words[at + 1];
  if (/^\d+$/.test(word)) return { digits: word, used: 1 };
  const repeat = REPEATS[word];
  if (repeat !== undefined && next !== undefined) {
    const digit = /^\d$/.test(next) ? next : DIGITS[next];
    if (digit !== undefined) return { digits: digit.repeat(repeat), used: 2 };
  }
  if (TENS[word] !== undefined) {
    const joined = next === "y" ? words[at + 2] : next;
    const small = joined === undefined ? undefined : DIGITS[joined];
    if (small !== undefined && small !== "0") return { digits: `${TENS[word]}${small}`, used: next === "y" ? 3 : 2 };
    return { digits: `${TENS[word]}0`, used: 1 };
  }
  const plain = DIGITS[word] ?? TEENS[word];
  if (plain === undefined) return null;
  if (next === "hundred" && plain.length === 1) return { digits: `${plain}00`, used: 2 };
  if (next === "thousand" && plain.length === 1) return { digits: `${plain}000`, used: 2 };
  return { digits: plain, used: 1 };
}

/** Digits of a text that says them in figures or in words ("six five oh, double two"), one string for each unbroken run. */
export function spokenDigits(text: string): string[] {
  const words = foldText(text)
    .replace(/[^a-z0-9+ ]+/g, " ")
    .split(" ")
    .filter(Boolean);
  const runs: string[] = [];
  let current = "";
  for (let at = 0; at < words.length; ) {
    const read = readOne(words, at);
    if (read === null) {
      if (current !== "" && !/^(?:and|dash|hyphen|um+|uh+|then|area|code|plus|guion|y)$/.test(words[at] as string)) {
        runs.push(current);
        current = "";
      }
      at++;
      continue;
    }
    current += read.digits;
    at += read.used;
  }
  return current === "" ? runs : [...runs, current];
}

const US_FORM = /(?<![\d/])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)/;
const FOREIGN_FORM = /\(?\+\d{1,3}\)?[ .-]?(?:\(?\d+\)?[ .-]?){2,8}/;

// Numbers that are written like one and that no country has given out yet, as test numbers are.
function findWritten(text: string): ReturnType<typeof parsePhoneNumberFromString> {
  const form = FOREIGN_FORM.exec(text)?.[0] ?? US_FORM.exec(text)?.[0];
  return form === undefined ? undefined : parsePhoneNumberFromString(form.replace(/[()]/g, " "), "US");
}

/** The first telephone number of a text as E.164, spoken or written; United States unless it says otherwise. Null when there is none. */
export function findPhoneNumber(text: string): string | null {
  const written = findPhoneNumbersInText(text, "US")[0]?.number ?? findWritten(text);
  if (written?.isPossible()) return written.number;
  for (const run of spokenDigits(text)) {
    if (run.length < 10 || run.length > 15) continue;
    const parsed = parsePhoneNumberFromString(run.length > 11 ? `+${run}` : run, "US");
    if (parsed?.isPossible()) return parsed.number;
  }
  return null;
}
