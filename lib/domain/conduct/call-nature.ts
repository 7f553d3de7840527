import { ruleIntent } from "@/lib/domain/language/intents";
import { isSpamCall } from "./spam-call";

/** What a call was, when it was none of a customer's: neither billed nor counted (spec 2.9). From the caller's words. */
export function callNature(callerTurns: readonly string[]): "spam" | "wrong_number" | null {
  if (isSpamCall(callerTurns)) return "spam";
  return callerTurns.some((text) => ruleIntent(text) === "wrong_number") ? "wrong_number" : null;
}
