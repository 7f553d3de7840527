"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import type { BoardProps } from "./interactive-board";

// The library is heavy and only works in a browser; what the server drew stands until it is here.
const load = () => import("./interactive-board").then((module) => module.InteractiveBoard);
const InteractiveBoard = dynamic(load, { ssr: false });

interface Props extends BoardProps {
  /** Phones have a list instead of this view, and never load the board. */
  isWideOnly: boolean;
  /** The same view as the server draws it. */
  children: ReactNode;
}

/** The calendar as the server drew it, until the one that can be touched has been loaded. */
export function LazyBoard({ isWideOnly, children, ...board }: Props) {
  const [isReady, setIsReady] = useState(false);
  // Effect on the network: loads the board once the page is wide enough to show it.
  useEffect(() => {
    const wide = window.matchMedia("(min-width: 48rem)");
    let isGone = false;
    const look = () => {
      if (isWideOnly && !wide.matches) return;
      void load().then(() => {
        if (!isGone) setIsReady(true);
      });
    };
    look();
    wide.addEventListener("change", look);
    return () => {
      isGone = true;
      wide.removeEventListener("change", look);
    };
  }, [isWideOnly]);
  return (
    <div className={cn(isWideOnly && "hidden md:block")}>{isReady ? <InteractiveBoard {...board} /> : children}</div>
  );
}
