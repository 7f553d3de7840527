import { randomUUID } from "node:crypto";
import type { Deliverer, Delivery } from "@/scripts/local/kit/deliverer";
import type { Trunk } from "./installation";
import type { speechLog } from "./played-call";
import type { TelnyxState } from "./state";

/** What the routes share. */
export interface World {
  state: TelnyxState;
  baseUrl: string;
  signal: AbortSignal;
  deliverer: Deliverer;
  /** Where voice events go when a number's application names no address; null drops them. */
  defaultVoiceUrl: string | null;
  /** The same for messages without a profile address. */
  defaultMessagingUrl: string | null;
  /** Trunks that really ring somewhere, by connection id. */
  trunks: ReadonlyMap<string, Trunk>;
  /** What callers who follow a script have heard. */
  speech: ReturnType<typeof speechLog>;
}

export interface TelnyxEvent {
  type: string;
  payload: object;
  url: string | null | undefined;
  failoverUrl?: string | null | undefined;
}

const TIMEOUT_MS = 2000;
const ATTEMPTS_PER_URL = 3;
// Telnyx gives an address 2 s and comes three times, "with backoff"; the pauses themselves are not documented.
const RETRY_DELAYS_MS = [1000, 2000];

/** Sends an event: three attempts of 2 s, then three more to the failover address, `meta.attempt` rising. */
export function sendEvent({ deliverer }: World, event: TelnyxEvent): void {
  if (event.url) deliverer.send(eventDelivery(event.url, event));
}

// The deliverer turns the payload into JSON once for each attempt and reads the address after that, so counting in
// `toJSON` is what gives every attempt its number and the later ones the failover address.
function eventDelivery(url: string, { type, payload, failoverUrl }: TelnyxEvent): Delivery {
  const data = {
    record_type: "event",
    event_type: type,
    id: randomUUID(),
    occurred_at: new Date().toISOString(),
    payload: structuredClone(payload),
  };
  let attempt = 0;
  const target = () => (attempt > ATTEMPTS_PER_URL && failoverUrl ? failoverUrl : url);
  const again = failoverUrl ? [RETRY_DELAYS_MS[0] ?? 0, ...RETRY_DELAYS_MS] : [];
  return {
    get url() {
      return target();
    },
    event: type,
    payload: {
      toJSON() {
        attempt += 1;
        return { data, meta: { attempt, delivered_to: target() } };
      },
    },
    timeoutMs: TIMEOUT_MS,
    retryDelaysMs: [...RETRY_DELAYS_MS, ...again],
  };
}
