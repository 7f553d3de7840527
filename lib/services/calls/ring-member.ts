import type { Ctx } from "@/lib/ports";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";

/** Whoever pressed waits beside the phone no longer than this. */
const lateMs = 120_000;

/**
 * Dials the phone of a member who asked for it, once whatever is repeated: an attempt that follows another looks first
 * whether the provider has the call. Throws `unavailable` when the provider or the database does not answer.
 */
export async function ringMember(
  ctx: Ctx<"phoneTests" | "voice">,
  { businessId, callId, isRepeat }: { businessId: string; callId: string; isRepeat: boolean },
): Promise<"gone" | "settled" | "placed" | "late" | "refused"> {
  const test = await ctx.phoneTests.load(businessId, callId, ctx.now);
  if (!test) return "gone";
  if (test.state !== "queued") return "settled";
  const fail = (reason: string) => ctx.phoneTests.settle(businessId, callId, { state: "failed", reason }, ctx.now);
  const { call, from, to } = test;
  if (call.agentId === null) {
    await fail("no_agent");
    return "refused";
  }
  const isLate = ctx.now.getTime() - test.askedAt.getTime() > lateMs;
  const placed = await ctx.voice.placeCall({
    callId,
    from,
    to,
    agentId: call.agentId,
    agentVersion: call.agentVersion,
    variables: describeCall(call, to, ctx.now),
    isRepeat,
    mayDial: !isLate,
  });
  if (placed.outcome === "placed") {
    await ctx.phoneTests.settle(
      businessId,
      callId,
      { state: "placed", providerCallId: placed.providerCallId },
      ctx.now,
    );
    return "placed";
  }
  await fail(placed.outcome === "refused" ? placed.reason : "too_late");
  return placed.outcome === "refused" ? "refused" : "late";
}
