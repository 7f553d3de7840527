"use client";

import { type ComponentType, useEffect, useState } from "react";

const againMs = 5_000;

/**
 * A component that comes after the page; null until it is here, and while it is not `isWanted`. `load` stays the same
 * function. What could not be loaded is asked for again, as long as the page is there.
 */
export function useLate<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted = true,
): ComponentType<Props> | null {
  const [Late, setLate] = useState<ComponentType<Props> | null>(null);
  // Effect on the network and on a timer.
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      load().then(
        (Loaded) => {
          if (!isGone) setLate(() => Loaded);
        },
        () => {
          if (!isGone) again = setTimeout(ask, againMs);
        },
      );
    };
    ask();
    return () => {
      isGone = true;
      clearTimeout(again);
    };
  }, [load, isWanted]);
  return Late;
}
