import { isAboutExisting, isBookingRequest } from "./booking-request";
import { foldText } from "./fold-text";

// Callers who meant another kind of business altogether.
const ELSEWHERE = /\b(?:hotels?|inn|flights?|airline|restaurants?|burgers?|pizza|ride|taxi|weather|directions)\b/;

/** What the opening of a call shows, over the caller's first turns: a wish to book, an appointment that stands, or neither. */
export function callIntent(callerTurns: readonly string[]): "book" | "existing" | "other" {
  if (callerTurns.some(isAboutExisting)) return "existing";
  if (callerTurns.some((text) => ELSEWHERE.test(foldText(text)))) return "other";
  return callerTurns.some((text) => isBookingRequest(text, null)) ? "book" : "other";
}
