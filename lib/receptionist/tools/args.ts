import { z } from "zod";

/*
 * Models send "", null and numbers as text where a value is unknown. Such an argument counts as left out; one that is
 * far too long is refused, so that nothing of it reaches a query or a log.
 */

/** Free text of at most `max` characters. */
export function text(max: number) {
  return z.preprocess(emptyToUndefined, z.string().max(max).optional());
}

/** A whole number, also when it comes as text. */
export function wholeNumber(min: number, max: number) {
  return z.preprocess(toNumber, z.number().int().min(min).max(max).optional());
}

export function flag() {
  return z.preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean().optional());
}

function emptyToUndefined(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value;
  const trimmed = value.trim();
  return trimmed === "" || /^(null|undefined|none|n\/a|unknown)$/i.test(trimmed) ? undefined : trimmed;
}

function toNumber(value: unknown): unknown {
  const tidy = emptyToUndefined(value);
  return typeof tidy === "string" && /^\d+(\.0+)?$/.test(tidy) ? Number(tidy) : tidy;
}
