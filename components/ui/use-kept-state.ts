"use client";

import { useEffect, useRef, useState } from "react";
import { useDraftKey } from "./draft-place";
import { keepDraft, readDraft } from "./kept-draft";

/** What was typed into a form; it outlives a reload until it is saved or left. */
export interface KeptState<Value> {
  value: Value;
  set: (value: Value) => void;
  /** Begins anew with a value that stands, `start` unless another is given; nothing is kept any more. */
  forget: (value?: Value) => void;
}

/** State of a form that is kept in the browser while it differs from `start`. A form with another name is another form. */
export function useKeptState<Value>(name: string, start: Value): KeptState<Value> {
  const key = useDraftKey(name);
  const [value, setValue] = useState(start);
  const begun = useRef(start);
  // The browser's storage is only there once the page is in a browser.
  useEffect(() => {
    const kept = readDraft<Value>(key);
    if (kept !== null) setValue(complete(kept, begun.current));
  }, [key]);
  return {
    value,
    set: (next) => {
      keepDraft(key, JSON.stringify(next) === JSON.stringify(start) ? null : next);
      setValue(next);
    },
    forget: (next = start) => {
      keepDraft(key, null);
      setValue(next);
    },
  };
}

/** A newer page may know fields that the one before did not. */
function complete<Value>(kept: Value, start: Value): Value {
  const isPlain = typeof start === "object" && start !== null && !Array.isArray(start);
  return isPlain ? { ...start, ...kept } : kept;
}
