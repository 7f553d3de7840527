import { Resend } from "resend";

// Verifying calls nothing; the SDK only wants a key to exist.
const resend = new Resend("re_not_used_to_verify");

/**
 * The verified body of a webhook with the id that its deliveries share, or null when the signature is missing, wrong or
 * older than five minutes (svix: HMAC-SHA256 over id, time and raw body).
 */
export function unwrapResend(
  rawBody: string,
  headers: Headers,
  secret: string,
): { eventId: string; payload: unknown } | null {
  const id = headers.get("svix-id");
  const timestamp = headers.get("svix-timestamp");
  const signature = headers.get("svix-signature");
  if (!id || !timestamp || !signature) return null;
  try {
    const payload = resend.webhooks.verify({
      payload: rawBody,
      headers: { id, timestamp, signature },
      webhookSecret: secret,
    });
    return { eventId: id, payload };
  } catch {
    return null;
  }
}
