import type { Ctx, MailResult } from "@/lib/ports";
import { loadBrand } from "@/lib/services/branding/load-brand";

export interface EmailCustomerRequest {
  businessId: string;
  appointmentId: string;
  kind: "booked" | "rescheduled" | "cancelled";
  idempotencyKey: string;
}

/**
 * Mails a customer about their appointment, with an .ics file: for when the text did not reach them. Says what is true
 * now: a confirmation of an appointment that was cancelled since is `outdated`. Throws `unavailable` when the mail
 * provider or the database cannot answer.
 */
export async function emailCustomer(
  ctx: Ctx<"bookings" | "branding" | "brandFiles" | "mailer">,
  { businessId, appointmentId, kind, idempotencyKey }: EmailCustomerRequest,
): Promise<MailResult | "gone" | "no_address" | "outdated"> {
  const appointment = await ctx.bookings.loadAppointment(businessId, appointmentId);
  if (!appointment) return "gone";
  if (!appointment.customerEmail) return "no_address";
  if ((kind === "cancelled") !== (appointment.status === "cancelled")) return "outdated";
  const brand = await loadBrand(ctx, businessId);
  return ctx.mailer.sendToCustomer({ to: appointment.customerEmail, idempotencyKey, kind, appointment, brand });
}
