import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Where we ring people: the countries that our plans cover. */
const countries = new Set(["US", "CA"]);
/** Codes behind which nobody's own phone is: toll-free, premium, shared-cost and machine numbers. */
const noPhone = /^(8(00|22|33|44|55|66|77|88)|900|976|5(00|21|22|33|44|66|77|88)|700|710)/;

const tollFree = /^8(00|33|44|55|66|77|88)/;

export type RingableNumber = { outcome: "ringable"; e164: string } | { outcome: "no_number" | "abroad" | "no_phone" };

/** Whether the receptionist may ring what somebody typed; without a country code it is North American. */
export function readRingableNumber(typed: string): RingableNumber {
  const parsed = typed.length > 60 ? undefined : parsePhoneNumberFromString(typed, "US");
  if (!parsed?.isPossible()) return { outcome: "no_number" };
  if (parsed.countryCallingCode !== "1") return { outcome: "abroad" };
  if (noPhone.test(parsed.nationalNumber)) return { outcome: "no_phone" };
  if (!parsed.isValid()) return { outcome: "no_number" };
  if (!parsed.country || !countries.has(parsed.country)) return { outcome: "abroad" };
  return { outcome: "ringable", e164: parsed.number };
}

/**
 * Whether a number in E.164 may be dialled for an alert or a caller, asked again at the dial: somebody's phone, or the
 * toll-free number of a business. Never one that earns from being rung.
 */
export function mayBeRung(e164: string): boolean {
  return readRingableNumber(e164).outcome === "ringable" || readTollFree(e164) !== null;
}

/** A number that the business pays for when it is rung, in E.164; null for any other. */
export function readTollFree(typed: string): string | null {
  const parsed = typed.length > 60 ? undefined : parsePhoneNumberFromString(typed, "US");
  if (!parsed?.isPossible() || parsed.countryCallingCode !== "1") return null;
  return tollFree.test(parsed.nationalNumber) ? parsed.number : null;
}
