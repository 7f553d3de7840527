"use client";

import { useEffect } from "react";
import { isSame, mergeInto, type Saved, type SharedDraft, standOf } from "@/lib/domain/forms/shared-draft";
import { useDraftKey } from "./draft-place";
import { complete } from "./kept-draft";
import { useHeld } from "./use-held";

/** A form over something that others change too. */
export interface SharedForm<Value> {
  draft: Value;
  base: Value;
  /** Of what `base` was; a save goes over this one and no newer. */
  revision: number;
  isDirty: boolean;
  /** What somebody else saved meanwhile; nothing is saved before the writer decided. */
  theirs: Value | null;
  /** What would be saved over theirs: the fields that were changed here, and theirs in the others. */
  merged: Value;
  /** The fields that changed; of a list, all of it. */
  write: (part: Partial<Value>) => void;
  /** `sent` was saved and stands as `value`; what was typed since stays, not saved yet. */
  settle: (sent: Value, value: Value) => void;
  /** Throws away what was typed and goes on with what is saved. */
  takeTheirs: () => void;
  /** Goes on with what was typed here, over what another saved. */
  keepMine: () => void;
}

/**
 * The draft of something that has a revision: it outlives reloads, refused saves and the saves of others, which come in
 * with `saved` whenever the page is read again.
 */
export function useSharedDraft<Value extends object>(name: string, saved: Saved<Value>): SharedForm<Value> {
  const key = useDraftKey(name);
  const { held, latest, put } = useHeld(key, (kept) => kept as SharedDraft<Value>);
  const mine = held && {
    ...held,
    base: complete(held.base, saved.value),
    draft: complete(held.draft, saved.value),
  };
  const keep = (next: SharedDraft<Value>) => put(next, isSame(next.draft, next.base) ? null : next);
  const { current, isDirty, theirs } = standOf(mine, saved);
  // Saved, though the answer may have been lost on its way.
  const isOver = mine !== null && !isDirty && saved.revision > mine.revision;
  useEffect(() => {
    if (isOver) put(null, null);
  });
  return {
    draft: current.draft,
    base: current.base,
    revision: current.revision,
    isDirty,
    theirs,
    merged: theirs ? mergeInto(current, theirs) : current.draft,
    write: (part) => {
      const now = standOf(latest(), saved).current;
      keep({ ...now, draft: (Array.isArray(part) ? part : { ...now.draft, ...part }) as Value });
    },
    settle: (sent, value) => {
      const now = latest()?.draft ?? sent;
      keep({ base: value, revision: current.revision, draft: mergeInto({ base: sent, draft: now }, value) });
    },
    takeTheirs: () => put(null, null),
    keepMine: () => {
      if (theirs) keep({ base: theirs, revision: saved.revision, draft: mergeInto(current, theirs) });
    },
  };
}
