/** Who did this: every write names one. */
export type Actor =
  | { kind: "caller"; id: string | null }
  | { kind: "member"; id: string }
  | { kind: "staff"; id: string }
  | { kind: "system"; id: string }
  | { kind: "provider"; id: string };
