import type { MailEvent } from "@/lib/domain/messages/mail-event";
import type { Ctx } from "@/lib/ports";

/** Keeps addresses that bounced or complained from all further mail (spec 5.6). Returns the sentence for the inbox. */
export async function applyMailEvent(ctx: Ctx<"mails">, webhookEventId: string, event: MailEvent): Promise<string> {
  const { addresses, reason, detail } = event;
  const count = await ctx.mails.suppress({ webhookEventId, addresses, reason, detail, now: ctx.now });
  return `Suppressed ${count} addresses (${reason}).`;
}
