/** Lower case, straight quotes, no accents, single spaces: the form that every pattern of the language folder is written for. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

/** Letters, digits and apostrophes as words, folded. */
export function wordsOf(text: string): string[] {
  return foldText(text)
    .replace(/[^a-z0-9' ]+/g, " ")
    .split(" ")
    .map((word) => word.replace(/^'+|'+$/g, ""))
    .filter((word) => word !== "");
}
