import { createHash, createHmac } from "node:crypto";

/** The headers of Standard Webhooks for exactly this body; its deliveries share the id of the event in it. */
export function webhookHeaders(secret: string, body: string): Record<string, string> {
  const { id } = JSON.parse(body) as { id: string };
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

/** The webhook secret of a local account, made from its key: the same at every start. */
export function webhookSecretOf(apiKey: string): string {
  return `whsec_${createHash("sha256").update(`webhooks of ${apiKey}`).digest("base64")}`;
}
