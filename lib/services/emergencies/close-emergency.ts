import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/**
 * Closes an emergency that a person says is dealt with; whoever is still being alerted is told. The caller has checked
 * that `actor` may act for the business. AppError `not_found`.
 */
export async function closeEmergency(
  ctx: Ctx<"emergencies">,
  { businessId, emergencyId, actor }: { businessId: string; emergencyId: string; actor: Actor },
): Promise<"closed" | "unchanged"> {
  const outcome = await ctx.emergencies.close(businessId, emergencyId, actor, ctx.now);
  if (outcome === "not_found") throw new AppError("not_found", "There is no such emergency.");
  return outcome;
}
