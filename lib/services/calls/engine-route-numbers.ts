import type { Ctx } from "@/lib/ports";

export interface NumbersRouted {
  outcome: "routed" | "gone";
  /** By number: where it rings now, or why it was left where it was. */
  routes: Record<string, string>;
}

/**
 * Lets every number of a business ring where it should now: at its engine, or at the fallback while that engine's
 * provider is down. A voicemail is led by our own engine too. Safe to repeat; throws `unavailable` when the carrier
 * cannot answer.
 */
export async function routeNumbers(ctx: Ctx<"engines" | "callControl">, businessId: string): Promise<NumbersRouted> {
  const route = await ctx.engines.loadRoute(businessId);
  if (!route) return { outcome: "gone", routes: {} };
  const { effectiveEngine, numbers } = route;
  const engine = effectiveEngine === "voicemail" ? "telnyx" : effectiveEngine;
  const routes: Record<string, string> = {};
  for (const number of numbers) {
    const result = await ctx.callControl.routeNumber(number, engine);
    routes[number] = result === "routed" ? engine : result;
  }
  return { outcome: "routed", routes };
}
