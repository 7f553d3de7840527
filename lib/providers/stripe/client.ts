import Stripe from "stripe";

export interface StripeConfig {
  secretKey: string;
  baseUrl: string | undefined;
}

export function createStripeClient({ secretKey, baseUrl }: StripeConfig): Stripe {
  const address = baseUrl ? new URL(baseUrl) : null;
  return new Stripe(secretKey, {
    timeout: 20_000,
    telemetry: false,
    ...(address
      ? {
          host: address.hostname,
          port: Number(address.port || (address.protocol === "http:" ? 80 : 443)),
          protocol: address.protocol === "http:" ? ("http" as const) : ("https" as const),
        }
      : {}),
  });
}

/** The verified event, or null when signature, timestamp (five minutes) or secret do not fit. */
export function constructStripeEvent(
  client: Stripe,
  rawBody: string,
  signature: string | null,
  secret: string,
): Stripe.Event | null {
  if (!signature || !secret) return null;
  try {
    return client.webhooks.constructEvent(rawBody, signature, secret);
  } catch {
    return null;
  }
}
