import { mailDeliveries } from "@/lib/domain/notifications/recipients";
import type { Ctx, MailResult, OwnerMail } from "@/lib/ports";
import { waitingUntil } from "@/lib/services/notifications/tell-members";

export type OwnerMailSubject =
  | { kind: "booked" | "rescheduled" | "cancelled"; appointmentId: string }
  | { kind: "message"; notificationId: string };

interface EmailOwnerRequest {
  businessId: string;
  idempotencyKey: string;
  subject: OwnerMailSubject;
}

type Letter =
  | {
      kind: "booked" | "rescheduled" | "cancelled";
      appointment: Extract<OwnerMail, { appointment: unknown }>["appointment"];
    }
  | { kind: "message"; notification: Extract<OwnerMail, { notification: unknown }>["notification"] };

/** `waits`: quiet hours of a member last until then. `unwanted`: nobody wants such mails. */
export type OwnerMailed =
  | { outcome: MailResult | "gone" | "no_address" | "unwanted" }
  | { outcome: "waits"; until: Date };

/**
 * Mails those members who want to hear of it (the first owner at the business's address) what has just happened, an
 * appointment with an .ics file. Each address has its own key, so that a repeat sends nothing twice; one that bounced
 * gets nothing. Throws `unavailable` when the mail provider or the database cannot answer.
 */
export async function emailOwner(
  ctx: Ctx<"bookings" | "calls" | "mailer" | "notifications">,
  { businessId, idempotencyKey, subject }: EmailOwnerRequest,
): Promise<OwnerMailed> {
  const found = await loadLetter(ctx, businessId, subject);
  if (!found) return { outcome: "gone" };
  const { letter, businessEmail, isUrgent } = found;
  const recipients = await ctx.notifications.listRecipients(businessId);
  const group = subject.kind === "message" ? await groupOf(ctx, businessId, subject.notificationId) : "bookings";
  // What is wrong with the account itself stops the business; no choice of mails may hide it.
  const isForOwners = group === "account" && isUrgent;
  const deliveries = mailDeliveries(recipients, businessEmail, { group, isUrgent, isForOwners, now: ctx.now });
  if (deliveries.length === 0) return { outcome: hasAddress(recipients, businessEmail) ? "unwanted" : "no_address" };
  const results: MailResult[] = [];
  for (const { to, waitUntil } of deliveries) {
    if (waitUntil) continue;
    const key = to === businessEmail ? idempotencyKey : `${idempotencyKey}:${to.toLowerCase()}`;
    results.push(await ctx.mailer.sendToOwner({ ...letter, to, idempotencyKey: key }));
  }
  return waitingUntil(deliveries) ?? { outcome: results.includes("sent") ? "sent" : "suppressed" };
}

async function loadLetter(
  ctx: Ctx<"bookings" | "calls">,
  businessId: string,
  subject: OwnerMailSubject,
): Promise<{ letter: Letter; businessEmail: string | null; isUrgent: boolean } | null> {
  if (subject.kind === "message") {
    const notification = await ctx.calls.loadNotification(businessId, subject.notificationId);
    if (!notification) return null;
    const { businessEmail, isUrgent } = notification;
    return { letter: { kind: "message", notification }, businessEmail, isUrgent };
  }
  const appointment = await ctx.bookings.loadAppointment(businessId, subject.appointmentId);
  if (!appointment) return null;
  return {
    letter: { kind: subject.kind, appointment },
    businessEmail: appointment.businessEmail,
    isUrgent: false,
  };
}

async function groupOf(ctx: Ctx<"notifications">, businessId: string, notificationId: string) {
  return (await ctx.notifications.loadGroup(businessId, notificationId))?.group ?? "messages";
}

function hasAddress(recipients: { email: string | null }[], businessEmail: string | null): boolean {
  return businessEmail !== null || recipients.some(({ email }) => email !== null);
}
