"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { pressListKey } from "./list-keys";
import { pages } from "./palette-places";

type Open = "palette" | "keys" | null;

// Most visits open neither; what draws them is loaded with the first.
const CommandPalette = dynamic(() => import("./command-palette").then((module) => module.CommandPalette), {
  ssr: false,
});
const KeySheet = dynamic(() => import("./key-sheet").then((module) => module.KeySheet), { ssr: false });

const OpenPalette = createContext<() => void>(() => undefined);

const pauseMs = 1_200;

/** The keys of every page (Ctrl or Cmd with K, `?`, `g` and a letter, those of lists), and what they open. */
export function CommandKeys({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open>(null);
  useKeys(setOpen);
  return (
    <OpenPalette value={() => setOpen("palette")}>
      {children}
      {open === "palette" ? <CommandPalette onClose={() => setOpen(null)} onKeys={() => setOpen("keys")} /> : null}
      {open === "keys" ? <KeySheet onClose={() => setOpen(null)} /> : null}
    </OpenPalette>
  );
}

/** Opens the palette: a line in the sidebar, an icon on phones. */
export function SearchButton({ look }: { look: "line" | "icon" }) {
  const open = useContext(OpenPalette);
  return (
    <button
      type="button"
      onClick={open}
      {...(look === "icon" ? { "aria-label": "Find anything" } : {})}
      aria-keyshortcuts="Control+K Meta+K"
      className={cn(
        "flex items-center text-ink-soft hover:bg-sunken hover:text-ink",
        look === "line"
          ? "h-9 gap-2.5 rounded-control border bg-surface px-2.5 text-body"
          : "size-11 justify-center rounded-control",
      )}
    >
      <Search aria-hidden className={look === "line" ? "size-4" : "size-5"} />
      {look === "line" ? (
        <>
          <span className="flex-1 text-left">Find anything</span>
          <kbd aria-hidden className="rounded-badge bg-sunken px-1.5 font-sans text-ink-soft text-note">
            Ctrl K
          </kbd>
        </>
      ) : null}
    </button>
  );
}

/** Effect on the keyboard. A `g` waits a moment for the letter of a page. */
function useKeys(open: (what: Open) => void): void {
  const router = useRouter();
  const afterG = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open("palette");
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isBusy(event.target)) return;
      if (event.key === "?") {
        event.preventDefault();
        open("keys");
        return;
      }
      const page = event.timeStamp - afterG.current < pauseMs ? pages.find(({ key }) => key === event.key) : undefined;
      afterG.current = event.key === "g" ? event.timeStamp : 0;
      if (page) router.push(page.href);
      else pressListKey(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [open, router]);
}

/** True while somebody types, or something lies over the page. */
function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || !!target.closest("[role=dialog]")
  );
}
