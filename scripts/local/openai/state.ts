import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";
import type { Message } from "./messages";
import type { RealtimeCall } from "./realtime-calls";

/** What the local OpenAI keeps: the conversations behind stored responses, by response id. */
export interface OpenaiState {
  responses: Record<string, Message[]>;
  deliveries: DeliveryRecord[];
  /** Calls that came in over SIP, by id. */
  calls: Record<string, RealtimeCall>;
}
