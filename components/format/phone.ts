/** "(415) 555-0134" for a number of North America, in groups as it is for any other; null is a withheld one. */
export function formatPhone(e164: string | null): string {
  if (!e164) return "Withheld number";
  const national = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return national ? `(${national[1]}) ${national[2]}-${national[3]}` : e164;
}

/** The same sentence with its numbers as people write them; what we keep has them as machines do. */
export function formatPhonesIn(text: string): string {
  return text.replaceAll(/\+1\d{10}\b/g, (number) => formatPhone(number));
}
