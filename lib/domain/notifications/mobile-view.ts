/** A member's own mobile as their page shows it. Numbers are E.164. */
export interface MobileView {
  number: string | null;
  /** A code reached it; false for a number that was entered before there were codes, which counts all the same. */
  isConfirmed: boolean;
  /** The business has a number that codes can come from. */
  hasLine: boolean;
  /** Its texts are approved, so that a code can come by text. */
  canText: boolean;
  /** The code that is under way. `isFailed`: the call with it could not be made. */
  code: { number: string; channel: "text" | "call"; isFailed: boolean } | null;
}
