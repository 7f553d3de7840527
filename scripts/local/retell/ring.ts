import type Retell from "retell-sdk";
import { z } from "zod";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { RETRY_DELAYS_MS } from "./call-events";
import type { RetellState } from "./state";
import type { Variables } from "./variables";
import { resolveVersion } from "./versions";

const TIMEOUT_MS = 10_000;

// A call may change these of its LLM; the prompt and the tools are not among them.
const llmOverride = z
  .strictObject({
    model: z.string(),
    s2s_model: z.string(),
    model_temperature: z.number(),
    knowledge_base_ids: z.array(z.string()),
    kb_config: z.unknown(),
    start_speaker: z.enum(["user", "agent"]),
    begin_after_user_silence_ms: z.number(),
    begin_message: z.string(),
  })
  .partial();

// A wrong type anywhere makes Retell drop the whole answer, a `reject` included. A missing wrapper means an empty answer.
const inboundReply = z.object({
  call_inbound: z
    .object({
      reject: z.unknown().optional(),
      override_agent_id: z.string().optional(),
      override_agent_version: z.union([z.string(), z.number()]).optional(),
      dynamic_variables: z.record(z.string(), z.string()).optional(),
      metadata: z.record(z.string(), z.unknown()).optional(),
      agent_override: z
        .object({
          agent: z.record(z.string(), z.unknown()).optional(),
          retell_llm: llmOverride.optional(),
        })
        .optional(),
    })
    .default({}),
});
type InboundReply = z.infer<typeof inboundReply>["call_inbound"];

export interface InboundRing {
  number: Retell.PhoneNumberResponse;
  fromNumber: string;
  /** Null leaves the field out of the webhook, as the older API did. */
  callId: string | null;
  customSipHeaders: Record<string, string>;
  /** True when the webhook is to come twice at once. */
  isSentTwice: boolean;
}

/** What came of ringing: who picks up and with what, or why nobody does. */
export type Pickup =
  | {
      kind: "answered";
      agent: Retell.AgentResponse;
      variables: Variables;
      metadata: Record<string, unknown> | null;
      llmOverride: Record<string, unknown>;
    }
  | { kind: "rejected" }
  | { kind: "disconnected"; reason: string };

/**
 * Rings a number: asks the inbound webhook (10 s, three more tries), then finds the agent. When the webhook fails or
 * answers nonsense the number's own agent picks up without variables; a number without an agent disconnects.
 */
export async function ring(state: RetellState, deliverer: Deliverer, inbound: InboundRing): Promise<Pickup> {
  const bound = pickByWeight(inbound.number.inbound_agents ?? []);
  const boundVersion = bound
    ? resolveVersion(state.agents[bound.agent_id] ?? [], bound.agent_version)?.version
    : undefined;
  const reply = await askWebhook(deliverer, inbound, { agent_id: bound?.agent_id, agent_version: boundVersion });
  if (reply.reject === true) return { kind: "rejected" };
  const agentId = reply.override_agent_id ?? bound?.agent_id;
  if (!agentId) return { kind: "disconnected", reason: "no agent is bound to the number" };
  const reference = reply.override_agent_id ? reply.override_agent_version : bound?.agent_version;
  const agent = resolveVersion(state.agents[agentId] ?? [], reference);
  if (!agent) return { kind: "disconnected", reason: `agent ${agentId} has no version ${reference ?? "latest"}` };
  return {
    kind: "answered",
    agent: { ...agent, ...reply.agent_override?.agent },
    variables: reply.dynamic_variables ?? {},
    metadata: reply.metadata ?? null,
    llmOverride: reply.agent_override?.retell_llm ?? {},
  };
}

async function askWebhook(
  deliverer: Deliverer,
  { number, fromNumber, callId, customSipHeaders, isSentTwice }: InboundRing,
  bound: { agent_id: string | undefined; agent_version: number | undefined },
): Promise<InboundReply> {
  if (!number.inbound_webhook_url) return {};
  const delivery = {
    url: number.inbound_webhook_url,
    event: `call_inbound ${callId ?? number.phone_number}`,
    payload: {
      event: "call_inbound",
      event_timestamp: Date.now(),
      call_inbound: {
        ...bound,
        from_number: fromNumber,
        to_number: number.phone_number,
        custom_sip_headers: customSipHeaders,
        ...(callId ? { call_id: callId } : {}),
      },
    },
    timeoutMs: TIMEOUT_MS,
    retryDelaysMs: RETRY_DELAYS_MS,
  };
  const [answer] = await Promise.all([deliverer.call(delivery), isSentTwice ? deliverer.call(delivery) : null]);
  if (answer.status === null || answer.status >= 300) return {};
  const parsed = inboundReply.safeParse(answer.json);
  return parsed.success ? parsed.data.call_inbound : {};
}

function pickByWeight(
  agents: readonly Retell.PhoneNumberResponse.InboundAgent[],
): Retell.PhoneNumberResponse.InboundAgent | null {
  let rest = Math.random();
  for (const agent of agents) {
    rest -= agent.weight;
    if (rest < 0) return agent;
  }
  return agents.at(-1) ?? null;
}
