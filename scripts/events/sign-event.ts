import { createHmac, type KeyObject, sign } from "node:crypto";

/** The headers that prove a body to the application, as the provider makes them. */
export type SignatureHeaders = Record<string, string>;

/** Retell: HMAC-SHA256 over the body followed by the time, in milliseconds. */
export function signRetell(body: string, apiKey: string, atMs: number): SignatureHeaders {
  const digest = createHmac("sha256", apiKey).update(`${body}${atMs}`).digest("hex");
  return { "x-retell-signature": `v=${atMs},d=${digest}` };
}

/** Telnyx: Ed25519 over the time, in seconds, a bar, and the body. */
export function signTelnyx(body: string, privateKey: KeyObject, atMs: number): SignatureHeaders {
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = sign(null, Buffer.from(`${timestamp}|${body}`), privateKey).toString("base64");
  return { "telnyx-timestamp": timestamp, "telnyx-signature-ed25519": signature };
}

/** Stripe: HMAC-SHA256 over the time, in seconds, a dot, and the body. */
export function signStripe(body: string, secret: string, atMs: number): SignatureHeaders {
  const timestamp = Math.floor(atMs / 1000);
  const digest = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "stripe-signature": `t=${timestamp},v1=${digest}` };
}
