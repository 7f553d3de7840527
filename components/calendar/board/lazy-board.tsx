"use client";

import { type ReactNode, useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useLate } from "@/components/ui/use-late";
import type { BoardProps } from "./interactive-board";

interface Props extends BoardProps {
  /** Phones have a list instead of this view, and never load the board. */
  isWideOnly: boolean;
  /** The same view as the server draws it. */
  children: ReactNode;
}

const load = () => import("./interactive-board").then((module) => module.InteractiveBoard);

/** The calendar as the server drew it, until the one that can be touched has been loaded: it is heavy. */
export function LazyBoard({ isWideOnly, children, ...board }: Props) {
  const isWide = useIsWide();
  const Board = useLate<BoardProps>(load, isWide || !isWideOnly);
  return <div className={cn(isWideOnly && "hidden md:block")}>{Board ? <Board {...board} /> : children}</div>;
}

/** Whether there is room for more than a phone's; false on the server. */
function useIsWide(): boolean {
  const [isWide, setIsWide] = useState(false);
  // Effect on the size of the window.
  useEffect(() => {
    const wide = window.matchMedia("(min-width: 48rem)");
    const look = () => setIsWide(wide.matches);
    look();
    wide.addEventListener("change", look);
    return () => wide.removeEventListener("change", look);
  }, []);
  return isWide;
}
