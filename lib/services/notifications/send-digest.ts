import type { Ctx, MailResult } from "@/lib/ports";
import { makeDigestToken, readDigestToken } from "./digest-link";

interface DigestRequest {
  businessId: string;
  userId: string;
  /** The local day on whose morning it goes out. */
  day: string;
  idempotencyKey: string;
}

/** Mails one member what happened the day before. `gone`: no member any more; `ended`: they want none any more. */
export async function sendDigest(
  ctx: Ctx<"digests" | "mailer" | "slotKey" | "settings">,
  { businessId, userId, day, idempotencyKey }: DigestRequest,
): Promise<MailResult | "gone" | "ended" | "no_address"> {
  const reader = await ctx.digests.loadReader(businessId, userId);
  if (!reader) return "gone";
  if (!reader.isWanted) return "ended";
  if (!reader.email) return "no_address";
  const digest = await ctx.digests.load({ businessId, userId, reader, day, now: ctx.now });
  const token = makeDigestToken(ctx.slotKey, businessId, userId);
  return ctx.mailer.sendDigest({ to: reader.email, idempotencyKey, digest, stopToken: token });
}

/** Ends the digest of whoever holds its link. `unknown`: the link is none of ours, or leads to no member. */
export async function stopDigest(ctx: Ctx<"digests" | "slotKey">, token: string): Promise<"stopped" | "unknown"> {
  const whose = readDigestToken(ctx.slotKey, token);
  if (!whose) return "unknown";
  return (await ctx.digests.stop(whose.businessId, whose.userId, ctx.now)) ? "stopped" : "unknown";
}
