import { followUpText } from "@/lib/domain/emergencies/alert-words";
import type { EmergencyFacts } from "@/lib/domain/emergencies/emergency-facts";
import type { Ctx } from "@/lib/ports";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";

export interface TellRequest {
  businessId: string;
  emergencyId: string;
  /** Somebody took it, a person closed it, or the caller's number became known. */
  about: "taken" | "closed" | "number";
}

/**
 * Tells everybody who was alerted what has changed, by one text each, and hangs up calls that alert somebody of what is
 * over. Who took it by text is told that it is theirs. Safe to repeat. Throws `unavailable` when the carrier or the
 * database does not answer.
 */
export async function tellOnCall(
  ctx: Ctx<"emergencies" | "texts" | "callControl">,
  { businessId, emergencyId, about }: TellRequest,
): Promise<"told" | "gone"> {
  const emergency = await ctx.emergencies.load(businessId, emergencyId);
  if (!emergency) return "gone";
  const { acknowledgedVia } = emergency;
  const taker = emergency.alerts.find(({ state }) => state === "acknowledged")?.phone ?? null;
  for (const phone of new Set(emergency.alerts.map((alert) => alert.phone))) {
    const isTaker = about === "taken" && phone === taker;
    // Who pressed the key has heard it.
    if (isTaker && acknowledgedVia === "key") continue;
    await text(ctx, businessId, emergency, isTaker ? "yours" : about, phone);
  }
  if (about !== "number") await stopCalls(ctx, emergency);
  return "told";
}

async function text(
  ctx: Ctx<"texts">,
  businessId: string,
  emergency: EmergencyFacts,
  about: Parameters<typeof followUpText>[0],
  phone: string,
): Promise<void> {
  await ctx.texts.queuePlain({
    businessId,
    key: `emergency:${emergency.id}:${about}:${phone}`,
    toNumber: phone,
    callId: emergency.callId,
    now: ctx.now,
    kind: "owner_alert",
    words: followUpText(about, emergency),
  });
}

/** A call that the carrier has not told of yet is hung up by its first event. */
async function stopCalls(ctx: Ctx<"callControl">, { alerts }: EmergencyFacts): Promise<void> {
  for (const { id, state, providerId } of alerts) {
    const isLive = state === "queued" || state === "ringing" || state === "answered";
    if (isLive && providerId) await ctx.callControl.run(providerId, commandId(id, "stop"), { kind: "hang_up" });
  }
}
