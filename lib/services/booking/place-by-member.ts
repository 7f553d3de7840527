import { type Refusal, refusalOf } from "@/lib/domain/booking/problem-words";
import type { Told } from "@/lib/domain/messages/told";
import type { Ctx } from "@/lib/ports";
import { whoIsTold } from "@/lib/services/messages/who-is-told";

export interface PlaceRequest {
  businessId: string;
  appointmentId: string;
  /** The revision that the member looked at; a change made since then comes first. */
  seenRevision: number;
  startsAt: Date;
  /** Left out, it keeps its length. */
  minutes?: number | undefined;
  /** Left out, its own crew takes it when it can, else the first that is free. */
  resourceId?: string | undefined;
  mayOverride?: boolean | undefined;
}

export type PlaceResult =
  | { outcome: "rescheduled"; resource: { id: string; name: string } | null; told: Told | null }
  | { outcome: "not_found" | "changed_meanwhile" }
  | { outcome: "refused"; refusal: Refusal };

/**
 * Moves or stretches an appointment for a member, through the door that callers use. The lead time does not bind them;
 * hours and horizon do until they confirm; a double booking is refused whatever they confirm. `told` says whether the
 * customer hears of another beginning; of another length or crew alone nobody does.
 */
export async function placeByMember(ctx: Ctx<"bookings" | "texts">, request: PlaceRequest): Promise<PlaceResult> {
  const { businessId, appointmentId, seenRevision, startsAt, minutes, mayOverride = false } = request;
  const details = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!details) return { outcome: "not_found" };
  const ask = () =>
    ctx.bookings.checkMoment({
      businessId,
      appointmentId,
      serviceId: null,
      resourceId: request.resourceId ?? null,
      startsAt,
      minutes: minutes ?? null,
      mayOverride,
      now: ctx.now,
    });
  const check = await ask();
  const { outcome } = await ctx.bookings.reschedule({
    businessId,
    appointmentId,
    phone: null,
    callId: null,
    actor: ctx.actor,
    now: ctx.now,
    seenRevision,
    startsAt,
    minutes,
    mayOverride,
    resourceId: check?.resourceId ?? request.resourceId ?? null,
  });
  if (outcome === "rescheduled") {
    const resource = check?.resourceId && check.resource ? { id: check.resourceId, name: check.resource } : null;
    return { outcome, resource, told: await whoIsTold(ctx, businessId, appointmentId) };
  }
  if (outcome === "not_found" || outcome === "changed_meanwhile") return { outcome };
  if (outcome === "cancelled" || outcome === "already_cancelled" || outcome === "too_late") {
    return { outcome: "not_found" };
  }
  // Who came between the question and the move is found by asking again.
  const newest = check?.blockedBy.length ? check : await ask();
  const refusal = newest && refusalOf({ ...newest, problem: outcome }, details.timeZone);
  return refusal ? { outcome: "refused", refusal } : { outcome: "not_found" };
}
