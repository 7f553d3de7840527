import type { Refusal } from "@/lib/domain/booking/problem-words";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import type { Ctx } from "@/lib/ports";
import { lookupAvailability } from "./lookup-availability";
import type { OfferedSlot } from "./offer";
import { placeByMember } from "./place-by-member";

interface MemberChange {
  businessId: string;
  appointmentId: string;
  /** The revision that the member looked at; a change made since then comes first. */
  seenRevision: number;
}

export type MoveResult =
  | { outcome: "rescheduled" | "not_found" | "invalid_time" | "changed_meanwhile" }
  | { outcome: "refused"; refusal: Refusal; alternatives: OfferedSlot[] };

export type MemberCancelResult = "cancelled" | "already_cancelled" | "not_found" | "too_late" | "changed_meanwhile";

/**
 * Moves an appointment for a member, as placeByMember does, to a date "YYYY-MM-DD" and time "HH:MM" on the
 * business's clock. The customer is told by text. A refusal brings the nearest free moments.
 */
export async function moveByMember(
  ctx: Ctx<"bookings" | "slotKey">,
  request: MemberChange & { date: string; time: string; mayOverride?: boolean },
): Promise<MoveResult> {
  const { businessId, appointmentId, seenRevision, date, time } = request;
  const before = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!before) return { outcome: "not_found" };
  const startsAt = localInstant(date, time, before.timeZone);
  if (!startsAt) return { outcome: "invalid_time" };
  const { mayOverride } = request;
  const placed = await placeByMember(ctx, { businessId, appointmentId, seenRevision, startsAt, mayOverride });
  if (placed.outcome !== "refused") return { outcome: placed.outcome };
  const lookup = { businessId, language: "en" as const, service: before.service, timeZone: before.timeZone };
  const near = await lookupAvailability(ctx, { ...lookup, date, time });
  const other = near.outcome === "slots" ? near : await lookupAvailability(ctx, lookup);
  return { ...placed, alternatives: other.outcome === "slots" ? other.slots : [] };
}

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
