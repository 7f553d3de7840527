/** What a save of one step answers. */
export type SavedAnswers =
  | { outcome: "saved"; revision: number }
  | { outcome: "invalid"; problems: { path: string; message: string }[] }
  /** Somebody saved the step meanwhile; `answers` are theirs. */
  | { outcome: "stale"; revision: number; answers: unknown };

/** What holding a number answers. */
export type HeldNumber = SavedAnswers | { outcome: "taken" | "already_bought"; revision: number };

/** The result of an action, or a sentence that says what to do. */
export type Answer<Result> = { ok: true; result: Result } | { ok: false; problem: string };
