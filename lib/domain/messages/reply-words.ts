import { z } from "zod";

export const replyWordsMax = 1_000;

/** What a person writes to a customer. */
export const replyWords = z
  .string()
  .trim()
  .min(1, "Write something first.")
  .max(replyWordsMax, `Use ${replyWordsMax.toLocaleString("en-US")} characters or fewer.`);
