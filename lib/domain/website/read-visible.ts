import type { FoundAnswer, FoundService, HourRow } from "./proposal";
import { readHoursLine, sortHours } from "./read-hours";
import { hasMoney, readDuration, readPrice, withoutFigures } from "./read-words";
import type { WebLine } from "./web-page";

const offerHeading =
  /\b(?:services?|prices?|pricing|rates|menu|treatments?|what we (?:do|offer|fix)|our work|price list|servicios|precios|tarifas)\b/i;
const otherHeading =
  /\b(?:areas?|reviews?|testimonials?|contact|hours|team|about|why|faq|questions|blog|news|guarantee|financing|careers?|location|policy|policies|coupons?|specials?)\b/i;
const notAService =
  /^(?:home|services?|prices?|pricing|about(?: us)?|contact(?: us)?|faqs?|blog|book(?: now| online)?|call (?:now|us)|read more|learn more|menu|gallery|reviews?|hours|more|see all|get (?:a )?(?:quote|estimate))$/i;
const sentenceLike =
  /[.!?]$|^(?:we|our|you|your|call|licensed|insured|free|same|over|since|open|family|serving|all|no|yes)\b/i;

/**
 * Services in lists, tables and headings: whatever stands beside a price, and short items under a heading that speaks of
 * services. A price that is a range or "from" is no price.
 */
export function readServices(lines: WebLine[]): FoundService[] {
  const found: FoundService[] = [];
  let isOffer = false;
  for (const [index, line] of lines.entries()) {
    if (line.kind === "heading") {
      if (offerHeading.test(line.text)) isOffer = true;
      else if (line.level <= 2 || otherHeading.test(line.text)) isOffer = false;
      if (isOffer && line.level >= 3) found.push(...headed(line, lines[index + 1]));
      continue;
    }
    const isPriced = hasMoney(line.text);
    if (line.kind === "row") found.push(...(isOffer || isPriced ? fromRow(line.cells ?? [line.text]) : []));
    else if (line.kind === "item" && isOffer) found.push(...fromText(line.text, ""));
    else if (isPriced && isOffer && line.text.length <= 120) found.push(...fromText(line.text, ""));
  }
  return found;
}

/** A heading of its own with a line below: "Drain cleaning" and "$149, about an hour". */
function headed(heading: WebLine, next: WebLine | undefined): FoundService[] {
  const below = next && next.kind !== "heading" ? next.text : "";
  const isPriced = hasMoney(heading.text) || hasMoney(below.slice(0, 80));
  if (!isPriced && below === "") return [];
  const [own] = fromText(heading.text, below);
  if (!own) return [];
  return [
    {
      ...own,
      priceCents: own.priceCents ?? readPrice(below),
      durationMinutes: own.durationMinutes ?? readDuration(below),
    },
  ];
}

function fromRow(cells: string[]): FoundService[] {
  const [name = "", ...rest] = cells;
  const others = rest.join(" ");
  if (rest.length > 0 && readHoursLine(cells.join(" "))) return [];
  const [own] = fromText(name, "");
  if (!own || (rest.length > 0 && !hasMoney(others) && readDuration(others) === null)) return [];
  const words = withoutFigures(others);
  return [
    {
      ...own,
      description: words.length > 12 ? words : "",
      priceCents: own.priceCents ?? readPrice(others),
      durationMinutes: own.durationMinutes ?? readDuration(others),
    },
  ];
}

function fromText(text: string, description: string): FoundService[] {
  if (readHoursLine(text)) return [];
  const [head = "", ...tail] = text.split(/\s[–—-]\s|:\s/);
  const name = withoutFigures(hasMoney(head) && tail.length === 0 ? text : head);
  if (name.length < 3 || name.length > 80 || notAService.test(name) || name.split(" ").length > 8) return [];
  if (sentenceLike.test(name) || !/\p{L}{3}/u.test(name)) return [];
  const words = withoutFigures(tail.join(", "));
  return [
    {
      name,
      description: (description && !hasMoney(description.slice(0, 20))
        ? description
        : words.length > 12
          ? words
          : ""
      ).slice(0, 500),
      priceCents: readPrice(text),
      durationMinutes: readDuration(text),
    },
  ];
}

/** Questions that are answered: a heading, a term or an item that ends with a question mark, and what follows it. */
export function readAnswers(lines: WebLine[]): FoundAnswer[] {
  const found: FoundAnswer[] = [];
  for (const [index, line] of lines.entries()) {
    const isQuestion = line.text.endsWith("?") && line.text.length <= 200 && line.text.length >= 10;
    if (!isQuestion || line.kind === "row") continue;
    const answer: string[] = [];
    for (const next of lines.slice(index + 1, index + 6)) {
      if (next.kind === "heading" || next.kind === "term" || next.text.endsWith("?")) break;
      if (lines[index + 1]?.kind === "detail" && next.kind !== "detail") break;
      answer.push(next.text);
    }
    const text = answer.join(" ");
    const isTied = line.kind === "heading" || line.kind === "term" || text.length >= 40;
    if (text.length >= 10 && isTied) found.push({ question: line.text, answer: text });
  }
  return found;
}

/** The first run of lines that name days with times; later days of the same page join it, the first word on a day holds. */
export function readVisibleHours(lines: WebLine[]): HourRow[] {
  const known = new Set<number>();
  const rows: HourRow[] = [];
  for (const line of lines) {
    if (line.text.length > 240) continue;
    const found = readHoursLine(line.cells?.join(" ") ?? line.text);
    if (!found) continue;
    rows.push(...found.rows.filter(({ weekday }) => !known.has(weekday)));
    for (const weekday of found.days) known.add(weekday);
  }
  return sortHours(rows);
}

const streetForm =
  /\b\d{1,6}\s+(?:[NSEW]\.?\s+)?[\p{L}\d.' ]{2,40}?\s(?:St(?:reet)?|Ave(?:nue)?|Blvd|Boulevard|Rd|Road|Dr(?:ive)?|Ln|Lane|Way|Ct|Court|Pl(?:ace)?|Pkwy|Parkway|Hwy|Highway|Sq(?:uare)?|Ter(?:race)?)\b\.?(?:,?\s+(?:Suite|Ste|Unit|#)\.?\s*[\w-]+)?,?\s+[\p{L}.' ]{2,40},\s*[A-Z]{2}\s+\d{5}\b/u;

/** A street address with city, state and ZIP code, as it stands. */
export function readVisibleAddress(lines: WebLine[]): string | null {
  for (const line of lines) {
    const found = streetForm.exec(line.text);
    if (found) return found[0];
  }
  return null;
}
