import type { UpcomingAppointment } from "@/lib/domain/booking/outcomes";
import { toE164 } from "@/lib/domain/language/e164";
import { isSameName } from "@/lib/domain/language/person-name";
import type { Ctx } from "@/lib/ports";

export interface FindAppointmentsRequest {
  businessId: string;
  /** The caller's own number from the carrier; null when withheld. */
  callerNumber: string | null;
  phone?: string | undefined;
  name?: string | undefined;
}

/**
 * The upcoming appointments of the caller. Their own number is proof enough; another number needs the name that the
 * appointment is under, so that nobody learns when a stranger is away from home.
 */
export async function findAppointments(
  ctx: Ctx<"bookings">,
  { businessId, callerNumber, phone, name }: FindAppointmentsRequest,
): Promise<UpcomingAppointment[]> {
  const own = callerNumber ? await ctx.bookings.findUpcoming(businessId, callerNumber, ctx.now) : [];
  const other = toE164(phone);
  if (own.length > 0 || !other || other === callerNumber || !name) return own;
  const found = await ctx.bookings.findUpcoming(businessId, other, ctx.now);
  return found.filter((appointment) => isSameName(appointment.customerName, name));
}
