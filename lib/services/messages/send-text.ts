import { composeText } from "@/lib/domain/messages/compose-text";
import { decideText, hourMaxOf } from "@/lib/domain/messages/decide-text";
import type { TextFacts } from "@/lib/domain/messages/text-facts";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { makeMobileCode } from "@/lib/services/notifications/mobile-code";

export type SendTextResult =
  | { outcome: "sent" | "already_decided" | "gone" }
  | { outcome: "blocked" | "failed"; reason: string }
  | { outcome: "waits"; until: Date; reason: "quiet_hours" | "in_doubt" };

/** The carrier's own list of opted-out numbers refused the text (Telnyx error 40300). */
const carrierOptOutCode = "40300";
const inDoubtAttemptsMax = 3;

/**
 * Sends one queued text through the gate; the only code that sends. Called again for the same text it sends nothing
 * twice: a send whose answer was lost waits for its delivery report before it is tried once more. Throws `rate_limited`
 * when the carrier asks for patience, `unavailable` when the database cannot answer.
 */
export async function sendText(
  ctx: Ctx<"texts" | "textSender" | "bookings" | "settings" | "slotKey">,
  messageId: string,
): Promise<SendTextResult> {
  const facts = await ctx.texts.load(messageId, ctx.now);
  if (!facts) return { outcome: "gone" };
  if (facts.state !== "queued" && facts.state !== "sending") return { outcome: "already_decided" };
  const waitUntil = inDoubtUntil(facts, ctx.settings.textInDoubtSeconds);
  if (waitUntil && waitUntil > ctx.now) return { outcome: "waits", until: waitUntil, reason: "in_doubt" };
  if (waitUntil && facts.sendAttempt >= inDoubtAttemptsMax) {
    const reason = "no_answer_from_carrier";
    await ctx.texts.settle(messageId, { state: "failed", reason, detail: "The carrier never answered." }, ctx.now);
    return { outcome: "failed", reason };
  }

  const decision = decideText(facts, await bodyOf(ctx, facts), ctx.now);
  if (decision.decision === "wait") return { outcome: "waits", until: decision.until, reason: "quiet_hours" };
  if (decision.decision === "block") {
    await ctx.texts.settle(messageId, { state: "blocked", reason: decision.reason }, ctx.now);
    return { outcome: "blocked", reason: decision.reason };
  }
  const { body, fromNumber } = decision;
  const hourMax = hourMaxOf(facts.kind);
  const attempt = facts.sendAttempt + 1;
  const kept = facts.kind === "verification_code" ? body.replaceAll(/\d{6}/g, "******") : body;
  const started = await ctx.texts.start({ messageId, attempt, body: kept, fromNumber, hourMax, now: ctx.now });
  if (started === "limited") return { outcome: "blocked", reason: "number_limit" };
  if (started === "blocked") return { outcome: "blocked", reason: "opted_out" };
  if (started === "gone") return { outcome: "already_decided" };
  return settleSend(ctx, facts, { from: fromNumber, body });
}

/** The end of the wait for a report of an earlier attempt; null when there was none. */
function inDoubtUntil(facts: TextFacts, waitSeconds: number): Date | null {
  if (facts.state !== "sending" || !facts.attemptedAt) return null;
  return new Date(facts.attemptedAt.getTime() + waitSeconds * 1000);
}

async function bodyOf(ctx: Ctx<"bookings" | "slotKey">, facts: TextFacts): Promise<string | null> {
  const { codeId } = facts.params;
  if (codeId) return composeText({ ...facts, params: { code: makeMobileCode(ctx.slotKey, codeId) } }, null);
  if (!facts.appointmentId) return composeText(facts, null);
  return composeText(facts, await ctx.bookings.loadAppointment(facts.businessId, facts.appointmentId));
}

async function settleSend(
  ctx: Ctx<"texts" | "textSender" | "settings">,
  facts: TextFacts,
  { from, body }: { from: string; body: string },
): Promise<SendTextResult> {
  const { id: messageId, toNumber: to, messagingProfileId } = facts;
  const result = await ctx.textSender.send({ messageId, from, to, body, messagingProfileId });
  switch (result.outcome) {
    case "sent":
      await ctx.texts.settle(messageId, { state: "sent", providerMessageId: result.providerMessageId }, ctx.now);
      return { outcome: "sent" };
    case "in_doubt": {
      const until = new Date(ctx.now.getTime() + ctx.settings.textInDoubtSeconds * 1000);
      return { outcome: "waits", until, reason: "in_doubt" };
    }
    case "refused": {
      const { code, detail, isRetryable } = result;
      if (isRetryable) {
        await ctx.texts.settle(messageId, { state: "queued" }, ctx.now);
        throw new AppError("rate_limited", "The carrier asked us to slow down.");
      }
      if (code === carrierOptOutCode) {
        await noteCarrierOptOut(ctx, facts);
        await ctx.texts.settle(messageId, { state: "blocked", reason: "opted_out" }, ctx.now);
        return { outcome: "blocked", reason: "opted_out" };
      }
      await ctx.texts.settle(messageId, { state: "failed", reason: code, detail }, ctx.now);
      return { outcome: "failed", reason: code };
    }
  }
}

/** The carrier knows of a STOP that never reached us: from now on it is ours too. */
async function noteCarrierOptOut(ctx: Ctx<"texts">, { businessId, toNumber, isOptedOut }: TextFacts): Promise<void> {
  if (isOptedOut) return;
  const words = "on the carrier's list of opted-out numbers";
  await ctx.texts.optOut({ businessId, number: toNumber, words, source: "carrier", callId: null, now: ctx.now });
}
