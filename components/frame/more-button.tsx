"use client";

import { Menu } from "lucide-react";
import dynamic from "next/dynamic";

/** The sheet comes after the page, because only phones open it; until then its place is kept. */
export const MoreButton = dynamic(() => import("./more-sheet").then((module) => module.MoreSheet), {
  ssr: false,
  loading: () => (
    <span className="flex flex-1 flex-col items-center justify-center gap-0.5 font-medium text-ink-faint text-note">
      <Menu aria-hidden className="size-5" />
      More
    </span>
  ),
});
