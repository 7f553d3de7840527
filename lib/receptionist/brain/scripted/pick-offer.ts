import { foldText } from "@/lib/domain/language/fold-text";
import type { SaidWish } from "@/lib/domain/time/read-wish";
import type { Offer } from "./scripted-state";

/** What the caller did with the offers: took one, left several open, or neither. */
export type OfferPick = { kind: "one"; offer: Offer } | { kind: "several"; offers: Offer[] } | { kind: "none" };

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:the )?(?:1st|first|number (?:one|1)|option (?:one|1)|primer[oa]?|la una opcion)\b(?! thing| available| week)/,
    0,
  ],
  [/\b(?:the )?(?:2nd|second|number (?:two|2)|option (?:two|2)|middle|segund[oa])\b/, 1],
  [/\b(?:the )?(?:3rd|third|number (?:three|3)|option (?:three|3)|tercer[oa]?)\b/, 2],
  [/\b(?:the )?(?:last|final|ultim[oa])(?: one)?\b(?! week| time)/, -1],
  [/\b(?:the )?(?:earlier|earliest|soonest|sooner) (?:one|time|slot|of)|\bthe earliest\b|\bla mas temprana\b/, 0],
  [/\b(?:the )?(?:later|latest) (?:one|slot|of)|\bthe latest\b|\bla mas tarde\b/, -1],
];
const ANY_OFFER =
  /\b(?:either|any of (?:them|those)|any (?:is|one)|whichever|both (?:work|are)|you (?:pick|choose)|doesn'?t matter|all good|cualquiera|me da igual|la que sea)\b/;
const OTHER_ONE = /\bthe other (?:one|time|slot)?\b|\b(?:la|el) otr[oa]\b/;

const partOf = (offer: Offer): string => {
  const hour = Number(offer.time.slice(0, 2));
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
};

function twelveHoursApart(one: string, other: string): boolean {
  return one.slice(3) === other.slice(3) && Math.abs(Number(one.slice(0, 2)) - Number(other.slice(0, 2))) === 12;
}

/** True when the said time names the offer's time; a time without morning or afternoon may be either. */
export function isSameTime(wish: Pick<SaidWish, "time" | "isTimeGuess">, offer: Offer): boolean {
  if (wish.time === null) return true;
  return wish.time === offer.time || (wish.isTimeGuess && twelveHoursApart(wish.time, offer.time));
}

function asPick(offers: readonly Offer[]): OfferPick {
  const [first] = offers;
  if (first === undefined) return { kind: "none" };
  return offers.length === 1 ? { kind: "one", offer: first } : { kind: "several", offers: [...offers] };
}

function byMoment(wish: SaidWish, offers: readonly Offer[]): OfferPick {
  const fits = offers.filter(
    (offer) =>
      (wish.date === null || wish.date === offer.date) &&
      isSameTime(wish, offer) &&
      (wish.partOfDay === null || wish.partOfDay === partOf(offer)),
  );
  return asPick(fits);
}

function byPosition(folded: string, offers: readonly Offer[]): Offer | null {
  const position = ORDINALS.find(([pattern]) => pattern.test(folded))?.[1];
  if (position !== undefined) return offers.at(position) ?? null;
  if (ANY_OFFER.test(folded)) return offers[0] ?? null;
  if (OTHER_ONE.test(folded) && offers.length === 2) return offers[1] ?? null;
  return null;
}

// "ten", "ten thirty", "at 2" without anything else: compared with the clock of each offer.
function byBareHour(folded: string, offers: readonly Offer[]): OfferPick {
  const said = /^\D*(\d{1,2})(?:[: ]([0-5]\d))?\D*$/.exec(folded);
  if (said === null) return { kind: "none" };
  const hour = Number(said[1]) % 12;
  const fits = offers.filter(
    (offer) =>
      Number(offer.time.slice(0, 2)) % 12 === hour && (said[2] === undefined || offer.time.slice(3) === said[2]),
  );
  return asPick(fits);
}

/** Which offer the caller's words take: by its moment, its place in the list, or its hour. */
export function pickOffer(text: string, wish: SaidWish, offers: readonly Offer[]): OfferPick {
  const folded = foldText(text);
  const isAboutMoment = wish.date !== null || wish.time !== null || wish.partOfDay !== null;
  const position = byPosition(folded, offers);
  // "The second" must not be read as the second of the month.
  if (position !== null && wish.time === null && !/\bof (?!them|those|these|the )|\b(?:day|date)\b/.test(folded))
    return { kind: "one", offer: position };
  if (isAboutMoment) return byMoment(wish, offers);
  return byBareHour(folded, offers);
}
