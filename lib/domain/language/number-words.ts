const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50 };
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

const unit = (word: string | undefined): number => (word === undefined ? Number.NaN : (UNITS[word] ?? Number.NaN));
const isSmall = (value: number): boolean => value >= 1 && value <= 9;

interface Taken {
  text: string;
  words: number;
}

function afterTens(tens: number, next: string | undefined): Taken {
  const small = unit(next);
  if (isSmall(small)) return { text: String(tens + small), words: 2 };
  const ordinal = next === undefined ? undefined : ORDINALS[next];
  if (ordinal !== undefined && ordinal < 10) return { text: `${tens + ordinal}th`, words: 2 };
  const suffixed = next?.match(/^([1-9])(?:st|nd|rd|th)$/);
  if (suffixed) return { text: `${tens + Number(suffixed[1])}th`, words: 2 };
  return { text: String(tens), words: 1 };
}

function take(words: readonly string[], index: number, before: string | undefined): Taken {
  const word = words[index] as string;
  const next = words[index + 1];
  const tens = TENS[word];
  if (tens !== undefined) return afterTens(tens, next);
  const isDuration = word === "second" && before !== undefined && /^(?:\d+|an?|per|one|few)$/.test(before);
  const ordinal = ORDINALS[word];
  if (ordinal !== undefined && !isDuration) return { text: `${ordinal}th`, words: 1 };
  // "nine oh five" is a clock time; "oh" alone is a sigh.
  const digit = /^[1-9]$/.test(next ?? "") ? Number(next) : unit(next);
  if ((word === "oh" || word === "o" || word === "zero") && isSmall(digit) && /^\d+$/.test(before ?? "")) {
    return { text: `0${digit}`, words: 2 };
  }
  const value = UNITS[word];
  return { text: value === undefined ? word : String(value), words: 1 };
}

/** English number words to digits, word by word: "twenty fifth" becomes "25th", "nine oh five" becomes "9 05". Lower case in and out. */
export function digitsForEnglishNumbers(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let index = 0; index < words.length; ) {
    const taken = take(words, index, out.at(-1));
    out.push(taken.text);
    index += taken.words;
  }
  return out;
}
