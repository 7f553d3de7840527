import type { Temporal } from "temporal-polyfill";
import type { Moment } from "./resolve-moment";

const AMOUNT =
  "(?<amount>\\d+(?:\\.\\d+)?|an?|a couple(?: of)?|couple(?: of)?|a few|few|half an?|a half an?|a quarter of an|quarter of an|3 quarters of an|3 quarter)";
const UNIT = "(?<unit>hours?|hrs?|minutes?|mins?)";
const MORE = "(?: (?:and )?(?:(?<minutes>\\d+) (?:minutes?|mins?)|(?<half>(?:a )?half)))?";

const OFFSETS: readonly RegExp[] = [
  new RegExp(`\\b(?:in|after|within)(?: about| around| like| maybe| approximately)? ${AMOUNT} ${UNIT}\\b${MORE}`),
  /\bin (?<amount>\d+) ?(?<unit>h)\b/,
  new RegExp(`\\b${AMOUNT} ${UNIT}${MORE} (?:from now|later|from this moment)\\b`),
  /\bin (?<amount>\d+) (?<half>and a half) (?<unit>hours?)/,
  /\b(?<amount>\d+) (?<half>and a half) (?<unit>hours?) (?:from now|later)\b/,
];

function hoursOf(amount: string): number {
  if (amount.includes("half")) return 0.5;
  if (amount.startsWith("3 quarter")) return 0.75;
  if (amount.includes("quarter")) return 0.25;
  if (amount.includes("couple")) return 2;
  if (amount.includes("few")) return 3;
  return /^an?$/.test(amount) ? 1 : Number(amount);
}

/** "In two hours", "half an hour from now": the wall clock moved on by that much; null when the text says nothing of the kind. */
export function findOffset(text: string, wallClock: Temporal.PlainDateTime): Moment | null {
  for (const pattern of OFFSETS) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const { amount = "1", unit = "h", minutes, half } = groups;
    const perUnit = unit.startsWith("h") ? 60 : 1;
    const total = Math.round(hoursOf(amount) * perUnit) + Number(minutes ?? 0) + (half === undefined ? 0 : perUnit / 2);
    const days = Number(/\b(\d+) days?\b/.exec(text)?.[1] ?? 0);
    const at = wallClock.add({ minutes: total, days });
    return {
      date: at.toPlainDate().toString(),
      time: at.toPlainTime().toString().slice(0, 5),
      partOfDay: null,
      isTimeGuess: false,
    };
  }
  return null;
}
