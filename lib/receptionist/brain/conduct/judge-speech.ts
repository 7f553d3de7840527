import { isAbusive } from "@/lib/domain/conduct/abuse";
import { cardRemoved } from "@/lib/domain/conduct/card-numbers";
import { isPrivateQuestion } from "@/lib/domain/conduct/private-question";
import { isRelayCall } from "@/lib/domain/conduct/relay-call";
import { isSolicitation } from "@/lib/domain/conduct/spam-call";
import { ruleIntent } from "@/lib/domain/language/intents";
import { SENTENCES } from "@/lib/receptionist/brain/scripted/sentence-tables";

/** A rule that holds whoever leads the conversation. */
export type Conduct = "card" | "relay" | "abuse" | "spam" | "private" | "opt_out" | "person";

/** What is known of the caller's conduct so far. */
export interface ConductSoFar {
  /** An operator speaks for the caller. */
  isRelay: boolean;
  /** How often the caller was asked to stay polite. */
  warnings: number;
}

const offersToPay =
  /\b(?:(?:give|read|tell|take) (?:you |me |down )?(?:my |the |a )?(?:credit |debit )?card (?:number|details|info\w*)|(?:le (?:doy|leo|dicto)|tome|apunte) (?:el numero de )?(?:mi |la )?tarjeta)\b/i;

/**
 * Which rule of conduct an utterance falls under, the strictest first; null for the rest. `text` has no card details any
 * more: what was taken out shows that a card was read. Emergencies come before all of these.
 */
export function judgeSpeech(text: string, { isRelay }: ConductSoFar): Conduct | null {
  if (text.includes(cardRemoved) || offersToPay.test(text)) return "card";
  if (!isRelay && isRelayCall(text)) return "relay";
  const intent = ruleIntent(text);
  if (intent === "opt_out") return "opt_out";
  if (!isRelay && isAbusive(text)) return "abuse";
  if (!isRelay && isSolicitation(text)) return "spam";
  if (isPrivateQuestion(text)) return "private";
  return intent === "person" ? "person" : null;
}

/** What the caller hears, for the rules that need no tool. */
export function conductWords(
  conduct: Extract<Conduct, "card" | "relay" | "abuse" | "private" | "spam">,
  language: "en" | "es",
  { warnings }: ConductSoFar,
): { say: string; isEnd: boolean } {
  const words = SENTENCES[language];
  switch (conduct) {
    case "card":
      return { say: words.noCards, isEnd: false };
    case "relay":
      return { say: words.relay, isEnd: false };
    case "private":
      return { say: words.notYours, isEnd: false };
    case "spam":
      return { say: words.spam, isEnd: true };
    case "abuse":
      return warnings > 0 ? { say: words.endAbuse, isEnd: true } : { say: words.warnAbuse, isEnd: false };
  }
}
