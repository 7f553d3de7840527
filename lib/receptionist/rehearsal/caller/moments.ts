import { foldText } from "@/lib/domain/language/fold-text";

/** A moment as a receptionist speaks it; the year is left to the listener. `monthDay` is "MM-DD". */
export interface HeardMoment {
  monthDay: string;
  time: string;
}

const months = {
  en: "january february march april may june july august september october november december".split(" "),
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
};
const english = new RegExp(
  `\\b(${months.en.join("|")}) (\\d{1,2})(?:st|nd|rd|th)?(?:,? \\d{4})?,? (?:at|from) (\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m`,
  "g",
);
const spanish = new RegExp(
  `\\b(\\d{1,2}) de (${months.es.join("|")}),? a las? (\\d{1,2})(?::(\\d{2}))? (?:de la (manana|tarde|noche)|([ap])\\.? ?m)`,
  "g",
);

/** Every date with an hour in a sentence of the receptionist, in order. */
export function momentsIn(text: string): HeardMoment[] {
  const folded = foldText(text);
  const found = [...folded.matchAll(english)].map(([, month = "", day = "", hour = "", minutes, half]) =>
    momentOf(months.en.indexOf(month) + 1, day, hour, minutes, half === "p"),
  );
  if (found.length > 0) return found;
  return [...folded.matchAll(spanish)].map(([, day = "", month = "", hour = "", minutes, part, half]) =>
    momentOf(months.es.indexOf(month) + 1, day, hour, minutes, part === "tarde" || part === "noche" || half === "p"),
  );
}

/** The date of a heard moment: the next such day on or after `today` ("YYYY-MM-DD"). */
export function dateOfMoment({ monthDay }: HeardMoment, today: string): string {
  const year = Number(today.slice(0, 4));
  return monthDay >= today.slice(5) ? `${year}-${monthDay}` : `${year + 1}-${monthDay}`;
}

function momentOf(
  month: number,
  day: string,
  hour: string,
  minutes: string | undefined,
  isLater: boolean,
): HeardMoment {
  const hours = (Number(hour) % 12) + (isLater ? 12 : 0);
  const pad = (part: number) => String(part).padStart(2, "0");
  return { monthDay: `${pad(month)}-${pad(Number(day))}`, time: `${pad(hours)}:${minutes ?? "00"}` };
}
