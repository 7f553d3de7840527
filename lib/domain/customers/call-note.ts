import { z } from "zod";
import { tagList } from "./customer-details";

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use ${max.toLocaleString("en-US")} characters or fewer.`);

/** What the team writes about a call. */
export const callNote = z.object({ words: text(4_000), tags: tagList });

export const mistakeKinds = ["misheard", "wrong_answer", "wrong_booking", "tone", "other"] as const;

/** What was wrong on a call. */
export const callMistake = z.object({
  kind: z.enum(mistakeKinds, "Choose what it was."),
  words: text(1_000).min(1, "Say what should have happened."),
});
