import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import { alertSpeech, answerSpeech } from "@/lib/domain/emergencies/alert-words";
import type { EmergencyFacts } from "@/lib/domain/emergencies/emergency-facts";
import type { Ctx } from "@/lib/ports";
import type { AlertCallStep } from "@/lib/ports/emergencies";
import type { CallCommand } from "@/lib/ports/engines";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";

/** The key that takes an emergency. */
const takeKey = "1";

/**
 * Hears one event of a call that alerts somebody: asks when it was answered, thanks whoever pressed 1 first, tells who
 * comes late, and hangs up after the last sentence. Only the key takes the emergency: a voicemail and a hang-up do not.
 * Any order and any number of the same events do the same. Throws `unavailable` when carrier or database do not answer.
 */
export async function hearAlertEvent(
  ctx: Ctx<"emergencies" | "callControl">,
  event: AlertEvent,
): Promise<AlertCallStep | "unknown_alert"> {
  const heard = await ctx.emergencies.hearEvent(event, ctx.now);
  if (!heard) return "unknown_alert";
  const { next, emergency, alertId, controlId } = heard;
  if (next === "nothing" || !controlId) return "nothing";
  await ctx.callControl.run(controlId, commandId(alertId, next), toCommand(next, emergency, alertId));
  return next;
}

function toCommand(next: Exclude<AlertCallStep, "nothing">, emergency: EmergencyFacts, alertId: string): CallCommand {
  const { language } = emergency;
  switch (next) {
    case "ask":
      return { kind: "ask_key", text: alertSpeech(emergency), language, key: takeKey, alertId };
    case "hang_up":
      return { kind: "hang_up" };
    default: {
      const text = answerSpeech(next, emergency).replace(/\s+/g, " ");
      return { kind: "say", text, language, expects: "nothing", marker: "end", alertId };
    }
  }
}
