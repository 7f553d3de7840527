import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** Where we ring people: the countries that our plans cover. */
const countries = new Set(["US", "CA"]);
/** Codes behind which nobody's own phone is: toll-free, premium, shared-cost and machine numbers. */
const noPhone = /^(8(00|22|33|44|55|66|77|88)|900|976|5(00|21|22|33|44|66|77|88)|700|710)/;

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
