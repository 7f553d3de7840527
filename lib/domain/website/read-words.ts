/** Spaces and dashes as people mean them. */
export function tidyText(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u202f\s]+/g, " ")
    .replace(/[\u200b\u200e\u200f\ufeff]/g, "")
    .trim();
}

const moneyForm = /(?:US)?\$\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.(\d{2}))?(?!\d)/;

/** The first price in a line, in cents; null when there is none, or only a range, a "from" or a discount. */
export function readPrice(text: string): number | null {
  const found = moneyForm.exec(text);
  if (!found) return null;
  const before = text.slice(0, found.index).toLowerCase();
  const after = text.slice(found.index + found[0].length).toLowerCase();
  if (/\b(?:save|from|starting(?: at)?|starts at|as low as|up to|over|desde)\s*$/.test(before)) return null;
  if (/^\s*(?:off\b|\+|(?:-|–|—|to)\s*\$?\d|(?:\/|per\b|an?\b)\s*(?:hour|hr|sq|foot|month|mo|week))/.test(after))
    return null;
  return Number((found[1] ?? "").replaceAll(",", "")) * 100 + Number(found[2] ?? 0);
}

/** True when the line names money at all. */
export const hasMoney = (text: string): boolean => moneyForm.test(text);

const durationForm = /\b(\d{1,3}(?:\.5)?)\s?(minutes?|mins?|min|hours?|hrs?|hr|h)\b/i;

/** "45 min", "1.5 hours": whole minutes; null when the line says none. */
export function readDuration(text: string): number | null {
  const found = durationForm.exec(text);
  if (!found) return null;
  const minutes = Math.round(Number(found[1]) * (/^h/i.test(found[2] ?? "") ? 60 : 1));
  return minutes >= 5 && minutes <= 1440 ? minutes : null;
}

/** What is left of a line once its price, duration and the dots between them are gone. */
export function withoutFigures(text: string): string {
  return tidyText(
    text
      .replace(/\b(?:from|starting(?: at)?|starts at|as low as|desde|only|just)\b\s*(?=\$|US\$)/gi, "")
      .replace(
        new RegExp(
          `${moneyForm.source}\\s*\\+?(?:\\s*(?:-|–|—|to)\\s*\\$?\\d[\\d,.]*)?(?:\\s*(?:/|per)\\s*\\w+)?`,
          "g",
        ),
        "",
      )
      .replace(new RegExp(durationForm.source, "gi"), "")
      .replace(/[.·…_]{2,}/g, " ")
      .replace(/\(\s*[,/]?\s*\)/g, "")
      .replace(/^[\s•·*–—:|,/-]+|[\s•·*–—:|,/-]+$/g, ""),
  );
}

/** The text without its end, at a word, when it is longer than `max`. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const sentence = cut.lastIndexOf(". ");
  if (sentence > max / 2) return cut.slice(0, sentence + 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1))}…`;
}
