import type { Ctx } from "@/lib/ports";

/**
 * Hands a call that OpenAI leads over to the first person of the list. A referral tells nothing of what comes after it:
 * the attempt stays "ringing", the call counts as transferred and is closed on our side. A call that is gone stays as it
 * was, with a failed attempt.
 */
export async function referRealtimeCall(
  ctx: Ctx<"engines" | "realtime" | "transfers">,
  call: { businessId: string; callId: string; providerCallId: string },
  phone: string,
): Promise<"referred" | "gone"> {
  const { businessId, callId, providerCallId } = call;
  const result = await ctx.realtime.refer(providerCallId, phone);
  const isDone = result === "done";
  const state = isDone ? ("ringing" as const) : ("failed" as const);
  await ctx.transfers.note({ businessId, callId, position: 1, phone, state, cause: result, at: ctx.now });
  if (!isDone) return "gone";
  const facts = { kind: "call_ended" as const, endedAt: ctx.now, endReason: "call_transfer", outcome: "transferred" };
  await ctx.engines.noteCall("openai-realtime", providerCallId, facts, ctx.now);
  return "referred";
}
