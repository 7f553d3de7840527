"use client";

import { useSyncExternalStore } from "react";

/** Where the audio is, in seconds; -1 before it was first played. Read by many parts, each of which re-renders alone. */
export interface Playhead {
  get(): number;
  set(seconds: number): void;
  subscribe(listener: () => void): () => void;
}

export function createPlayhead(): Playhead {
  let seconds = -1;
  const listeners = new Set<() => void>();
  return {
    get: () => seconds,
    set(next) {
      seconds = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A value drawn from the playhead; renders again only when that value changes. */
export function usePlayhead<Value extends string | number | boolean>(
  playhead: Playhead,
  select: (seconds: number) => Value,
): Value {
  return useSyncExternalStore(
    playhead.subscribe,
    () => select(playhead.get()),
    () => select(-1),
  );
}
