import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { TextEvent } from "@/lib/domain/messages/text-event";
import { toRegistrationEvent } from "./registration-mapper";

const phone = z.object({ phone_number: z.string(), status: z.string().optional() });
const messagePayload = z.object({
  id: z.string().min(1),
  from: phone,
  to: z.array(phone).min(1),
  text: z.string().nullish(),
  received_at: z.string().nullish(),
  autoresponse_type: z.string().nullish(),
  media: z
    .array(z.object({ url: z.url(), content_type: z.string().nullish() }))
    .nullish()
    .catch(null),
  cost: z.object({ amount: z.coerce.number(), currency: z.string() }).nullish().catch(null),
  parts: z.int().nullish().catch(null),
  errors: z.array(z.object({ code: z.coerce.string(), title: z.string().nullish() })).nullish(),
});
const envelope = z.object({
  data: z.object({
    id: z.string().min(1),
    event_type: z.string(),
    payload: z.unknown(),
  }),
});

const mediaMax = 10;

/**
 * The inbox key and kind of a verified body; null for one that nothing acts on. Verdicts about registrations come flat,
 * without an id: each delivery counts as an event, and applying one twice changes nothing.
 */
export function identifyTelnyxEvent(payload: unknown): { eventId: string; kind: string } | null {
  const parsed = envelope.safeParse(payload);
  if (parsed.success) return { eventId: parsed.data.data.id, kind: parsed.data.data.event_type };
  return toRegistrationEvent(payload) ? { eventId: randomUUID(), kind: "registration.verdict" } : null;
}

/** Final states as Telnyx names them; there is no message.delivered event, only finalized with a status. */
const finalStates: Record<string, "delivered" | "failed" | "sent"> = {
  delivered: "delivered",
  delivery_unconfirmed: "sent",
  sending_failed: "failed",
  delivery_failed: "failed",
  expired: "failed",
};

/** A text or a delivery report in our words; null for every other event. */
export function toTextEvent(payload: unknown): TextEvent | null {
  const parsed = envelope.safeParse(payload);
  const message = parsed.success ? messagePayload.safeParse(parsed.data.data.payload) : null;
  if (!parsed.success || !message?.success) return null;
  const { id, from, to, text, media, received_at: receivedAt, autoresponse_type: autoresponse, errors } = message.data;
  switch (parsed.data.data.event_type) {
    case "message.received":
      return {
        kind: "text_received",
        providerMessageId: id,
        fromNumber: from.phone_number,
        toNumber: to[0]?.phone_number ?? "",
        body: text ?? "",
        ...(media?.length ? { media: media.slice(0, mediaMax).map(toMedia) } : {}),
        saidAt: toInstant(receivedAt),
        isAnsweredByCarrier: Boolean(autoresponse),
      };
    case "message.sent":
      return {
        kind: "text_report",
        providerMessageId: id,
        state: "sent",
        code: null,
        detail: null,
        ...billOf(message.data),
      };
    case "message.finalized":
      return {
        kind: "text_report",
        providerMessageId: id,
        state: finalStates[to[0]?.status ?? ""] ?? "sent",
        code: errors?.[0]?.code ?? null,
        detail: errors?.[0]?.title ?? null,
        ...billOf(message.data),
      };
    default:
      return null;
  }
}

function toInstant(text: string | null | undefined): Date | null {
  const instant = new Date(text ?? "");
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function toMedia({ url, content_type: contentType }: { url: string; content_type?: string | null | undefined }) {
  return { url, contentType: contentType ?? null };
}

/** Cost and parts, where the carrier says them; costs come as dollars in text. */
function billOf({ cost, parts }: z.infer<typeof messagePayload>): { costCents?: number; segments?: number } {
  const isInCents = cost && cost.currency === "USD" && Number.isFinite(cost.amount) && cost.amount >= 0;
  return {
    ...(isInCents ? { costCents: Math.round(cost.amount * 1e6) / 1e4 } : {}),
    ...(parts ? { segments: parts } : {}),
  };
}
