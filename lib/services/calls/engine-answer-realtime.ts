import type { Ctx } from "@/lib/ports";
import type { EngineStore } from "@/lib/ports/engines";
import { makeCallToken } from "@/lib/receptionist/engines/call-token";
import { realtimeInstructions } from "@/lib/receptionist/engines/realtime-instructions";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";
import { tools } from "@/lib/receptionist/tools/registry";

/** The longest call; its token and its place in the list of live calls end with it. */
const callMsMax = 60 * 60_000;

export type RealtimeAnswer = { outcome: "accepted" | "gone"; callId: string } | { outcome: "rejected" };

/**
 * Answers a call that waits at OpenAI: finds the line by the called number, which must be one of ours, makes the call's
 * row, and accepts with the prompt and our tools, reachable with a token for this call alone. A number that nobody has is
 * refused. Asked twice it accepts the same call once. Throws `unavailable` when the database or OpenAI cannot answer.
 */
export async function answerRealtimeCall(
  ctx: Ctx<"engines" | "realtime" | "slotKey" | "settings">,
  incoming: Omit<Parameters<EngineStore["openRealtime"]>[0], "wakeAt" | "now">,
): Promise<RealtimeAnswer> {
  const { providerCallId, callerNumber } = incoming;
  const endsAt = new Date(ctx.now.getTime() + callMsMax);
  const opening = await ctx.engines.openRealtime({ ...incoming, wakeAt: endsAt, now: ctx.now });
  if (!opening) {
    await ctx.realtime.reject(providerCallId);
    return { outcome: "rejected" };
  }
  const { businessId, callId } = opening;
  const outcome = await ctx.realtime.accept(providerCallId, {
    instructions: realtimeInstructions(describeCall(opening, callerNumber, ctx.now)),
    language: opening.language,
    tools: {
      url: `${ctx.settings.appUrl}/api/mcp`,
      token: makeCallToken(ctx.slotKey, { businessId, callId, expiresAt: endsAt }),
      names: tools.map(({ name }) => name),
    },
  });
  if (outcome === "gone") return { outcome, callId };
  const started = { kind: "call_started" as const, startedAt: ctx.now };
  await ctx.engines.noteCall("openai-realtime", providerCallId, started, ctx.now);
  return { outcome: "accepted", callId };
}
