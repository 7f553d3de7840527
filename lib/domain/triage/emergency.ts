/** The kinds of danger that the triggers know. */
export type EmergencyKind =
  | "gas"
  | "carbon_monoxide"
  | "fire"
  | "electrical"
  | "water"
  | "sewage"
  | "structure"
  | "no_heat"
  | "no_cooling"
  | "no_water"
  | "power_medical"
  | "medical"
  | "security"
  | "declared";

/** What a caller's words say about danger. */
export interface Emergency {
  kind: EmergencyKind;
  /** True when people may be hurt: they are told to leave and to call 911. */
  isLifeThreat: boolean;
  /** The words that triggered it, folded, for the log. */
  words: string;
}

/**
 * One way to say that something is dangerous. Patterns read folded text (lower case, no accents); all of `all` must be in the
 * same sentence, in any order. `together` may be anywhere in what the caller said: someone frail, freezing weather.
 */
export interface EmergencyTrigger {
  kind: EmergencyKind;
  all: readonly RegExp[];
  together?: RegExp;
  /** True when "a little" or "slow" makes it ordinary work. */
  canBeMinor?: boolean;
  /** True for words that are never a question about services: those of self-harm. */
  isAlwaysMeant?: boolean;
}

/** The triggers that one trade adds to those of every business. */
export interface TriagePack {
  trade: string;
  triggers: readonly EmergencyTrigger[];
}
