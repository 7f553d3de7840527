import type Retell from "retell-sdk";
import { wait } from "@/scripts/local/kit/wait";
import type { LiveCall } from "./live-call";
import type { CallRecord } from "./state";
import { substitute } from "./variables";

type VoiceEvent = NonNullable<Retell.AgentResponse["webhook_events"]>[number];

const DEFAULT_EVENTS: readonly VoiceEvent[] = ["call_started", "call_ended", "call_analyzed"];
const DEFAULT_TIMEOUT_MS = 10_000;
const HEAD_START_MS = 60;
/** Retell tries three times again. */
export const RETRY_DELAYS_MS = [250, 1000, 3000];

const STARTED_FIELDS = [
  "call_type",
  "call_id",
  "access_token",
  "agent_id",
  "agent_version",
  "agent_name",
  "call_status",
  "from_number",
  "to_number",
  "direction",
  "start_timestamp",
  "metadata",
  "retell_llm_dynamic_variables",
  "custom_sip_headers",
  "data_storage_setting",
];

/** Sends an event of the call to the agent's webhook, when the agent wants this kind. Does not wait for the answer. */
export function sendCallEvent(live: LiveCall, event: VoiceEvent, beside: Record<string, unknown> = {}): void {
  const { agent, call, deliverer, variables } = live;
  if (!agent.webhook_url || !(agent.webhook_events ?? DEFAULT_EVENTS).includes(event)) return;
  deliverer.send({
    url: substitute(agent.webhook_url, variables),
    event: `${event} ${call.call_id}`,
    payload: { event, call: eventView(call, event), ...beside },
    timeoutMs: agent.webhook_timeout_ms ?? DEFAULT_TIMEOUT_MS,
    retryDelaysMs: RETRY_DELAYS_MS,
  });
}

/**
 * Lets the last event arrive before the call goes on, as a spoken sentence would, but never waits for a slow webhook:
 * events overtake nothing by default, and may overtake everything when they are asked to come late.
 */
export async function headStart({ deliverer, signal, isOnTime }: LiveCall): Promise<void> {
  if (isOnTime) await Promise.race([deliverer.idle(), wait(HEAD_START_MS, signal)]);
}

/** The call as an event shows it: `call_started` has the basics, `call_ended` everything but the analysis. */
function eventView(call: CallRecord, event: VoiceEvent): Record<string, unknown> {
  const { call_analysis: analysis, ...rest } = structuredClone(call) as Retell.PhoneCallResponse;
  if (event === "call_analyzed") return { ...rest, ...(analysis ? { call_analysis: analysis } : {}) };
  if (event !== "call_started") return rest;
  return Object.fromEntries(Object.entries(rest).filter(([name]) => STARTED_FIELDS.includes(name)));
}
