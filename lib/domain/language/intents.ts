import { foldText } from "./fold-text";
import type { Intent, IntentRule } from "./intent-rule";
import { ENGLISH_INTENT_RULES } from "./intent-rules-en";
import { SPANISH_INTENT_RULES } from "./intent-rules-es";

// When several fit, the first of these wins: what must never be missed comes first, what is only guessed comes last.
const PRECEDENCE: readonly Intent[] = [
  "robot",
  "opt_out",
  "wrong_number",
  "person",
  "repeat",
  "reschedule",
  "cancel",
  "existing",
  "message",
  "book",
  "question",
  "goodbye",
];

const fits =
  (text: string, intent: Intent) =>
  (rule: IntentRule): boolean =>
    rule.intent === intent && rule.pattern.test(text) && rule.unless?.test(text) !== true;

/** The most telling intent of an utterance by hand-written rules, English and Spanish alike; null when none shows. */
export function ruleIntent(text: string): Intent | null {
  const folded = foldText(text);
  const rules = [...ENGLISH_INTENT_RULES, ...SPANISH_INTENT_RULES];
  return PRECEDENCE.find((intent) => rules.some(fits(folded, intent))) ?? null;
}
