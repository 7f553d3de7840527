/** What a caller wants, as far as one utterance shows. */
export type Intent =
  | "book"
  | "reschedule"
  | "cancel"
  | "existing"
  | "question"
  | "message"
  | "person"
  | "goodbye"
  | "wrong_number"
  | "robot"
  | "opt_out"
  | "repeat";

/** Words that show an intent, unless others are there too. Patterns read folded text: lower case, no accents. */
export interface IntentRule {
  intent: Intent;
  pattern: RegExp;
  unless?: RegExp;
}
