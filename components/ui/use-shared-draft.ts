"use client";

import { useEffect, useRef, useState } from "react";
import { mergeInto, type Saved, type SharedDraft, standOf } from "@/lib/domain/forms/shared-draft";
import { useDraftKey } from "./draft-place";
import { keepDraft, readDraft } from "./kept-draft";

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
  write: (part: Partial<Value>) => void;
  /** `sent` was saved and stands as `value`. */
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
  const [mine, setMine] = useState<SharedDraft<Value> | null>(null);
  const latest = useRef(mine);
  const begun = useRef(saved.value);
  const put = (next: SharedDraft<Value> | null) => {
    latest.current = next;
    const isDirty = next !== null && JSON.stringify(next.draft) !== JSON.stringify(next.base);
    keepDraft(key, isDirty ? next : null);
    setMine(next);
  };
  // The browser's storage is only there once the page is in a browser.
  useEffect(() => {
    const kept = readDraft<SharedDraft<Value>>(key);
    if (!kept) return;
    // A newer page may know fields that the one before did not.
    const complete = (value: Value) => ({ ...begun.current, ...value });
    latest.current = { base: complete(kept.base), revision: kept.revision, draft: complete(kept.draft) };
    setMine(latest.current);
  }, [key]);

  const { current, isDirty, theirs } = standOf(mine, saved);
  // Saved, though the answer may have been lost on its way.
  const isOver = mine !== null && !isDirty && saved.revision > mine.revision;
  useEffect(() => {
    if (!isOver) return;
    latest.current = null;
    keepDraft(key, null);
    setMine(null);
  }, [isOver, key]);
  return {
    draft: current.draft,
    base: current.base,
    revision: current.revision,
    isDirty,
    theirs,
    merged: theirs ? mergeInto(current, theirs) : current.draft,
    write: (part) => {
      const now = standOf(latest.current, saved).current;
      put({ ...now, draft: { ...now.draft, ...part } });
    },
    settle: (sent, value) => {
      const now = latest.current?.draft ?? sent;
      const isStill = JSON.stringify(now) === JSON.stringify(sent);
      put({ base: value, revision: current.revision, draft: isStill ? value : now });
    },
    takeTheirs: () => put(null),
    keepMine: () => {
      if (theirs) put({ base: theirs, revision: saved.revision, draft: mergeInto(current, theirs) });
    },
  };
}
