import { type DigitPiece, digitRuns, hasNumberWords } from "./spoken-digits";

/** What stands in the place of a card number, its code or its date, wherever words are kept. */
export const cardRemoved = "[card details removed]";

/** Lengths by first digits, as the schemes issue them (ISO/IEC 7812); no telephone number or timestamp begins so. */
const schemes: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|6|8|9)/, [14, 16]],
  [/^35/, [16]],
  [/^(?:6|5[06-8])/, [13, 14, 15, 16, 17, 18, 19]],
];
const digitsMin = 13;
const mentionsCard =
  /\b(?:card|visa|master ?card|amex|american express|discover|debit|credit|tarjeta|debito|credito)\b/i;
/** What a number is when it is no card: said before it, or a street after it. */
const otherBefore =
  /\b(?:phone|cell|mobile|call(?:back)?|reach|text|address|live|house|zip|tel[eé]fono|celular|ll[aá]m\w+|direcci[oó]n|vivo)\b[^.;!?]{0,40}$/i;
const streetAfter =
  /^,?\s+(?:[\p{L}.']+\s+){0,3}(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|way|ct|court|pl|place|hwy|calle|avenida)\b/iu;
const namesCode = /\b(?:cvv2?|cvc2?|csc)\b/i;
const namesCodeOfCard =
  /\b(?:security code|verification code|(?:three|3|four|4) digits? (?:on|at) the back|expir\w*|exp\b|valid (?:thru|through|until)|c[oó]digo de seguridad|vence|vencimiento|caduca)\b/i;
/** Runs as long as most of a card, but no telephone number: 8, 9, or more than 11 digits, as a card begins. */
const isFragment = (digits: string): boolean => /^[3-6]/.test(digits) && (digits.length > 11 || digits.length === 8);

export interface HeardCards {
  text: string;
  /** True when something of a card was in it. */
  hasCard: boolean;
}

/** Whether digits pass Luhn's check and have a length that their scheme issues. */
export function isCardNumber(digits: string): boolean {
  const isIssued = schemes.some(([prefix, lengths]) => prefix.test(digits) && lengths.includes(digits.length));
  return isIssued && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Takes whole card numbers out of a text, in figures or in words with gaps, and beside them the code and the date of the
 * card (spec 2.8). Text without any comes back as it is.
 */
export function redactCards(text: string): HeardCards {
  return removeFrom(text, { isCardTalk: false });
}

/**
 * Takes everything of a card out of what one caller says, turn by turn: whole numbers, numbers that are dictated over
 * several turns, and the first digits of one once a card is spoken of. Turns before the first digits stay as they are.
 */
export function redactCardTalk(turns: readonly string[]): HeardCards[] {
  let patience = 0;
  let tail = "";
  return turns.map((text) => {
    const isCardTalk = patience > 0 || mentionsCard.test(text);
    const digits = onlyDigits(text);
    const goesOn = digits !== "" && isFragment(tail + digits);
    const heard = goesOn ? { text: cardRemoved, hasCard: true } : removeFrom(text, { isCardTalk });
    patience = heard.hasCard ? 3 : Math.max(0, patience - 1);
    tail = heard.hasCard || digits === "" ? "" : tail + digits;
    return heard;
  });
}

/** The digits of an utterance that is nothing but digits, else none. */
function onlyDigits(text: string): string {
  const [run, ...others] = digitRuns(text);
  if (!run || others.length > 0) return "";
  const outside = text.slice(0, run[0]?.start) + text.slice(run.at(-1)?.end);
  return /^[\s.,!?-]*(?:(?:ok(?:ay)?|um+|uh+|then|and)[\s.,]*)*$/i.test(outside) ? joined(run) : "";
}

const joined = (run: readonly DigitPiece[]): string => run.map(({ digits }) => digits).join("");

function removeFrom(text: string, { isCardTalk }: { isCardTalk: boolean }): HeardCards {
  if (!mayHoldCard(text, isCardTalk)) return { text, hasCard: false };
  const runs = digitRuns(text);
  const cards = runs.flatMap((run) => cardsIn(run, text, isCardTalk));
  const isAboutCard = isCardTalk || cards.length > 0;
  const extras = runs.filter((run) => isExtra(run, text, cards, isAboutCard)).map(spanOf);
  const spans = united([...cards, ...extras]);
  let kept = "";
  let from = 0;
  for (const { start, end } of spans) {
    kept += `${text.slice(from, start)}${cardRemoved}`;
    from = end;
  }
  return spans.length === 0 ? { text, hasCard: false } : { text: kept + text.slice(from), hasCard: true };
}

/** Spans in order, those that overlap as one. */
function united(spans: Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** A cheap look first: every value that reaches the database passes here. */
function mayHoldCard(text: string, isCardTalk: boolean): boolean {
  if (text.length < 3 || /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/i.test(text)) return false;
  if (isCardTalk || namesCode.test(text)) return true;
  return (text.match(/\d/g)?.length ?? 0) >= 8 || hasNumberWords(text);
}

interface Span {
  start: number;
  end: number;
}

/** The widest windows of a run that are card numbers; in talk of a card its first digits count too. */
function cardsIn(run: readonly DigitPiece[], text: string, isCardTalk: boolean): Span[] {
  const found: Span[] = [];
  for (let first = 0; first < run.length; first++) {
    let digits = "";
    for (let last = first; last < run.length && digits.length < 20; last++) {
      digits += run[last]?.digits ?? "";
      const span = { start: run[first]?.start ?? 0, end: run[last]?.end ?? 0 };
      const isDate = /\d{4}-\d\d-\d\d/.test(text.slice(span.start, span.end));
      if (digits.length >= digitsMin && isCardNumber(digits) && !isDate) found.push(span);
    }
  }
  const whole = joined(run);
  const isDictated = run.length > 1 || whole.length > 11;
  const begins = isCardTalk && /^[3-6]\d{3}/.test(whole) && !isOtherNumber(run, text);
  if (found.length === 0 && isDictated && begins && !isYearOrClock(run, text)) found.push(spanOf(run));
  if (found.length === 0 && begins && whole.length >= 4 && run.length === 1) found.push(spanOf(run));
  return found;
}

/** "My visa is 4111 ..." is of the card; "do you take cards? I live at 4512 Oak Street" is not. */
function isOtherNumber(run: readonly DigitPiece[], text: string): boolean {
  const { start, end } = spanOf(run);
  const before = text.slice(0, start);
  if (streetAfter.test(text.slice(end)) || otherBefore.test(before)) return true;
  const mention = before.search(new RegExp(`${mentionsCard.source}(?!.*${mentionsCard.source})`, "is"));
  return mentionsCard.test(text) && (mention < 0 || /[.;?!]\s/.test(before.slice(mention)));
}

/** "At 3:30" and "3/4" are no cards. */
function isYearOrClock(run: readonly DigitPiece[], text: string): boolean {
  const { start, end } = spanOf(run);
  return /[:/]/.test(text.slice(Math.max(0, start - 1), end + 1));
}

/** The code and the date of a card: where they are named, and what follows a number at once. */
function isExtra(run: readonly DigitPiece[], text: string, cards: readonly Span[], isAboutCard: boolean): boolean {
  const { start, end } = spanOf(run);
  const length = joined(run).length;
  if (length < 2 || length > 8 || cards.some((card) => start < card.end && end > card.start)) return false;
  const before = text.slice(Math.max(0, start - 48), start).replace(/^.*[.;!?](?=\s)/s, "");
  if (length <= 4 && namesCode.test(before)) return true;
  if (!isAboutCard) return false;
  const isNext = cards.some((card) => start >= card.end && /^[^.;!?]{0,24}$/.test(text.slice(card.end, start)));
  return isNext || namesCodeOfCard.test(before);
}

function spanOf(run: readonly DigitPiece[]): Span {
  return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
}
