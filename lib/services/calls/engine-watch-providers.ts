import type { Ctx } from "@/lib/ports";

/**
 * Checks the providers of engines, once a minute however often it is asked to. When one goes down or comes back, the database adds the jobs that route every
 * number concerned anew. Returns what changed, by provider.
 */
export async function watchProviders(ctx: Ctx<"engines" | "engineHealth">): Promise<Record<string, string>> {
  const changes: Record<string, string> = {};
  for (const provider of ctx.engineHealth.watched) {
    if (!(await ctx.engines.claimProviderCheck(provider, ctx.now))) continue;
    const isUp = await ctx.engineHealth.isUp(provider);
    const change = await ctx.engines.noteProvider(provider, { isUp }, ctx.now);
    if (change !== "unchanged") changes[provider] = change;
  }
  return changes;
}
