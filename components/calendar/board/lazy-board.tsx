"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { BoardProps } from "./interactive-board";

interface Props extends BoardProps {
  /** Phones have a list instead of this view, and never load the board. */
  isWideOnly: boolean;
  /** The same view as the server draws it. */
  children: ReactNode;
}

/** The calendar as the server drew it, until the one that can be touched has been loaded. */
export function LazyBoard({ isWideOnly, children, ...board }: Props) {
  const [Loaded, setLoaded] = useState<ComponentType<BoardProps> | null>(null);
  // Effect on the network: the library is heavy and only works in a browser, so it is loaded once there is room for it.
  useEffect(() => {
    const wide = window.matchMedia("(min-width: 48rem)");
    let isGone = false;
    const look = () => {
      if (isWideOnly && !wide.matches) return;
      void import("./interactive-board").then(({ InteractiveBoard }) => {
        if (!isGone) setLoaded(() => InteractiveBoard);
      });
    };
    look();
    wide.addEventListener("change", look);
    return () => {
      isGone = true;
      wide.removeEventListener("change", look);
    };
  }, [isWideOnly]);
  return <div className={cn(isWideOnly && "hidden md:block")}>{Loaded ? <Loaded {...board} /> : children}</div>;
}
