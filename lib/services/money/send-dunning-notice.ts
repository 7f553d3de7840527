import type { DunningNotice } from "@/lib/domain/money/subscription";
import type { Recipient } from "@/lib/domain/notifications/recipients";
import type { Ctx, MailResult } from "@/lib/ports";
import { syncSubscription } from "./sync-subscription";

interface NoticeRequest {
  businessId: string;
  episodeId: string;
  notice: DunningNotice;
  idempotencyKey: string;
}

/**
 * Mails every owner one notice of an unpaid plan. Whether it is still owed is decided now, after the payment provider was
 * asked again: `over` when it was paid meanwhile. Each address has a key of its own, so that a repeat after a crash mails
 * nobody twice. `unreachable`: no owner's address took it. Throws `unavailable` when a provider cannot answer.
 */
export async function sendDunningNotice(
  ctx: Ctx<"dunning" | "planSales" | "billing" | "fees" | "notifications" | "mailer">,
  { businessId, episodeId, notice, idempotencyKey }: NoticeRequest,
): Promise<"sent" | "sent_before" | "over" | "gone" | "unreachable"> {
  const known = await ctx.dunning.load({ businessId, episodeId, notice });
  if (!known) return "gone";
  if (known.isOver) return "over";
  if (known.isSent) return "sent_before";
  const subscription = known.customerId ? await ctx.planSales.findSubscription(known.customerId) : null;
  if (subscription) await syncSubscription(ctx, subscription.id);
  const facts = await ctx.dunning.load({ businessId, episodeId, notice });
  if (!facts || facts.isOver) return "over";
  const results: MailResult[] = [];
  for (const to of ownersOf(await ctx.notifications.listRecipients(businessId))) {
    const key = `${idempotencyKey}:${to.toLowerCase()}`;
    results.push(await ctx.mailer.sendDunning({ to, idempotencyKey: key, notice, facts }));
  }
  const isReached = results.includes("sent");
  await ctx.dunning.settle({ businessId, episodeId, notice, isReached, now: ctx.now });
  return isReached ? "sent" : "unreachable";
}

/** The owners' addresses, each once; the first owner at the business's. Nobody can choose not to hear of this. */
function ownersOf(recipients: readonly Recipient[]): string[] {
  const addresses = recipients
    .filter(({ role }) => role === "owner")
    .flatMap(({ isFirstOwner, businessEmail, email }) => (isFirstOwner ? businessEmail : null) ?? email ?? []);
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
