import type { BookingProblem, ChangeResult } from "@/lib/domain/booking/outcomes";
import type { Ctx } from "@/lib/ports";
import type { ExternalChange } from "@/lib/ports/calendar";

export type ResolveChangeResult =
  | { outcome: "applied" | "kept" | "already_decided" | "superseded" | "not_found" }
  | { outcome: "refused"; reason: string };

/** Why an appointment does not follow its event, for the owner. */
const refusals: Record<BookingProblem | "too_late" | "not_found" | "changed_meanwhile", string> = {
  slot_taken: "that time is taken.",
  outside_hours: "that is outside your opening hours.",
  too_soon: "that is within the lead time of your bookings.",
  too_far: "that is beyond the days that can be booked.",
  business_inactive: "bookings are switched off.",
  unknown_service: "the service is not offered any more.",
  out_of_area: "the address is outside your service area.",
  needs_details: "the appointment has no ZIP code.",
  too_late: "the appointment has begun.",
  not_found: "the appointment is over.",
  changed_meanwhile: "the appointment was changed meanwhile.",
};

/**
 * Decides a change that the owner made in the calendar. `apply` moves or cancels the appointment by the same door as a
 * caller does, so that the customer is told and every rule holds; a refusal, or `keep`, puts the event back. Only the
 * first decision counts, and none does when the appointment has changed since. One that was never carried out, because
 * its process ended, is repeated, or after a minute made otherwise.
 */
export async function resolveExternalChange(
  ctx: Ctx<"bookings" | "calendarSyncs">,
  { businessId, changeId, decision }: { businessId: string; changeId: string; decision: "apply" | "keep" },
): Promise<ResolveChangeResult> {
  const actorId = ctx.actor.id;
  const isOurs = await ctx.calendarSyncs.claimChange({ businessId, changeId, decision, actorId, now: ctx.now });
  const change = await ctx.calendarSyncs.loadChange(businessId, changeId);
  if (!change) return { outcome: "not_found" };
  if (!isOurs) return { outcome: "already_decided" };
  const settle = (state: "applied" | "kept" | "refused" | "superseded", reason: string | null = null) =>
    ctx.calendarSyncs.settleChange({ businessId, changeId, state, reason, actorId, now: ctx.now });
  // A decision that was carried out and not noted, because the process ended in between.
  if (isDone(change)) return finish("applied", await settle("applied"));
  if (change.revision !== change.now.revision) return finish("superseded", await settle("superseded"));
  if (decision === "keep") return finish("kept", await settle("kept"));
  const { outcome } = await carryOut(ctx, businessId, change);
  if (outcome === "rescheduled" || outcome === "cancelled" || outcome === "already_cancelled") {
    return finish("applied", await settle("applied"));
  }
  const reason = refusals[outcome];
  return (await settle("refused", reason)) === "settled"
    ? { outcome: "refused", reason }
    : { outcome: "already_decided" };
}

function finish(
  outcome: "applied" | "kept" | "superseded",
  settled: "settled" | "already_decided",
): ResolveChangeResult {
  return { outcome: settled === "settled" ? outcome : settled };
}

function isDone({ startsAt, now }: ExternalChange): boolean {
  if (startsAt === null) return now.status === "cancelled";
  return now.status === "confirmed" && now.startsAt.getTime() === startsAt.getTime();
}

/** The crew that has it keeps it when it can; otherwise the first that is free. */
async function carryOut(ctx: Ctx<"bookings">, businessId: string, change: ExternalChange): Promise<ChangeResult> {
  const { appointmentId, startsAt } = change;
  const request = { businessId, appointmentId, phone: null, callId: null, actor: ctx.actor, now: ctx.now };
  if (startsAt === null) return ctx.bookings.cancel({ ...request, reason: "Deleted in Google Calendar" });
  const first = await ctx.bookings.reschedule({ ...request, startsAt, resourceId: change.now.resourceId });
  if (first.outcome !== "slot_taken") return first;
  return ctx.bookings.reschedule({ ...request, startsAt, resourceId: null });
}
