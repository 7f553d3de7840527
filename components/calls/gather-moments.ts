import type { ConversationItem } from "./conversation-items";

/** What was done at one place of a recording. */
export interface Moment {
  /** Seconds from the beginning. */
  at: number;
  /** Percent of the whole. */
  place: number;
  /** Everything that is marked here, each with its own time. */
  marks: { at: number; text: string }[];
}

/** Marks of 24 px stand apart on a bar of the width that a phone leaves for it. */
const apartPercent = 10;

/** The moments in order; those that would lie on each other are one, which leads to the first of them. */
export function gatherMoments(items: readonly ConversationItem[], seconds: number): Moment[] {
  const moments: Moment[] = [];
  const all = items.flatMap((item) =>
    item.kind === "tool" && item.at !== null ? [{ at: item.at, text: item.text }] : [],
  );
  for (const mark of all.toSorted((a, b) => a.at - b.at)) {
    const place = seconds > 0 ? Math.min(100, (mark.at / seconds) * 100) : 0;
    const last = moments.at(-1);
    if (last && place - last.place < apartPercent) last.marks.push(mark);
    else moments.push({ at: mark.at, place, marks: [mark] });
  }
  return moments;
}
