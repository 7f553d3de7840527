import { localInstant } from "@/lib/domain/booking/wanted-moment";
import type { Ctx } from "@/lib/ports";
import { lookupAvailability } from "./lookup-availability";
import type { OfferedSlot } from "./offer";

interface MemberChange {
  businessId: string;
  appointmentId: string;
  /** The revision that the member looked at; a change made since then comes first. */
  seenRevision: number;
}

export type MoveResult =
  | { outcome: "rescheduled" | "not_found" | "invalid_time" | "changed_meanwhile" }
  | {
      outcome: "slot_taken" | "outside_hours" | "too_soon" | "too_far" | "business_inactive";
      alternatives: OfferedSlot[];
    };

export type MemberCancelResult = "cancelled" | "already_cancelled" | "not_found" | "too_late" | "changed_meanwhile";

/**
 * Moves an appointment for a member, by the rules that hold for callers, to a date "YYYY-MM-DD" and time "HH:MM" on the
 * business's clock. The customer is told by text. A refusal brings the nearest free moments.
 */
export async function moveByMember(
  ctx: Ctx<"bookings" | "slotKey">,
  request: MemberChange & { date: string; time: string },
): Promise<MoveResult> {
  const { businessId, appointmentId, seenRevision, date, time } = request;
  const before = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!before) return { outcome: "not_found" };
  const startsAt = localInstant(date, time, before.timeZone);
  if (!startsAt) return { outcome: "invalid_time" };
  const { outcome } = await ctx.bookings.reschedule({
    ...changeOf(ctx, request),
    seenRevision,
    startsAt,
    resourceId: null,
  });
  switch (outcome) {
    case "rescheduled":
    case "changed_meanwhile":
      return { outcome };
    case "slot_taken":
    case "outside_hours":
    case "too_soon":
    case "too_far":
    case "business_inactive": {
      const lookup = { businessId, language: "en" as const, service: before.service, timeZone: before.timeZone };
      const near = await lookupAvailability(ctx, { ...lookup, date, time });
      const other = near.outcome === "slots" ? near : await lookupAvailability(ctx, lookup);
      return { outcome, alternatives: other.outcome === "slots" ? other.slots : [] };
    }
    default:
      return { outcome: "not_found" };
  }
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
