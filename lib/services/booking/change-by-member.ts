import type { Told } from "@/lib/domain/messages/told";
import type { Ctx } from "@/lib/ports";
import { whoIsTold } from "@/lib/services/messages/who-is-told";

interface MemberChange {
  businessId: string;
  appointmentId: string;
  /** The revision that the member looked at; a change made since then comes first. */
  seenRevision: number;
}

export type MemberCancelResult =
  | { outcome: "cancelled"; told: Told | null }
  | { outcome: "already_cancelled" | "not_found" | "too_late" | "changed_meanwhile" };

export type MemberSettleResult = "settled" | "not_found" | "too_soon" | "changed_meanwhile";

/** Cancels an appointment for a member; `told` says whether the customer hears of it. */
export async function cancelByMember(
  ctx: Ctx<"bookings" | "texts">,
  request: MemberChange & { reason: string },
): Promise<MemberCancelResult> {
  const reason = request.reason.trim().slice(0, 300) || null;
  const { outcome } = await ctx.bookings.cancel({
    ...changeOf(ctx, request),
    seenRevision: request.seenRevision,
    reason,
  });
  if (outcome === "cancelled") {
    return { outcome, told: await whoIsTold(ctx, request.businessId, request.appointmentId) };
  }
  const known = ["already_cancelled", "too_late", "changed_meanwhile"] as const;
  return { outcome: known.find((one) => one === outcome) ?? "not_found" };
}

/** Says how a visit ended, or takes that back. */
export function settleByMember(
  ctx: Ctx<"bookings">,
  request: MemberChange & { status: "completed" | "no_show" | "confirmed" },
): Promise<MemberSettleResult> {
  return ctx.bookings.settle({ ...request, actor: ctx.actor, now: ctx.now });
}

function changeOf(ctx: Ctx, { businessId, appointmentId }: MemberChange) {
  return { businessId, appointmentId, phone: null, callId: null, actor: ctx.actor, now: ctx.now };
}
