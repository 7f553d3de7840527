import { z } from "zod";
import type { MailEvent } from "@/lib/domain/messages/mail-event";

const event = z.object({
  type: z.string(),
  data: z.object({
    to: z.union([z.string().transform((one) => [one]), z.array(z.string())]).nullish(),
    email: z.string().nullish(),
    bounce: z.object({ type: z.string().nullish(), message: z.string().nullish() }).nullish(),
    origin: z.string().nullish(),
  }),
});

/** The kind of a verified body; null when it has none. */
export function readMailEventKind(payload: unknown): string | null {
  const parsed = z.object({ type: z.string().min(1) }).safeParse(payload);
  return parsed.success ? parsed.data.type : null;
}

/**
 * Addresses that take no mail any more, in our words: bounced for good, complained, or on the provider's own list. Null
 * for every other event, and for a bounce that may pass (full mailbox, greylisting).
 */
export function toMailEvent(payload: unknown): MailEvent | null {
  const parsed = event.safeParse(payload);
  if (!parsed.success) return null;
  const { type, data } = parsed.data;
  const addresses = [...(data.to ?? []), ...(data.email ? [data.email] : [])].map(bareAddress).filter(Boolean);
  const reason = reasonOf(type, data.bounce?.type ?? null, data.origin ?? null);
  if (!reason || addresses.length === 0) return null;
  return { kind: "address_refused", addresses, reason, detail: data.bounce?.message ?? null };
}

function reasonOf(type: string, bounceType: string | null, origin: string | null): MailEvent["reason"] | null {
  switch (type) {
    case "email.bounced":
      return bounceType === null || /permanent|hard/i.test(bounceType) ? "bounced" : null;
    case "email.complained":
      return "complained";
    case "email.suppressed":
      return "suppressed";
    case "suppression.added":
      return origin === "complaint" ? "complained" : origin === "bounce" ? "bounced" : "suppressed";
    default:
      return null;
  }
}

/** "Ada <ada@example.com>" as "ada@example.com". */
function bareAddress(text: string): string {
  return (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}
