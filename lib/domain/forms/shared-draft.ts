/** What somebody writes over something that others may change too: what they began with, and what it is now. */
export interface SharedDraft<Value> {
  base: Value;
  /** Of what is saved, when `base` was read. */
  revision: number;
  draft: Value;
}

/** What is saved, as it is known now. */
export interface Saved<Value> {
  value: Value;
  revision: number;
}

/** Compares plain values as JSON has them. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Where a draft stands against what is saved. Without a change of its own it follows what is saved. `theirs` is what
 * somebody else saved meanwhile and the writer has not decided about; it is never null and undecided without a change.
 */
export function standOf<Value>(
  mine: SharedDraft<Value> | null,
  saved: Saved<Value>,
): { current: SharedDraft<Value>; isDirty: boolean; theirs: Value | null } {
  const follows = { base: saved.value, revision: saved.revision, draft: saved.value };
  if (!mine) return { current: follows, isDirty: false, theirs: null };
  const isDirty = !isSame(mine.draft, mine.base);
  if (saved.revision <= mine.revision) return { current: mine, isDirty, theirs: null };
  if (!isDirty || isSame(mine.draft, saved.value)) return { current: follows, isDirty: false, theirs: null };
  // Something else about it was saved: nothing that is written here.
  if (isSame(mine.base, saved.value)) {
    return { current: { ...mine, revision: saved.revision }, isDirty, theirs: null };
  }
  return { current: mine, isDirty, theirs: saved.value };
}

/** What somebody else saved, with the fields on top that were changed here. */
export function mergeInto<Value extends object>({ base, draft }: SharedDraft<Value>, theirs: Value): Value {
  const names = Object.keys(draft) as (keyof Value)[];
  const changed = names.filter((name) => !isSame(draft[name], base[name]));
  return { ...theirs, ...Object.fromEntries(changed.map((name) => [name, draft[name]])) };
}
