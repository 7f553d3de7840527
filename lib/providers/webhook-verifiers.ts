import { createOpenaiClient } from "./openai/client";
import { type RealtimeIncoming, toRealtimeIncoming } from "./openai/mapper";
import { unwrapOpenai } from "./openai/verify";
import { readMailEventKind } from "./resend/mapper";
import { unwrapResend } from "./resend/verify";
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
  resend: VerifyEvent;
  /** With the id that all deliveries of an event share. */
  openai: (rawBody: string, headers: Headers) => Promise<{ payload: unknown; webhookId: string } | null>;
  readInbound: (payload: unknown) => RetellInbound | null;
  readToolCall: (payload: unknown, toolName: string) => RetellToolCall | null;
  readRealtimeIncoming: (payload: unknown) => RealtimeIncoming | null;
}

interface VerifierSecrets {
  retell: { RETELL_API_KEY: string };
  telnyx: { TELNYX_API_KEY: string; TELNYX_PUBLIC_KEY: string } | null;
  stripe: { STRIPE_SECRET_KEY: string; STRIPE_WEBHOOK_SECRET: string } | null;
  RESEND_WEBHOOK_SECRET?: string | undefined;
  openai: { OPENAI_API_KEY: string } | null;
  OPENAI_WEBHOOK_SECRET?: string | undefined;
}

/** A provider without its secret verifies nothing: fail closed. */
export function createWebhookVerifiers({
  retell,
  telnyx,
  stripe,
  openai,
  ...secrets
}: VerifierSecrets): WebhookVerifiers {
  const telnyxClient = telnyx
    ? createTelnyxClient({ apiKey: telnyx.TELNYX_API_KEY, publicKey: telnyx.TELNYX_PUBLIC_KEY, baseUrl: undefined })
    : null;
  const stripeClient = stripe ? createStripeClient({ secretKey: stripe.STRIPE_SECRET_KEY, baseUrl: undefined }) : null;
  const openaiClient = openai ? createOpenaiClient({ apiKey: openai.OPENAI_API_KEY, baseUrl: undefined }) : null;
  return {
    async retell(rawBody, headers) {
      const isGenuine = isFromRetell(rawBody, headers.get("x-retell-signature"), retell.RETELL_API_KEY);
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
    async resend(rawBody, headers) {
      const secret = secrets.RESEND_WEBHOOK_SECRET;
      const event = secret ? unwrapResend(rawBody, headers, secret) : null;
      if (!event) return null;
      const kind = readMailEventKind(event.payload);
      return { payload: event.payload, identity: kind ? { eventId: event.eventId, kind } : null };
    },
    async openai(rawBody, headers) {
      const secret = secrets.OPENAI_WEBHOOK_SECRET;
      return openaiClient && secret ? unwrapOpenai(openaiClient, secret, rawBody, headers) : null;
    },
    readInbound: toInbound,
    readToolCall: toToolCall,
    readRealtimeIncoming: toRealtimeIncoming,
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
