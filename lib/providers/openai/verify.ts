import type OpenAI from "openai";

/**
 * The verified body of a webhook (Standard Webhooks: id, time and HMAC over the raw body, five minutes either way), with
 * the id that its deliveries share. Null when it must not be trusted.
 */
export async function unwrapOpenai(
  client: OpenAI,
  secret: string,
  rawBody: string,
  headers: Headers,
): Promise<{ payload: unknown; webhookId: string } | null> {
  const webhookId = headers.get("webhook-id");
  if (!secret || !webhookId) return null;
  try {
    return { payload: await client.webhooks.unwrap(rawBody, headers, secret), webhookId };
  } catch {
    return null;
  }
}
