import type { Actor } from "@/lib/domain/actor";
import { sayWait } from "@/lib/domain/limits/rate-rules";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

export type DrillResult =
  | { outcome: "started" | "already_running"; emergencyId: string }
  /** No number can be alerted: there is no ladder and no phone of the business. */
  | { outcome: "nobody_on_call" };

/**
 * Walks the on-call ladder for practice: every call and text says that it is a drill, one runs at a time. A drill is
 * marked (`emergencies.is_drill`), counts in no figure and costs no fee. The caller has checked that `actor` may act for
 * the business. Throws `rate_limited` after three within an hour, `unavailable` when the database cannot answer.
 */
export async function startDrill(
  ctx: Ctx<"emergencies" | "rateLimits">,
  { businessId, actor }: { businessId: string; actor: Actor },
): Promise<DrillResult> {
  const answer = await ctx.rateLimits.take("drill", businessId);
  if (!answer.isAllowed) {
    const wait = sayWait(answer.retryInSeconds);
    throw new AppError(
      "rate_limited",
      `The ladder can be practiced three times an hour. Wait ${wait}, then try again.`,
    );
  }
  const { outcome, emergencyId } = await ctx.emergencies.open({
    businessId,
    callId: null,
    conversationId: null,
    kind: "declared",
    isLifeThreat: false,
    isDrill: true,
    words: "This is a drill.",
    customerNumber: null,
    customerName: null,
    address: null,
    title: "A drill of the on-call ladder has begun",
    body: "Everybody on the ladder is called and texted in turn, until somebody takes it.",
    actor,
    now: ctx.now,
  });
  if (outcome === "nobody") return { outcome: "nobody_on_call" };
  return { outcome: outcome === "opened" ? "started" : "already_running", emergencyId };
}
