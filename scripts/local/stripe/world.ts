import type Stripe from "stripe";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { randomId } from "@/scripts/local/kit/random-id";
import type { StripeState } from "./state";

const EVENTS_MAX = 200;

/** What every part of the local Stripe works with. */
export interface StripeWorld {
  state: StripeState;
  /** Where the hosted pages live. */
  baseUrl: string;
  /** Unix seconds of the test clock. */
  now(): number;
  /** Records an event with the object as it is now and delivers it to the webhook. */
  emit(type: Stripe.Event["type"], object: object, previous?: Record<string, unknown>): void;
  /** Resolves when the events so far were delivered once, or after a few seconds. */
  delivered(): Promise<void>;
}

interface WorldOptions {
  state: StripeState;
  baseUrl: string;
  deliverer: Deliverer;
  webhookUrl: string | null;
  apiVersion: string;
}

export function stripeWorld({ state, baseUrl, deliverer, webhookUrl, apiVersion }: WorldOptions): StripeWorld {
  const now = () => Math.floor(Date.now() / 1000) + state.clockOffset;
  return {
    state,
    baseUrl,
    now,
    emit(type, object, previous) {
      const event = {
        id: randomId("evt_1"),
        object: "event",
        api_version: apiVersion,
        created: now(),
        data: { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) },
        livemode: false,
        pending_webhooks: webhookUrl ? 1 : 0,
        request: { id: null, idempotency_key: null },
        type,
      } as Stripe.EventBase;
      state.events.push(event);
      if (state.events.length > EVENTS_MAX) state.events.shift();
      if (webhookUrl) deliverer.send({ url: webhookUrl, event: type, payload: event, reference: event.id });
    },
    async delivered() {
      await Promise.race([deliverer.idle(), new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    },
  };
}
