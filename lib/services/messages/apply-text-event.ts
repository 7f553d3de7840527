import { redactCards } from "@/lib/domain/conduct/card-numbers";
import { isYesToAlert } from "@/lib/domain/emergencies/is-yes-to-alert";
import { type InboundPlan, planInbound } from "@/lib/domain/messages/read-inbound";
import type { TextEvent } from "@/lib/domain/messages/text-event";
import type { Ctx } from "@/lib/ports";
import type { Texter } from "@/lib/ports/messaging";
import { watchWords } from "@/lib/services/emergencies/watch-words";

/** Kept of a text of any length; no phone sends more than a tenth of it at once. */
const bodyCharsMax = 5_000;
const senderCharsMax = 40;

/**
 * Applies what the carrier told us of a text: a delivery report to its text, an inbound text to the business that has
 * the number. STOP in any form opts out at once. The carrier answers its own keywords; ours answers only what it did
 * not recognise, so that nobody gets two confirmations. `messageId` is ours, from the address of the report.
 */
export async function applyTextEvent(
  ctx: Ctx<"texts" | "emergencies">,
  webhookEventId: string,
  event: TextEvent,
  messageId: string | null,
): Promise<string> {
  if (event.kind === "text_report") {
    const { kind: _kind, ...report } = event;
    return ctx.texts.applyEvent({ ...report, webhookEventId, messageId, now: ctx.now });
  }
  return receive(ctx, webhookEventId, event);
}

async function receive(
  ctx: Ctx<"texts" | "emergencies">,
  webhookEventId: string,
  event: Extract<TextEvent, { kind: "text_received" }>,
): Promise<string> {
  const { providerMessageId, toNumber, media = [], isAnsweredByCarrier } = event;
  const fromNumber = event.fromNumber.slice(0, senderCharsMax);
  const body = redactCards(event.body.replaceAll("\u0000", "").slice(0, bodyCharsMax).toWellFormed()).text;
  const text = { webhookEventId, providerMessageId, fromNumber, toNumber, body, now: ctx.now };
  // Somebody on call who says yes to an alert is no customer who says yes to an offer, or asks for texts again.
  if (isYesToAlert(body) && (await ctx.emergencies.acknowledgeByText(text)) !== "none") return "An answer to an alert.";
  const texter = await ctx.texts.findTexter(toNumber, fromNumber, ctx.now);
  const plan = planInbound(
    { fromNumber, body, mediaCount: media.length, isAnsweredByCarrier },
    texter ?? { ...nobody, language: "en" },
  );
  if (texter && isForPerson(texter, plan)) {
    await watchWords(ctx, { businessId: texter.businessId, callId: null, callerNumber: fromNumber }, [body]);
  }
  // A clock that runs ahead must not make a START outlive a later STOP.
  const saidAt = event.saidAt && event.saidAt < ctx.now ? event.saidAt : ctx.now;
  return ctx.texts.receive({ ...text, media, saidAt, ...plan });
}

/** Whether a person has to read it; what the receptionist answers, the receptionist hears for emergencies. */
function isForPerson({ conversationState }: Texter, { isConversation, command, notice }: InboundPlan): boolean {
  return isConversation ? conversationState === "person" : command === null && notice !== null;
}

/** Nothing is known of them; the text is for a number that no business has, and is not kept. */
const nobody = {
  isLineOfOurs: false,
  isOptedOut: false,
  hasUpcoming: false,
  pending: null,
  isMidConversation: false,
  answersTexts: false,
  sameTextsLastHour: 0,
};
