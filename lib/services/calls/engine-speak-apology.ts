import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { Ctx } from "@/lib/ports";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";

const words =
  "I'm sorry, we have a technical problem right now. Please stay on the line, or call again in a few minutes.";
const kinds: readonly LegEvent["kind"][] = ["answered", "heard", "keys", "silence"];

/**
 * Tells a caller who waits for an answer that our side is away; nothing is known of the call then but its event. Never
 * throws. The same event says it once.
 */
export async function speakApology(ctx: Ctx<"callControl">, { controlId, legId, key, kind }: LegEvent): Promise<void> {
  if (!controlId || !kinds.includes(kind)) return;
  const command = { kind: "say", text: words, language: "en", expects: "answer", marker: "apology" } as const;
  await ctx.callControl.run(controlId, commandId(legId, `apology-${key}`), command).catch(() => undefined);
}
