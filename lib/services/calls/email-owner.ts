import type { Ctx, MailResult } from "@/lib/ports";

export type OwnerMailSubject =
  | { kind: "booked" | "rescheduled" | "cancelled"; appointmentId: string }
  | { kind: "message"; notificationId: string };

interface EmailOwnerRequest {
  businessId: string;
  idempotencyKey: string;
  subject: OwnerMailSubject;
}

/**
 * Mails the owner what has just happened, an appointment with an .ics file. The key makes a repeat send nothing twice; an
 * address that bounced gets nothing.
 * Throws `unavailable` when the mail provider or the database cannot answer.
 */
export async function emailOwner(
  ctx: Ctx<"bookings" | "calls" | "mailer">,
  { businessId, idempotencyKey, subject }: EmailOwnerRequest,
): Promise<MailResult | "gone" | "no_address"> {
  if (subject.kind === "message") {
    const notification = await ctx.calls.loadNotification(businessId, subject.notificationId);
    if (!notification) return "gone";
    if (!notification.businessEmail) return "no_address";
    return ctx.mailer.sendToOwner({ kind: "message", to: notification.businessEmail, idempotencyKey, notification });
  }
  const appointment = await ctx.bookings.loadAppointment(businessId, subject.appointmentId);
  if (!appointment) return "gone";
  if (!appointment.businessEmail) return "no_address";
  const { kind } = subject;
  return ctx.mailer.sendToOwner({ kind, to: appointment.businessEmail, idempotencyKey, appointment });
}
