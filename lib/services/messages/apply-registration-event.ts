import type { RegistrationEvent } from "@/lib/domain/messages/registration-event";
import type { Ctx } from "@/lib/ports";

/**
 * Writes a verdict of the carriers and tells the owner. One that comes twice, late (a refusal after the approval) or about
 * a campaign of an earlier round changes nothing; one that comes before we noted the campaign's id notes it. Numbers are
 * put on an accepted campaign first: before that the networks refuse their texts. Texts that were refused meanwhile stay
 * unsent: their moment has passed, and mail went out instead. Returns the outcome for the inbox.
 */
export async function applyRegistrationEvent(
  ctx: Ctx<"registrations" | "carrierFilings">,
  businessId: string,
  { kind, state, reason, campaignId }: RegistrationEvent,
): Promise<"changed" | "unchanged" | "not_allowed" | "not_found"> {
  if (campaignId !== null && state === "approved") {
    const filing = await ctx.registrations.loadFiling(businessId, campaignId);
    for (const e164 of filing?.numbers ?? []) await ctx.carrierFilings.assignNumber({ campaignId, e164 });
  }
  const actor = { kind: "provider", id: "telnyx" };
  return ctx.registrations.set({ businessId, kind, state, reason, campaignId, actor, now: ctx.now });
}
