interface KeptDraft<Value> {
  draft: Value;
  /** Of what was saved when it was typed. */
  revision: number;
}

/** Keeps what is not saved yet in the browser; null forgets it. */
export function keepDraft(key: string, draft: KeptDraft<unknown> | null): void {
  try {
    if (draft) sessionStorage.setItem(key, JSON.stringify(draft));
    else sessionStorage.removeItem(key);
  } catch {
    // A browser without room keeps the draft on the page alone.
  }
}

export function readDraft<Value>(key: string): KeptDraft<Value> | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}
