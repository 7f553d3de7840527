const ones =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split(
    "|",
  );
const unos =
  "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete|dieciocho|diecinueve".split(
    "|",
  );
const veinte =
  "veinte|veintiuno|veintidos|veintitres|veinticuatro|veinticinco|veintiseis|veintisiete|veintiocho|veintinueve".split(
    "|",
  );
const tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety".split("|");
const decenas = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

/** Number words to the digits that they dictate, English and Spanish; tens end in 0, which a following unit replaces. */
const digitWords: ReadonlyMap<string, string> = new Map([
  ...[...ones.entries(), ...unos.entries()].map(([value, word]) => [word, String(value)] as const),
  ...veinte.map((word, index) => [word, String(20 + index)] as const),
  ...tens.map((word, index) => [word, String(20 + index * 10)] as const),
  ...decenas.map((word, index) => [word, String(30 + index * 10)] as const),
  ["oh", "0"],
  ["o", "0"],
  ["un", "1"],
  ["una", "1"],
  ["fourty", "40"],
]);
const repeats: ReadonlyMap<string, number> = new Map([
  ["double", 2],
  ["doble", 2],
  ["triple", 3],
]);
const numberWord = new RegExp(
  `(?<![\\p{L}])(?:${[...digitWords.keys()].join("|")}|dieci\\p{L}+|veinti\\p{L}+)(?![\\p{L}])`,
  "giu",
);

/** Whether a text has so many number words that a long number may be in it. A cheap look. */
export function hasNumberWords(text: string): boolean {
  return (text.match(numberWord)?.length ?? 0) >= 6;
}

/** What people say, and transcripts write, between the groups of one number. */
const betweenDigits = /^(?:[\s,.\-–—_]|\b(?:um+|uh+|er+|eh+|and|then|dash|space|guion|espacio|luego|pues)\b)*$/i;
const pieces = /\+?\d+|[\p{L}\p{M}']+/gu;

/** One dictated piece of a number, with its place in the text. */
export interface DigitPiece {
  digits: string;
  start: number;
  end: number;
}

/** Runs of digits as they are dictated: in figures, in words, in both, with pauses between. Dates and +numbers end a run. */
export function digitRuns(text: string): DigitPiece[][] {
  const runs: DigitPiece[][] = [];
  let run: DigitPiece[] = [];
  let times = 1;
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
    times = 1;
  };
  for (const { 0: word, index } of text.matchAll(pieces)) {
    const last = run.at(-1);
    const folded = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    if (last && !betweenDigits.test(text.slice(last.end, index)) && !isJoint(text.slice(last.end, index))) close();
    const digits = /^\d+$/.test(word) ? word : digitWords.get(folded);
    if (repeats.has(folded)) times = repeats.get(folded) ?? 1;
    else if (digits !== undefined && !isPartOfWord(text, index, word)) {
      addPiece(run, { digits: digits.repeat(times), start: index, end: index + word.length });
      times = 1;
    } else if (!betweenDigits.test(word) && folded !== "y") close();
  }
  close();
  return runs;
}

const isJoint = (between: string): boolean => /^[\s,]*(?:y|double|doble|triple)[\s]*$/i.test(between);

/** "A4111" and "call_9f4111111111111111c2" are ids; "card4111111111111111" still holds a card. */
function isPartOfWord(text: string, index: number, word: string): boolean {
  if (!/^\d/.test(word)) return false;
  const before = /[\p{L}\p{N}_]*$/u.exec(text.slice(Math.max(0, index - 40), index))?.[0] ?? "";
  const after = /^[\p{L}\p{N}_]*/u.exec(text.slice(index + word.length, index + word.length + 40))?.[0] ?? "";
  if (before === "" && after === "") return false;
  return word.length < 13 || /\d/.test(before + after);
}

/** "Forty two" dictates 42, not 402. */
function addPiece(run: DigitPiece[], piece: DigitPiece): void {
  const last = run.at(-1);
  const isUnit = /^[1-9]$/.test(piece.digits);
  if (last && isUnit && /^[2-9]0$/.test(last.digits) && last.end - last.start > 2) {
    run[run.length - 1] = { digits: `${last.digits[0]}${piece.digits}`, start: last.start, end: piece.end };
  } else run.push(piece);
}
