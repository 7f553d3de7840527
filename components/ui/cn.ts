import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// It has to know the names of our tokens, to tell a size from a colour and which utility replaces which.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["note", "body", "title", "hero"],
      spacing: ["control"],
      radius: ["card", "control", "badge"],
      shadow: ["card", "raised"],
    },
  },
});

/** Joins class names; a later utility of the same kind replaces an earlier one. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
