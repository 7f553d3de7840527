import { identifyRetellEvent, type RetellInbound, type RetellToolCall, toInbound, toToolCall } from "./retell/mapper";
import { isFromRetell } from "./retell/verify";
import { constructStripeEvent, createStripeClient } from "./stripe/client";
import { identifyStripeEvent } from "./stripe/mapper";
import { createTelnyxClient, unwrapTelnyx } from "./telnyx/client";
import { identifyTelnyxEvent } from "./telnyx/mapper";

/** A verified event, named for the inbox. `null` names one that is not kept. */
export interface VerifiedEvent {
  payload: unknown;
  identity: { eventId: string; kind: string } | null;
}

/** Checks a raw body against its headers; null when it must not be trusted. */
export type VerifyEvent = (rawBody: string, headers: Headers) => Promise<VerifiedEvent | null>;

export interface WebhookVerifiers {
  retell: VerifyEvent;
  telnyx: VerifyEvent;
  stripe: VerifyEvent;
  readInbound: (payload: unknown) => RetellInbound | null;
  readToolCall: (payload: unknown, toolName: string) => RetellToolCall | null;
}

interface VerifierSecrets {
  retell: { RETELL_API_KEY: string };
  telnyx: { TELNYX_API_KEY: string; TELNYX_PUBLIC_KEY: string } | null;
  stripe: { STRIPE_SECRET_KEY: string; STRIPE_WEBHOOK_SECRET: string } | null;
}

/** A provider without its secret verifies nothing: fail closed. */
export function createWebhookVerifiers({ retell, telnyx, stripe }: VerifierSecrets): WebhookVerifiers {
  const telnyxClient = telnyx
    ? createTelnyxClient({ apiKey: telnyx.TELNYX_API_KEY, publicKey: telnyx.TELNYX_PUBLIC_KEY, baseUrl: undefined })
    : null;
  const stripeClient = stripe ? createStripeClient({ secretKey: stripe.STRIPE_SECRET_KEY, baseUrl: undefined }) : null;
  return {
    async retell(rawBody, headers) {
      const isGenuine = await isFromRetell(rawBody, headers.get("x-retell-signature"), retell.RETELL_API_KEY);
      return isGenuine ? identify(parseJson(rawBody), identifyRetellEvent) : null;
    },
    async telnyx(rawBody, headers) {
      if (!telnyxClient || (await unwrapTelnyx(telnyxClient, rawBody, headers)) === null) return null;
      return identify(parseJson(rawBody), identifyTelnyxEvent);
    },
    async stripe(rawBody, headers) {
      if (!stripeClient || !stripe) return null;
      const signature = headers.get("stripe-signature");
      if (!constructStripeEvent(stripeClient, rawBody, signature, stripe.STRIPE_WEBHOOK_SECRET)) return null;
      return identify(parseJson(rawBody), identifyStripeEvent);
    },
    readInbound: toInbound,
    readToolCall: toToolCall,
  };
}

function identify(payload: unknown, read: (payload: unknown) => VerifiedEvent["identity"]): VerifiedEvent {
  return { payload, identity: read(payload) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
