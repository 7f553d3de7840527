/** WCAG 2.2, 1.4.3: words of ordinary size. */
const contrastMin = 4.5;

/** How white words stand out on a colour ("#1f6f6a"), from 1 (not at all) to 21. */
export function contrastWithWhite(accent: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** A colour as it was typed, "1F6F6A" or "#1f6f6a", in its one form; or what is wrong with it, in words. */
export function readAccent(
  typed: string,
): { ok: true; accent: string; words: string } | { ok: false; problem: string } {
  const digits = /^#?([0-9a-f]{6})$/i.exec(typed.trim())?.[1];
  if (!digits) return { ok: false, problem: "Enter a color such as #1f6f6a." };
  const accent = `#${digits.toLowerCase()}`;
  const contrast = contrastWithWhite(accent);
  // Cut, not rounded: 4.46 must not read as enough.
  const ratio = `${Math.floor(contrast * 10) / 10} to 1`;
  if (contrast < contrastMin) {
    return {
      ok: false,
      problem: `White words on it are hard to read (${ratio}, ${contrastMin} is needed). Choose a darker color.`,
    };
  }
  return { ok: true, accent, words: `White words on it read well (${ratio}).` };
}
