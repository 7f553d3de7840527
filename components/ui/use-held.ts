"use client";

import { useEffect, useRef, useState } from "react";
import { keepDraft, readDraft } from "./kept-draft";

/**
 * What a form holds under a key of the browser's storage, until the key is another: then it is another form, and an
 * answer that was still on its way to the one before changes what is kept of that one alone.
 */
export function useHeld<Held>(key: string, toHeld: (kept: unknown) => Held) {
  const [state, setState] = useState<{ key: string; held: Held | null }>({ key, held: null });
  const here = useRef(state);
  const find = useRef((place: string) => {
    const kept = readDraft<unknown>(place);
    return kept === null ? null : toHeld(kept);
  });
  // The browser's storage is only there once the page is in a browser.
  useEffect(() => {
    here.current = { key, held: find.current(key) };
    setState(here.current);
  }, [key]);
  return {
    held: state.key === key ? state.held : null,
    /** What is held at this moment, also for a caller that began long ago. */
    latest: () => (here.current.key === key ? here.current.held : find.current(key)),
    put: (held: Held | null, kept: unknown) => {
      keepDraft(key, kept);
      if (here.current.key !== key) return;
      here.current = { key, held };
      setState(here.current);
    },
  };
}
