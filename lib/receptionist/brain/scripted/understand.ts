import { isAboutExisting, isBookingRequest } from "@/lib/domain/language/booking-request";
import { detectLanguage } from "@/lib/domain/language/detect-language";
import { foldText } from "@/lib/domain/language/fold-text";
import type { Intent } from "@/lib/domain/language/intent-rule";
import { ruleIntent } from "@/lib/domain/language/intents";
import { matchService, type ServiceMatch } from "@/lib/domain/language/match-service";
import { findIntroducedName } from "@/lib/domain/language/person-name";
import { findPhoneNumber } from "@/lib/domain/language/phone-number";
import { findAddress, findZip } from "@/lib/domain/language/place";
import { yesOrNo } from "@/lib/domain/language/yes-no";
import { readWish, type SaidWish } from "@/lib/domain/time/read-wish";
import { wallClockAt } from "@/lib/domain/time/resolve-moment";
import type { ScriptedState } from "./scripted-state";

/** Everything that one utterance shows, before anything is decided. */
export interface Understood {
  text: string;
  intent: Intent | null;
  yesNo: "yes" | "no" | null;
  service: ServiceMatch;
  wish: SaidWish;
  introducedName: string | null;
  phone: string | null;
  zip: string | null;
  address: string | null;
}

/** The language of this turn: it follows the caller as soon as the words show it. */
export function languageOf(text: string, current: "en" | "es"): "en" | "es" {
  return detectLanguage(text) ?? current;
}

// In the answer to a read-back a bare number is a time only when something is corrected: "actually make it four".
const CORRECTS = /\b(?:no|not|actually|instead|make it|change|rather|but|cambie|mejor)\b/i;

// Rules first. What they leave open may still accept an offer to book, or speak of an appointment that stands.
function intentOf(text: string, state: ScriptedState): Intent | null {
  const ruled = ruleIntent(text);
  if (ruled !== null) return ruled;
  if (isAboutExisting(text)) return "existing";
  const previous = state.lastSay === "" || state.asking === "need" ? null : state.lastSay;
  if (isBookingRequest(text, previous)) return "book";
  return isOpen(state) && isQuestion(text, state) ? "question" : null;
}

/** Nothing particular was asked of the caller. */
function isOpen({ asking }: ScriptedState): boolean {
  return asking === null || asking === "need" || asking === "anything_else" || asking === "whether_to_book";
}

const INTERROGATIVE =
  /^(?:(?:and|so|um+|uh+|ok(?:ay)?|well|hi|hello|hey|yes|yeah|no|also|one more thing|hola|y|pues|oiga|disculpe|si)[ ,.!]*)*(?:what|where|when|who|why|how|which|do|does|did|is|are|can|could|will|would|cual|cuales|que|donde|cuando|quien|como|tienen?|hay|aceptan|hacen|puedo|son)\b/;

/** A question about the business, when no service and no moment is in it. */
function isQuestion(text: string, { card }: ScriptedState): boolean {
  const folded = foldText(text).replace(/[¿¡]/g, "");
  return (
    INTERROGATIVE.test(folded) && folded.split(" ").length > 2 && matchService(text, card.services).kind === "none"
  );
}

/** Reads an utterance on the business's wall clock. `text` is cut to 2,000 characters by the caller of this function. */
export function understand(text: string, state: ScriptedState, now: Date): Understood {
  return {
    text,
    intent: intentOf(text, state),
    yesNo: yesOrNo(text),
    service: matchService(text, state.card.services),
    wish: readWish(text, wallClockAt(now, state.card.timeZone), {
      language: state.language,
      isTimeAsked: state.asking === "when" || (state.asking === "read_back" && CORRECTS.test(text)),
    }),
    introducedName: findIntroducedName(text),
    phone: findPhoneNumber(text),
    zip: findZip(text),
    address: findAddress(text),
  };
}
