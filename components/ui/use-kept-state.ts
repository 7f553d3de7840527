"use client";

import { isSame, mergeInto } from "@/lib/domain/forms/shared-draft";
import { useDraftKey } from "./draft-place";
import { complete } from "./kept-draft";
import { useHeld } from "./use-held";

/** What was typed into a form; it outlives a reload until it is saved or left. */
export interface KeptState<Value> {
  value: Value;
  set: (value: Value) => void;
  /** `sent` was saved and stands as `value`; what was typed since stays, and stays kept. */
  settle: (sent: Value, value: Value) => void;
  /** Begins anew, whatever was typed. */
  forget: () => void;
}

interface Held<Value> {
  value: Value;
  /** What is saved, when that is not what the form began with any more. */
  stands?: Value;
}

/** State of a form that is kept in the browser while it differs from `start`. A form with another name is another form. */
export function useKeptState<Value>(name: string, start: Value): KeptState<Value> {
  const key = useDraftKey(name);
  const { held, latest, put } = useHeld<Held<Value>>(key, (value) => ({ value: value as Value }));
  const stands = held && "stands" in held ? (held.stands as Value) : start;
  const keep = (next: Held<Value> & { stands: Value }) =>
    put(next, isSame(next.value, next.stands) ? null : next.value);
  return {
    value: held ? complete(held.value, start) : start,
    set: (value) => keep({ value, stands }),
    settle: (sent, value) => {
      const now = latest()?.value ?? sent;
      keep({ stands: value, value: mergeInto({ base: sent, draft: now }, value) });
    },
    forget: () => put(null, null),
  };
}
