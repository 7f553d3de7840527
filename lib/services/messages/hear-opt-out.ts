import type { CallEvent } from "@/lib/domain/calls/call-event";
import { ruleIntent } from "@/lib/domain/language/intents";
import type { Ctx } from "@/lib/ports";
import { optOut } from "./opt-out";

/**
 * Finds a wish for no more texts in what an engine tells of a call that it leads by itself, whatever its model made of
 * it, and obeys. Told again of the same call, or of a member's test, it does nothing. True when somebody was opted out,
 * now or before.
 */
export async function hearOptOut(ctx: Ctx<"calls" | "texts">, event: CallEvent): Promise<boolean> {
  const said = event.turns.find(({ role, content }) => role === "caller" && ruleIntent(content) === "opt_out");
  if (!said || event.callerNumber === null) return false;
  const line = await ctx.calls.openToolCall({ ...event, engine: "retell", now: ctx.now });
  if (!line || line.isTrial) return false;
  const { businessId, callId } = line;
  const outcome = await optOut(ctx, {
    businessId,
    callId,
    number: event.callerNumber,
    words: said.content,
    source: "call",
  });
  return outcome !== "no_number";
}
