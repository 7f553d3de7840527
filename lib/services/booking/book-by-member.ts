import type { MemberBooking } from "@/lib/domain/booking/member-booking";
import { type Refusal, refusalOf } from "@/lib/domain/booking/problem-words";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { toE164 } from "@/lib/domain/language/e164";
import { findZip } from "@/lib/domain/language/place";
import type { Ctx } from "@/lib/ports";

interface MemberBookingRequest extends MemberBooking {
  businessId: string;
  timeZone: string;
  /** One a form: sent twice, it finds the first booking. */
  formId: string;
  mayOverride: boolean;
}

export type MemberBookingResult =
  | { outcome: "booked"; appointmentId: string; reference: string; startsAt: Date; isTold: boolean }
  | { outcome: "invalid_time" }
  | { outcome: "refused"; refusal: Refusal };

/**
 * Books for a customer on behalf of the business: no fee, no mail to itself, the same rules for crews as a caller. The
 * customer is told by text when there is a number (`isTold`).
 */
export async function bookByMember(ctx: Ctx<"bookings">, request: MemberBookingRequest): Promise<MemberBookingResult> {
  const { businessId, timeZone, serviceId, mayOverride } = request;
  const startsAt = localInstant(request.date, request.time, timeZone);
  if (!startsAt) return { outcome: "invalid_time" };
  const phone = toE164(request.phone);
  const resourceId = request.resourceId || null;
  const result = await ctx.bookings.book({
    businessId,
    callId: null,
    serviceId,
    resourceId,
    startsAt,
    idempotencyKey: `member:${request.formId}`,
    source: "dashboard",
    customer: {
      name: request.name,
      phone,
      email: request.email || null,
      address: request.address || null,
      zip: request.zip || findZip(request.address),
      notes: request.notes || null,
    },
    now: ctx.now,
    ...(ctx.actor.id ? { actorId: ctx.actor.id } : {}),
    mayOverride,
  });
  if (result.outcome === "booked") {
    const { appointmentId, reference } = result;
    return { outcome: "booked", appointmentId, reference, startsAt, isTold: phone !== null };
  }
  const question = { businessId, appointmentId: null, serviceId, resourceId, startsAt, minutes: null, mayOverride };
  const check = await ctx.bookings.checkMoment({ ...question, now: ctx.now });
  const refusal = refusalOf({ problem: result.outcome, blockedBy: check?.blockedBy ?? [] }, timeZone);
  return refusal ? { outcome: "refused", refusal } : { outcome: "invalid_time" };
}
