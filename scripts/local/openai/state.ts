import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";
import type { Message } from "./messages";

/** What the local OpenAI keeps: the conversations behind stored responses, by response id. */
export interface OpenaiState {
  responses: Record<string, Message[]>;
  deliveries: DeliveryRecord[];
}
