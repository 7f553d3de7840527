import { AppError } from "@/lib/errors";
import type { VoiceAgentPlan, VoicePlatform } from "@/lib/ports";

/** A voice platform in memory, for tests. */
export interface FakeVoicePlatform extends VoicePlatform {
  /** Published plans; the place in the list, from 1, is the version. */
  published: VoiceAgentPlan[];
  /** "<agent id>@<version>" by number. */
  links: Map<string, string>;
  /** Agents that were deleted. */
  deletedAgents: string[];
  /** Calls that were deleted there. */
  forgotten: string[];
  /** True while the platform does not answer. */
  isDown: boolean;
}

export function createFakeVoicePlatform(): FakeVoicePlatform {
  const published: VoiceAgentPlan[] = [];
  const links = new Map<string, string>();
  /** The number of the agent that was made under a reference. */
  const agents = new Map<string, number>();
  const deletedAgents: string[] = [];
  const forgotten: string[] = [];
  const fake: FakeVoicePlatform = {
    published,
    links,
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
