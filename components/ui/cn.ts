import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our sizes share the prefix `text-` with the colours; without this the last of both would win.
const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["note", "body", "title", "hero"] }] } },
});

/** Joins class names; a later utility of the same kind replaces an earlier one. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
