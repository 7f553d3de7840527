import type { Ctx } from "@/lib/ports";

interface MemberChange {
  businessId: string;
  appointmentId: string;
  /** The revision that the member looked at; a change made since then comes first. */
  seenRevision: number;
}

export type MemberCancelResult = "cancelled" | "already_cancelled" | "not_found" | "too_late" | "changed_meanwhile";

/** Cancels an appointment for a member; the customer is told by text. */
export async function cancelByMember(
  ctx: Ctx<"bookings">,
  request: MemberChange & { reason: string },
): Promise<MemberCancelResult> {
  const reason = request.reason.trim().slice(0, 300) || null;
  const { outcome } = await ctx.bookings.cancel({
    ...changeOf(ctx, request),
    seenRevision: request.seenRevision,
    reason,
  });
  const known = ["cancelled", "already_cancelled", "too_late", "changed_meanwhile"] as const;
  return known.find((one) => one === outcome) ?? "not_found";
}

/** Says how a visit ended, or takes that back. */
export function settleByMember(
  ctx: Ctx<"bookings">,
  request: { businessId: string; appointmentId: string; status: "completed" | "no_show" | "confirmed" },
): Promise<"settled" | "not_found" | "too_soon"> {
  return ctx.bookings.settle({ ...request, actor: ctx.actor, now: ctx.now });
}

function changeOf(ctx: Ctx, { businessId, appointmentId }: MemberChange) {
  return { businessId, appointmentId, phone: null, callId: null, actor: ctx.actor, now: ctx.now };
}
