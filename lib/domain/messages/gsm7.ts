/** The characters of GSM 03.38; those of the second list take two places. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended = new Set("^{}\\[~]|€");

const plain: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  "\u00a0": " ",
  "\u202f": " ",
  "•": "-",
};

/**
 * The text in the alphabet that phones pay least for: curly quotes straight, accents that it lacks left out ("sábado"
 * becomes "sabado"). What has no plain form at all (emoji, other scripts) stays, and costs more.
 */
export function toGsm7(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (basic.has(letter) || extended.has(letter)) return letter;
      const bare = plain[letter] ?? letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      return [...bare].every((one) => basic.has(one) || extended.has(one)) ? bare : letter;
    })
    .join("");
}

/** How many parts a text is sent and paid in: 160 (153 each in a series) of GSM-7, else 70 (67) of UCS-2. */
export function segmentCount(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => basic.has(letter) || extended.has(letter));
  const length = isGsm ? letters.length + letters.filter((letter) => extended.has(letter)).length : text.length;
  const [alone, inSeries] = isGsm ? [160, 153] : [70, 67];
  return length <= alone ? 1 : Math.ceil(length / inSeries);
}
