/** The kinds of danger that the triggers know. */
export type EmergencyKind =
  | "gas"
  | "carbon_monoxide"
  | "fire"
  | "electrical"
  | "water"
  | "no_heat"
  | "medical"
  | "structure";

/** What a caller's words say about danger. Null means that nothing urgent was heard. */
export interface Emergency {
  kind: EmergencyKind;
  /** True for gas, carbon monoxide, fire and medical danger: leave, call 911. */
  isLifeThreat: boolean;
  /** The words that triggered it, for the log. */
  words: string;
}
