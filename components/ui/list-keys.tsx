"use client";

import { useEffect } from "react";

/**
 * Walks lists by keyboard: `j` and `k` move between the links of `[data-walk]` lists, `/` goes to `[data-search]`.
 * Enter opens, because what is walked are links. Effect on the keyboard.
 */
export function ListKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") {
        event.preventDefault();
        document.querySelector<HTMLElement>("[data-search]")?.focus();
      } else if (event.key === "j" || event.key === "k") {
        walk(event.key === "j" ? 1 : -1);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function walk(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>("[data-walk] a")];
  const here = links.indexOf(document.activeElement as HTMLElement);
  links[Math.min(links.length - 1, Math.max(0, here + step))]?.focus();
}
