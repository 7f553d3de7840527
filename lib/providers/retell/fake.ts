import { AppError } from "@/lib/errors";
import type { OutboundCall, VoiceAgentPlan, VoicePlatform } from "@/lib/ports";

/** A voice platform in memory, for tests. */
export interface FakeVoicePlatform extends VoicePlatform {
  /** Published plans; the place in the list, from 1, is the version. */
  published: VoiceAgentPlan[];
  /** "<agent id>@<version>" by number. */
  links: Map<string, string>;
  /** Phones that were rung, in order. */
  placed: OutboundCall[];
  /** Why the next calls are refused; null while they are not. */
  refusal: string | null;
  /** True while calls are placed and the answer is lost. */
  losesAnswers: boolean;
  /** Agents that were deleted. */
  deletedAgents: string[];
  /** Calls that were deleted there. */
  forgotten: string[];
  /** True while the platform does not answer. */
  isDown: boolean;
}

export function createFakeVoicePlatform(): FakeVoicePlatform {
  const published: VoiceAgentPlan[] = [];
  const placed: OutboundCall[] = [];
  const links = new Map<string, string>();
  /** The number of the agent that was made under a reference. */
  const agents = new Map<string, number>();
  const deletedAgents: string[] = [];
  const forgotten: string[] = [];
  const fake: FakeVoicePlatform = {
    published,
    links,
    placed,
    refusal: null,
    losesAnswers: false,
    deletedAgents,
    forgotten,
    isDown: false,
    async publishAgent(plan, existing, onMade) {
      if (fake.isDown) throw new AppError("unavailable", "The voice provider cannot be reached right now.");
      if (!existing.agentId && !agents.has(plan.reference)) agents.set(plan.reference, agents.size + 1);
      const made = {
        llmId: existing.llmId ?? `llm_fake_${agents.get(plan.reference)}`,
        agentId: existing.agentId ?? `agent_fake_${agents.get(plan.reference)}`,
      };
      if (!existing.llmId || !existing.agentId) await onMade(made);
      return { ...made, agentVersion: published.push(plan) };
    },
    async linkNumber(number, agentId, agentVersion) {
      links.set(number, `${agentId}@${agentVersion}`);
    },
    async placeCall(call) {
      if (fake.isDown) throw new AppError("unavailable", "The voice provider cannot be reached right now.");
      const providerCallId = `call_${call.callId}`;
      if (call.isRepeat && placed.some(({ callId }) => callId === call.callId)) {
        return { outcome: "placed", providerCallId };
      }
      if (!call.mayDial) return { outcome: "not_placed" };
      if (fake.refusal !== null) return { outcome: "refused", reason: fake.refusal };
      placed.push(call);
      if (fake.losesAnswers) throw new AppError("unavailable", "The voice provider cannot be reached right now.");
      return { outcome: "placed", providerCallId };
    },
    readSample: async (voiceId) =>
      voiceId === "retell-Cimo" ? { contentType: "audio/wav", bytes: new Uint8Array(44) } : null,
    async deleteAgent(agentId) {
      if (fake.isDown) throw new AppError("unavailable", "The voice provider cannot be reached right now.");
      deletedAgents.push(agentId);
    },
    async forgetCall(providerCallId) {
      if (fake.isDown) throw new AppError("unavailable", "The voice provider cannot be reached right now.");
      forgotten.push(providerCallId);
    },
  };
  return fake;
}
