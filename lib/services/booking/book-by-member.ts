import type { MemberBooking } from "@/lib/domain/booking/member-booking";
import { type Refusal, refusalOf } from "@/lib/domain/booking/problem-words";
import { localInstant } from "@/lib/domain/booking/wanted-moment";
import { toE164 } from "@/lib/domain/language/e164";
import { findZip } from "@/lib/domain/language/place";
import type { Told } from "@/lib/domain/messages/told";
import type { Ctx } from "@/lib/ports";
import { whoIsTold } from "@/lib/services/messages/who-is-told";

interface MemberBookingRequest extends MemberBooking {
  businessId: string;
  timeZone: string;
  /** Of one press: sent twice, it finds the first booking. */
  formId: string;
  mayOverride: boolean;
}

export type MemberBookingResult =
  | { outcome: "booked"; appointmentId: string; reference: string; startsAt: Date; told: Told | null }
  | { outcome: "invalid_time" }
  | { outcome: "refused"; refusal: Refusal };

/**
 * Books for a customer on behalf of the business: no fee, no mail to itself, the same rules for crews as a caller. `told`
 * says whether the customer hears of it. Of a repeat, the moment and the rest are those of the booking that stands.
 */
export async function bookByMember(
  ctx: Ctx<"bookings" | "texts">,
  request: MemberBookingRequest,
): Promise<MemberBookingResult> {
  const { businessId, timeZone, serviceId, mayOverride } = request;
  const startsAt = localInstant(request.date, request.time, timeZone);
  if (!startsAt) return { outcome: "invalid_time" };
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
      phone: toE164(request.phone),
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
    const told = await whoIsTold(ctx, businessId, appointmentId);
    const stored = result.isRepeat ? await ctx.bookings.loadAppointment(businessId, appointmentId) : null;
    return { outcome: "booked", appointmentId, reference, startsAt: stored?.startsAt ?? startsAt, told };
  }
  const question = { businessId, appointmentId: null, serviceId, resourceId, startsAt, minutes: null, mayOverride };
  const check = await ctx.bookings.checkMoment({ ...question, now: ctx.now });
  const refusal = check && refusalOf({ ...check, problem: result.outcome }, timeZone);
  return refusal ? { outcome: "refused", refusal } : { outcome: "invalid_time" };
}
