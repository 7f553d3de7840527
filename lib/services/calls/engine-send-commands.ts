import type { Ctx } from "@/lib/ports";
import type { LegState } from "@/lib/receptionist/engines/telnyx/leg-state";

const failuresMax = 8;

/**
 * Sends what waits, in order. A call that is gone needs nothing any more. What the carrier did not take stays first in
 * the list, for the next look at the call; its id makes sure that it is done once.
 */
export async function sendPending(ctx: Ctx<"callControl">, state: LegState): Promise<LegState> {
  const { controlId, endedAt } = state.facts;
  if (!controlId || state.pending.length === 0) return state;
  if (endedAt) return { ...state, pending: [] };
  let { pending } = state;
  while (pending[0]) {
    const [{ id, command }] = pending as [(typeof pending)[number]];
    const result = await ctx.callControl.run(controlId, id, command).catch(() => "failed" as const);
    if (result === "gone") return { ...state, pending: [], goneAt: ctx.now.toISOString() };
    if (result === "failed") {
      const sendFailures = state.sendFailures + 1;
      const isHopeless = sendFailures >= failuresMax;
      return isHopeless
        ? { ...state, pending: [], sendFailures, goneAt: ctx.now.toISOString() }
        : { ...state, pending, sendFailures };
    }
    pending = pending.slice(1);
  }
  return { ...state, pending: [], sendFailures: 0 };
}
