import { APIError, Retell } from "retell-sdk";
import { AppError } from "@/lib/errors";
import type { VoiceAgentPlan, VoicePlatform } from "@/lib/ports";
import { placeRetellCall } from "./place-call";
import { createVoiceSamples } from "./voice-samples";

export interface RetellConfig {
  apiKey: string;
  baseUrl: string | undefined;
  /** Public address of the web application; Retell posts to it. */
  appUrl: string;
  /** The hosts that samples of voices may come from. */
  isAllowedSource: (url: URL) => boolean;
}

/** Retell speaks these per language. */
const languages = { en: "en-US", es: "es-419" } as const;

/** Creates, publishes and links agents at Retell. Throws `unavailable` when Retell cannot answer now. */
export function createRetellVoicePlatform({ apiKey, baseUrl, appUrl, isAllowedSource }: RetellConfig): VoicePlatform {
  const client = new Retell({ apiKey, timeout: 20_000, ...(baseUrl ? { baseURL: baseUrl } : {}) });
  return {
    placeCall: (call) => placeRetellCall(client, call),
    readSample: createVoiceSamples(client, isAllowedSource),
    async publishAgent(plan, existing, onMade) {
      return withRetellErrors(async () => {
        const isUpdate = existing.llmId !== null && existing.agentId !== null && existing.agentVersion !== null;
        return isUpdate
          ? publishNextVersion(client, plan, appUrl, existing)
          : publishFirstVersion(client, plan, appUrl, existing, onMade);
      });
    },
    async linkNumber(e164, agentId, agentVersion) {
      await withRetellErrors(async () => {
        const binding = {
          inbound_agents: [{ agent_id: agentId, agent_version: agentVersion, weight: 1 }],
          inbound_webhook_url: `${appUrl}/api/retell/inbound-webhook`,
        };
        const isKnown = await client.phoneNumber.retrieve(e164).then(
          () => true,
          (error: unknown) => {
            if (error instanceof APIError && error.status === 404) return false;
            throw error;
          },
        );
        if (isKnown) await client.phoneNumber.update(e164, binding);
        else await client.phoneNumber.import({ phone_number: e164, termination_uri: "sip.telnyx.com", ...binding });
      });
    },
    async deleteAgent(agentId, llmId) {
      await withRetellErrors(async () => {
        await client.agent.delete(agentId).catch(unlessGone);
        if (llmId) await client.llm.delete(llmId).catch(unlessGone);
      });
    },
    async forgetCall(providerCallId) {
      await withRetellErrors(() => client.call.delete(providerCallId).catch(unlessGone));
    },
  };
}

/** What is not there any more need not be deleted. */
function unlessGone(error: unknown): void {
  if (!(error instanceof APIError && error.status === 404)) throw error;
}

/** An agent that an earlier attempt made before it was cut off. */
async function findAgent(client: Retell, reference: string): Promise<{ llmId: string; agentId: string } | null> {
  for (let key: string | undefined, hasMore = true; hasMore; ) {
    const page = await client.agent.list({ limit: 1000, ...(key ? { pagination_key: key } : {}) });
    const agentId = page.items.find((agent) => agent.agent_name?.endsWith(reference))?.agent_id;
    if (agentId) {
      const { response_engine: engine } = await client.agent.retrieve(agentId);
      return engine.type === "retell-llm" ? { llmId: engine.llm_id, agentId } : null;
    }
    key = page.pagination_key;
    hasMore = page.has_more && key !== undefined;
  }
  return null;
}

async function publishFirstVersion(
  client: Retell,
  plan: VoiceAgentPlan,
  appUrl: string,
  existing: { llmId: string | null; agentId: string | null },
  onMade: (made: { llmId?: string; agentId?: string }) => Promise<void>,
) {
  const found = existing.agentId === null ? await findAgent(client, plan.reference) : null;
  if (found) await onMade(found);
  let llmId = found?.llmId ?? existing.llmId;
  if (llmId === null) {
    llmId = (await client.llm.create(toLlm(plan, appUrl))).llm_id;
    await onMade({ llmId });
  }
  let agentId = found?.agentId ?? existing.agentId;
  if (agentId === null) {
    agentId = (
      await client.agent.create({
        ...toAgent(plan, appUrl),
        voice_id: plan.voiceId,
        response_engine: { type: "retell-llm", llm_id: llmId },
      })
    ).agent_id;
    await onMade({ agentId });
  }
  const agent = await client.agent.retrieve(agentId);
  const version = readVersion(agent);
  // An attempt that was cut off may have published it; Retell refuses to publish a version again.
  if (!agent.is_published) await client.agent.publish(agentId, { version });
  return { llmId, agentId, agentVersion: version };
}

