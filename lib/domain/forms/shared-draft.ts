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

type Fields = Record<string, unknown>;

const hasFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Compares plain values as JSON has them; fields may stand in any order. */
export const isSame = (one: unknown, other: unknown): boolean => toWords(one) === toWords(other);

const toWords = (value: unknown) =>
  JSON.stringify(value, (_, part: unknown) =>
    hasFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

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

/**
 * What somebody else saved, with what was changed here on top: field by field; in a list row by row, told apart by their
 * id, openings by their weekday, and plain words by themselves. The order is theirs, unless rows were moved here.
 */
export function mergeInto<Value>({ base, draft }: Pick<SharedDraft<Value>, "base" | "draft">, theirs: Value): Value {
  if (isSame(draft, base)) return theirs;
  if (isSame(theirs, base)) return draft;
  if (Array.isArray(base) && Array.isArray(draft) && Array.isArray(theirs)) {
    return mergeRows(base, draft, theirs) as Value;
  }
  if (!hasFields(base) || !hasFields(draft) || !hasFields(theirs)) return draft;
  const changed = Object.entries(draft).filter(([name, value]) => !isSame(value, base[name]));
  return { ...theirs, ...Object.fromEntries(changed) };
}

function mergeRows(base: unknown[], draft: unknown[], theirs: unknown[]): unknown[] {
  const [was, mine, now] = [groupRows(base), groupRows(draft), groupRows(theirs)];
  const merged = new Map(now);
  for (const key of new Set([...was.keys(), ...mine.keys()])) {
    const [before, own, other] = [was.get(key) ?? [], mine.get(key) ?? [], now.get(key) ?? []];
    if (isSame(before, own)) continue;
    const isOne = [before, own, other].every(({ length }) => length === 1);
    merged.set(key, isOne ? [mergeInto({ base: before[0], draft: own[0] }, other[0])] : own);
  }
  const stayed = (some: Map<string, unknown>, others: Map<string, unknown>) =>
    [...some.keys()].filter((key) => others.has(key));
  const isMoved = !isSame(stayed(was, mine), stayed(mine, was));
  const keys = isMoved ? new Set([...mine.keys(), ...merged.keys()]) : merged.keys();
  return [...keys].flatMap((key) => merged.get(key) ?? []);
}

function groupRows(rows: unknown[]): Map<string, unknown[]> {
  return Map.groupBy(rows, (row) => (hasFields(row) ? String(row.id ?? row.weekday ?? toWords(row)) : toWords(row)));
}
