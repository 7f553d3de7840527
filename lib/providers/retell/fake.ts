import type { VoiceAgentPlan, VoicePlatform } from "@/lib/ports";

/** A voice platform in memory, for tests. */
export interface FakeVoicePlatform extends VoicePlatform {
  /** Published plans; the place in the list, from 1, is the version. */
  published: VoiceAgentPlan[];
  /** "<agent id>@<version>" by number. */
  links: Map<string, string>;
}

export function createFakeVoicePlatform(): FakeVoicePlatform {
  const published: VoiceAgentPlan[] = [];
  const links = new Map<string, string>();
  return {
    published,
    links,
    async publishAgent(plan, existing, onMade) {
      const made = { llmId: existing.llmId ?? "llm_fake", agentId: existing.agentId ?? "agent_fake" };
      if (!existing.llmId || !existing.agentId) await onMade(made);
      return { ...made, agentVersion: published.push(plan) };
    },
    async linkNumber(number, agentId, agentVersion) {
      links.set(number, `${agentId}@${agentVersion}`);
    },
  };
}
