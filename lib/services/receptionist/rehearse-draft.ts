import type { Ctx } from "@/lib/ports";

/**
 * Runs the test callers of one rehearsal and keeps how far they are and how they fared. A repeat begins anew as long as
 * the first has not ended; the first end stands. Returns a sentence for the job. Throws what the callers' tools throw.
 */
export async function rehearseDraft(
  ctx: Ctx<"versions" | "rehearsals">,
  { businessId, rehearsalId }: { businessId: string; rehearsalId: string },
): Promise<string> {
  const content = await ctx.versions.loadRehearsal(businessId, rehearsalId);
  if (!content) return "had ended already";
  const report = await ctx.rehearsals.run({
    businessId,
    content,
    onProgress: async (done, total) => {
      const kept = { state: "running" as const, done, total, report: null };
      await ctx.versions.keepRehearsal(businessId, rehearsalId, kept, ctx.now);
    },
  });
  const { total, passed } = report;
  const state = total > 0 && passed === total ? "passed" : "failed";
  const isKept = await ctx.versions.keepRehearsal(
    businessId,
    rehearsalId,
    { state, done: total, total, report },
    ctx.now,
  );
  return isKept ? `${passed} of ${total} test callers passed` : "had ended already";
}

/** Ends a rehearsal that could not be carried out, so that another can be asked for. */
export async function giveUpRehearsal(
  ctx: Ctx<"versions">,
  { businessId, rehearsalId }: { businessId: string; rehearsalId: string },
): Promise<void> {
  await ctx.versions.keepRehearsal(
    businessId,
    rehearsalId,
    { state: "broken", done: 0, total: 0, report: null },
    ctx.now,
  );
}
