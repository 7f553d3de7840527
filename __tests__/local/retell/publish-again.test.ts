import { afterEach, beforeEach, expect, test } from "vitest";
import type { VoiceAgentPlan } from "@/lib/ports";
import { createRetellVoicePlatform } from "@/lib/providers/retell/voice-platform";
import { KEY, type RetellBench, startRetellBench } from "./telephone-support";

let bench: RetellBench;

beforeEach(async () => {
  bench = await startRetellBench();
});
afterEach(() => bench.close());

const plan: VoiceAgentPlan = {
  reference: "business-1",
  name: "Rivera Plumbing",
  language: "en",
  timeZone: "America/Denver",
  voiceId: "retell-Cimo",
  prompt: "You answer.",
  firstSentence: "{{greeting}}",
  tools: [],
  putThrough: [],
  defaultVariables: {},
};
const nothingYet = { llmId: null, agentId: null, agentVersion: null };

test("an agent whose id was lost in a crash is found again, not made a second time", async () => {
  const platform = createRetellVoicePlatform({
    apiKey: KEY,
    baseUrl: bench.url,
    appUrl: "https://app.example.com",
    isAllowedSource: () => false,
  });
  const lost = async ({ agentId }: { agentId?: string }) => {
    if (agentId) throw new Error("the process ended");
  };
  await expect(platform.publishAgent(plan, nothingYet, lost)).rejects.toThrow();

  const again = await platform.publishAgent(plan, nothingYet, async () => undefined);

  const { items } = await bench.client.agent.list({ limit: 50 });
  expect(items.filter(({ agent_name: name }) => name.includes("Rivera")).map(({ agent_id: id }) => id)).toEqual([
    again.agentId,
  ]);
});

test("a version that was published just before a crash is taken as it is, for it cannot be published again", async () => {
  const platform = createRetellVoicePlatform({
    apiKey: KEY,
    baseUrl: bench.url,
    appUrl: "https://app.example.com",
    isAllowedSource: () => true,
  });
  const { llmId, agentId, agentVersion } = await platform.publishAgent(plan, nothingYet, async () => undefined);
  const keptBeforeTheCrash = { llmId, agentId, agentVersion: null };

  const again = await platform.publishAgent(plan, keptBeforeTheCrash, async () => undefined);

  expect(again).toEqual({ llmId, agentId, agentVersion });
});

test("an agent and a call are deleted with what belongs to them, and a repeat minds nothing", async () => {
  const platform = createRetellVoicePlatform({
    apiKey: KEY,
    baseUrl: bench.url,
    appUrl: "https://app.example.com",
    isAllowedSource: () => true,
  });
  const { agentId, llmId } = await platform.publishAgent(plan, nothingYet, async () => undefined);
  const { call_id: callId } = await bench.client.call.createWebCall({ agent_id: agentId });

  for (const _ of ["first", "again"]) {
    await platform.forgetCall(callId);
    await platform.deleteAgent(agentId, llmId);
  }

  await expect(bench.client.call.retrieve(callId)).rejects.toMatchObject({ status: 404 });
  await expect(bench.client.agent.retrieve(agentId)).rejects.toMatchObject({ status: 404 });
  await expect(bench.client.llm.retrieve(llmId)).rejects.toMatchObject({ status: 404 });
});