/** A published version is frozen: the next one is a draft copy of it, changed and then published. */
async function publishNextVersion(
  client: Retell,
  plan: VoiceAgentPlan,
  appUrl: string,
  existing: { llmId: string | null; agentId: string | null; agentVersion: number | null },
) {
  const { llmId, agentId, agentVersion } = existing;
  if (llmId === null || agentId === null || agentVersion === null) throw new Error("nothing is published yet");
  const version = readVersion(await client.agent.createVersion(agentId, { base_version: agentVersion }));
  await client.llm.update(llmId, { ...toLlm(plan, appUrl), version });
  await client.agent.update(agentId, { ...toAgent(plan, appUrl), voice_id: plan.voiceId, version });
  await client.agent.publish(agentId, { version });
  return { llmId, agentId, agentVersion: version };
}

/** Publishing needs a number; an agent without one is an answer we do not understand. */
function readVersion({ version }: { version?: number }): number {
  if (version === undefined) throw new AppError("unavailable", "The voice provider named no version.");
  return version;
}

function toLlm(plan: VoiceAgentPlan, appUrl: string) {
  return {
    start_speaker: "agent" as const,
    begin_message: plan.firstSentence,
    general_prompt: plan.prompt,
    model_temperature: 0,
    default_dynamic_variables: plan.defaultVariables,
    general_tools: [
      ...plan.tools.map((tool) => (tool.name === "end_call" ? toEndCall(tool) : toCustomTool(tool, appUrl))),
      ...plan.putThrough.map(toPutThrough),
    ],
  };
}

function toEndCall({ name, description }: VoiceAgentPlan["tools"][number]) {
  return { type: "end_call" as const, name, description };
}

function toCustomTool({ name, description, parameters }: VoiceAgentPlan["tools"][number], appUrl: string) {
  return {
    type: "custom" as const,
    name,
    description,
    url: `${appUrl}/api/retell/tools/${name}`,
    method: "POST" as const,
    parameters: parameters as { type: "object"; properties: Record<string, unknown> },
    speak_during_execution: false,
    speak_after_execution: true,
    // Retell waits two minutes by default, which a caller hears as silence.
    timeout_ms: 8_000,
    max_retry: 1,
  };
}

/** A cold transfer that rings for a while and comes back to the receptionist when nobody answers. */
function toPutThrough({ toolName, variable }: VoiceAgentPlan["putThrough"][number]) {
  return {
    type: "transfer_call" as const,
    name: toolName,
    description: `Rings a person of the business. Only after transfer_call answered "transferring" and listed this tool.`,
    transfer_destination: { type: "predefined" as const, number: `{{${variable}}}` },
    transfer_option: {
      type: "cold_transfer" as const,
      // The trunk's own REFER would leave the call with the carrier, out of the receptionist's reach.
      cold_transfer_mode: "sip_invite" as const,
      show_transferee_as_caller: true,
      transfer_ring_duration_ms: 25_000,
    },
  };
}

const webhookEvents = [
  "call_started",
  "call_ended",
  "call_analyzed",
  "transcript_updated",
  "transfer_started",
  "transfer_bridged",
  "transfer_cancelled",
] as const;

function toAgent(plan: VoiceAgentPlan, appUrl: string) {
  return {
    agent_name: `${plan.name} ${plan.reference}`,
    language: languages[plan.language],
    timezone: plan.timeZone,
    webhook_url: `${appUrl}/api/retell/voice-webhook`,
    webhook_events: [...webhookEvents],
    // Whoever says nothing is asked twice.
    reminder_trigger_ms: 10_000,
    reminder_max_count: 2,
    // Ten minutes of silence by default, paid by the minute. A relay operator who types needs a minute and more.
    end_call_after_silence_ms: 90_000,
    max_call_duration_ms: 1_800_000,
  };
}

async function withRetellErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    if (status === 429)
      throw new AppError("rate_limited", "The voice provider asked us to slow down.", { cause: error });
    if (status !== undefined && status >= 400 && status < 500) {
      throw new AppError("conflict", `The voice provider refused the change (${status}).`, { cause: error });
    }
    throw new AppError("unavailable", "The voice provider cannot be reached right now.", { cause: error });
  }
}
