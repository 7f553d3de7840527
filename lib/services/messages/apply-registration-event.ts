import type { RegistrationEvent } from "@/lib/domain/messages/registration-event";
import type { Ctx } from "@/lib/ports";

/**
 * Writes a verdict of the carriers and tells the owner. One that comes twice, or late (a refusal after the approval),
 * changes nothing. Texts that were refused meanwhile stay unsent: their moment has passed, and mail went out instead.
 * Returns the outcome for the inbox.
 */
export function applyRegistrationEvent(
  ctx: Ctx<"registrations">,
  businessId: string,
  { kind, state, reason }: RegistrationEvent,
): Promise<"changed" | "unchanged" | "not_allowed" | "not_found"> {
  const actor = { kind: "provider", id: "telnyx" };
  return ctx.registrations.set({ businessId, kind, state, reason, actor, now: ctx.now });
}
