import type { Ctx } from "@/lib/ports";
import type { RegistrationState } from "@/lib/ports/messaging";

export interface RegistrationChange {
  businessId: string;
  state: RegistrationState;
  /** Why, in the carrier's or a person's words; the owner reads it. */
  reason?: string | null;
  /** Left out, it stays as it is. */
  kind?: "10dlc" | "toll_free" | null;
}

/**
 * Moves the carriers' registration of a business on: not started, submitted, approved or rejected, suspended. Until it is
 * approved no text leaves. `not_allowed`: the state cannot follow the present one. The owner is told of every verdict.
 */
export function setRegistration(
  ctx: Ctx<"registrations">,
  { businessId, state, reason = null, kind = null }: RegistrationChange,
): Promise<"changed" | "unchanged" | "not_allowed" | "not_found"> {
  return ctx.registrations.set({ businessId, kind, state, reason, actor: ctx.actor, now: ctx.now });
}
