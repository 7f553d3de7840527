import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A phone number as people write or say it, in E.164; null when it is none. Without a country code it is North
 * American.
 */
export function toE164(text: string | null | undefined): string | null {
  if (!text || text.length > 60) return null;
  const parsed = parsePhoneNumberFromString(text, "US");
  return parsed?.isPossible() ? parsed.number : null;
}
