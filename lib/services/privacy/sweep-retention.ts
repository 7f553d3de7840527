import type { Ctx } from "@/lib/ports";

/** So many recordings, transcripts and texts of one business go in one transaction. */
const batch = 200;
/** Businesses of one run; the next run goes on. */
const businessesMax = 25;

/**
 * Lets the retention clocks run for the businesses that are due, each in a transaction of its own, and empties what only
 * passes through. Runs may overlap: each business is with one of them. Returns how many businesses were looked at.
 */
export async function sweepRetention(ctx: Ctx<"privacy">): Promise<number> {
  let count = 0;
  while (count < businessesMax && (await ctx.privacy.sweep(batch, ctx.now))) count += 1;
  await ctx.privacy.sweepPassing(batch, ctx.now);
  return count;
}
