import { APIConnectionTimeoutError, APIError, type Telnyx } from "telnyx";
import type { TextSender } from "@/lib/ports";

const sendTimeoutMs = 10_000;

/**
 * Sends texts through Telnyx, one HTTP request each: the SDK's own retries have no idempotency key and would send
 * twice. Every send names our message in the address of its reports, so that a text whose answer was lost is still
 * recognised when its report comes.
 */
export function createTelnyxTextSender(client: Telnyx, appUrl: string): TextSender {
  return {
    async send({ messageId, from, to, body, messagingProfileId }) {
      const reportsUrl = `${appUrl}/api/telnyx/messaging-webhook?message=${messageId}`;
      try {
        const { data } = await client.messages.send(
          {
            from,
            to,
            text: body,
            webhook_url: reportsUrl,
            // Three tries an address and no more: naming it twice makes six, and a lost report could mean a second text.
            webhook_failover_url: reportsUrl,
            use_profile_webhooks: false,
            ...(messagingProfileId ? { messaging_profile_id: messagingProfileId } : {}),
          },
          { maxRetries: 0, timeout: sendTimeoutMs },
        );
        return data?.id ? { outcome: "sent", providerMessageId: data.id } : { outcome: "in_doubt" };
      } catch (error) {
        return toFailure(error);
      }
    },
  };
}

/** 4xx never left; 429 may be tried again; everything without an answer, and 5xx, may have left. */
function toFailure(error: unknown): Awaited<ReturnType<TextSender["send"]>> {
  if (!(error instanceof APIError) || error instanceof APIConnectionTimeoutError || error.status === undefined) {
    return { outcome: "in_doubt" };
  }
  if (error.status >= 500) return { outcome: "in_doubt" };
  const [first] = readErrors(error.error);
  return {
    outcome: "refused",
    code: first?.code ?? String(error.status),
    detail: first?.title ?? "The carrier refused the text.",
    isRetryable: error.status === 429 || error.status === 408,
  };
}

function readErrors(body: unknown): { code?: string; title?: string }[] {
  if (typeof body !== "object" || body === null || !("errors" in body) || !Array.isArray(body.errors)) return [];
  return body.errors;
}
