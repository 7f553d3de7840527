"use client";

import { type ComponentType, useEffect, useState } from "react";

/** A component that comes after the page; null until it is here. `load` stays the same function. */
export function useLate<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [Late, setLate] = useState<ComponentType<Props> | null>(null);
  // Effect on the network.
  useEffect(() => {
    let isGone = false;
    void load().then((Loaded) => {
      if (!isGone) setLate(() => Loaded);
    });
    return () => {
      isGone = true;
    };
  }, [load]);
  return Late;
}
