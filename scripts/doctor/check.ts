/** What one look found. `cure` is a command or a sentence; only what is wrong has one. */
export type Finding = { state: "ok" | "note"; what: string } | { state: "wrong"; what: string; cure: string };

/** A look at one thing. A thrown error counts as wrong. */
export interface Look {
  name: string;
  run(): Promise<Finding[]> | Finding[];
}

export const ok = (what: string): Finding => ({ state: "ok", what });
export const note = (what: string): Finding => ({ state: "note", what });
export const wrong = (what: string, cure: string): Finding => ({ state: "wrong", what, cure });
