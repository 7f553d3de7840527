import type { LaunchStep } from "@/lib/domain/launch/launch-step";
import type { Ctx } from "@/lib/ports";

/**
 * Runs a step that failed or waits once more; `isSkipped` passes over the test call, and nothing else. `not_now`: it is
 * done or at work.
 */
export function retryStep(
  ctx: Ctx<"launches">,
  { businessId, step, isSkipped = false }: { businessId: string; step: LaunchStep; isSkipped?: boolean },
): Promise<"queued" | "skipped" | "not_now" | "not_skippable" | "unknown"> {
  return ctx.launches.retry({ businessId, step, isSkipped, now: ctx.now });
}
