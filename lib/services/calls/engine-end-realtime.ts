import type { Ctx } from "@/lib/ports";

/**
 * Ends a call that OpenAI leads: hangs up if somebody is still there, and closes its row with what its tools settled.
 * Nothing tells us of a caller who hangs up first; such a call is closed when its longest time is over.
 */
export async function endRealtimeCall(
  ctx: Ctx<"engines" | "realtime">,
  { providerCallId, startedAt, endReason }: { providerCallId: string; startedAt: Date | null; endReason: string },
): Promise<string> {
  await ctx.realtime.hangUp(providerCallId);
  return ctx.engines.noteCall(
    "openai-realtime",
    providerCallId,
    {
      kind: "call_ended",
      endedAt: ctx.now,
      endReason,
      ...(startedAt ? { durationSeconds: Math.round((ctx.now.getTime() - startedAt.getTime()) / 1000) } : {}),
    },
    ctx.now,
  );
}
