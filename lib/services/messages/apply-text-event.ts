import { readCommand } from "@/lib/domain/messages/keywords";
import type { TextEvent } from "@/lib/domain/messages/text-event";
import type { Ctx } from "@/lib/ports";

/**
 * Applies what the carrier told us of a text: a delivery report to its text, an inbound text to the business that has
 * the number. STOP in any form opts out at once. The carrier answers its own keywords; ours answers only what it did
 * not recognise, so that nobody gets two confirmations. `messageId` is ours, from the address of the report.
 */
export async function applyTextEvent(
  ctx: Ctx<"texts">,
  webhookEventId: string,
  event: TextEvent,
  messageId: string | null,
): Promise<string> {
  if (event.kind === "text_report") {
    const { providerMessageId, state, code, detail } = event;
    return ctx.texts.applyEvent({ webhookEventId, providerMessageId, messageId, state, code, detail, now: ctx.now });
  }
  const command = readCommand(event.body);
  const replies = { stop: "opt_out_confirmation", help: "help", start: null } as const;
  const replyKind = command && !event.isAnsweredByCarrier ? replies[command] : null;
  const { providerMessageId, fromNumber, toNumber } = event;
  const body = event.body.slice(0, 5_000);
  return ctx.texts.receive({
    webhookEventId,
    providerMessageId,
    fromNumber,
    toNumber,
    body,
    command,
    replyKind,
    now: ctx.now,
  });
}
