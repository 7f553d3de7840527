import type { MemberEdit } from "@/lib/domain/booking/member-booking";
import { type Refusal, refusalOf } from "@/lib/domain/booking/problem-words";
import { findZip } from "@/lib/domain/language/place";
import type { Ctx } from "@/lib/ports";

interface MemberEditRequest extends MemberEdit {
  businessId: string;
  appointmentId: string;
  seenRevision: number;
  mayOverride: boolean;
}

export type MemberEditResult =
  | { outcome: "edited" | "not_found" | "changed_meanwhile" }
  | { outcome: "refused"; refusal: Refusal };

/** Changes service, crew, address and notes of an appointment; the customer is not told. */
export async function editByMember(ctx: Ctx<"bookings">, request: MemberEditRequest): Promise<MemberEditResult> {
  const { businessId, appointmentId, seenRevision, serviceId, mayOverride } = request;
  const details = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!details) return { outcome: "not_found" };
  const resourceId = request.resourceId || null;
  const outcome = await ctx.bookings.edit({
    businessId,
    appointmentId,
    seenRevision,
    serviceId,
    resourceId,
    address: request.address || null,
    zip: request.zip || findZip(request.address),
    notes: request.notes || null,
    mayOverride,
    actor: ctx.actor,
    now: ctx.now,
  });
  if (outcome === "edited" || outcome === "not_found" || outcome === "changed_meanwhile") return { outcome };
  const check = await ctx.bookings.checkMoment({
    businessId,
    appointmentId,
    serviceId,
    resourceId,
    startsAt: details.startsAt,
    minutes: null,
    mayOverride,
    now: ctx.now,
  });
  const refusal = check && refusalOf({ ...check, problem: outcome }, details.timeZone);
  return refusal ? { outcome: "refused", refusal } : { outcome: "not_found" };
}
