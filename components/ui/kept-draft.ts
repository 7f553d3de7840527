// One name for all, so that they can be found again at the sign-out.
const mark = "draft:";

/** Keeps what is not saved yet in this tab of the browser; null forgets it. Never give it a password. */
export function keepDraft(key: string, draft: unknown): void {
  try {
    if (draft === null) sessionStorage.removeItem(mark + key);
    else sessionStorage.setItem(mark + key, JSON.stringify(draft));
  } catch {
    // A browser without room keeps the draft on the page alone.
  }
}

/** What was kept under a key; null when there is nothing. */
export function readDraft<Draft>(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(mark + key) ?? "null");
  } catch {
    return null;
  }
}

/** What was kept as the page knows it now: a newer one may know fields that the one before did not. */
export function complete<Value>(kept: Value, start: Value): Value {
  const hasFields = typeof start === "object" && start !== null && !Array.isArray(start);
  return hasFields ? { ...start, ...kept } : kept;
}

/** Forgets everything that was kept in this tab: it may be about customers, and somebody else may sit down here next. */
export function wipeDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(mark)) sessionStorage.removeItem(key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
