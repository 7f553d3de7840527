import { mailDeliveries, textDeliveries } from "@/lib/domain/notifications/recipients";
import type { Ctx } from "@/lib/ports";

/** `waits`: some members have quiet hours until then; whoever was told already is not told again. */
export type Told = { outcome: "told"; count: number } | { outcome: "waits"; until: Date } | { outcome: "gone" };

/**
 * Tells the members who chose to hear of such a notification by mail or by text to their own mobile. A mail that has a
 * job of its own is left to it.
 */
export async function tellMembers(
  ctx: Ctx<"notifications" | "calls" | "mailer" | "texts">,
  { businessId, notificationId }: { businessId: string; notificationId: string },
): Promise<Told> {
  const known = await ctx.notifications.loadGroup(businessId, notificationId);
  const notification = await ctx.calls.loadNotification(businessId, notificationId);
  if (!known || !notification) return { outcome: "gone" };
  const recipients = await ctx.notifications.listRecipients(businessId);
  const about = { group: known.group, isUrgent: notification.isUrgent, now: ctx.now };
  const chosen = recipients.filter(({ emailGroups }) => emailGroups !== null);
  const mails = known.isMailed || chosen.length === 0 ? [] : mailDeliveries(chosen, null, about);
  const texts = textDeliveries(recipients, about);
  const words = [notification.title, notification.body].filter(Boolean).join("\n").slice(0, 300);
  for (const { to } of mails.filter(isDue)) {
    const idempotencyKey = `tell:${notificationId}:${to.toLowerCase()}`;
    await ctx.mailer.sendToOwner({ kind: "message", to, idempotencyKey, notification });
  }
  for (const { to, userId } of texts.filter(isDue)) {
    const key = `tell:${notificationId}:${userId}`;
    await ctx.texts.queuePlain({
      kind: "owner_alert",
      businessId,
      key,
      toNumber: to,
      callId: notification.callId,
      words,
      now: ctx.now,
    });
  }
  const all = [...mails, ...texts];
  return waitingUntil(all) ?? { outcome: "told", count: all.length };
}

function isDue({ waitUntil }: { waitUntil: Date | null }): boolean {
  return waitUntil === null;
}

/** The earliest end of quiet hours among those who still wait. */
export function waitingUntil(deliveries: { waitUntil: Date | null }[]): { outcome: "waits"; until: Date } | null {
  const ends = deliveries.flatMap(({ waitUntil }) => (waitUntil ? [waitUntil.getTime()] : []));
  return ends.length > 0 ? { outcome: "waits", until: new Date(Math.min(...ends)) } : null;
}
