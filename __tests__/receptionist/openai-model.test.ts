import { createEmulator } from "emulate";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { control } from "@/__tests__/local/support";
import { CARD } from "@/__tests__/receptionist/scripted-call";
import type { LanguageModel, ModelRequest } from "@/lib/ports/engines";
import { createOpenaiClient } from "@/lib/providers/openai/client";
import { createOpenaiLanguageModel } from "@/lib/providers/openai/language-model";
import { publishTools } from "@/lib/receptionist/tools/registry";
import { openaiStandIn } from "@/scripts/local/openai/openai-stand-in";

let emulator: { url: string; close(): Promise<void> };
let model: LanguageModel;

beforeAll(async () => {
  emulator = await createEmulator({ service: openaiStandIn({ apiKey: "sk-local" }), port: 0 });
  const client = createOpenaiClient({ apiKey: "sk-local", baseUrl: `${emulator.url}/v1` });
  model = createOpenaiLanguageModel(client, "gpt-4.1-mini");
});
afterAll(() => emulator.close());
beforeEach(() => control(emulator.url, "/_sim/reset-faults", {}));

const request = (...said: string[]): ModelRequest => ({
  system: `You answer the phone.\nCARD: ${JSON.stringify(CARD)}`,
  messages: [
    { role: "assistant", content: CARD.greeting },
    ...said.map((content) => ({ role: "user" as const, content })),
  ],
  tools: publishTools(),
  maxOutputTokens: 300,
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "answered",
    (error: { code?: string }) => error.code,
  );

test("puts a streamed answer together: words, tool calls in pieces, and the price", async () => {
  const asked = request("My AC is broken, can you come tomorrow at nine in the morning?");

  const reply = await model.answer(asked, 5_000.4);

  expect(reply.finish).toBe("tool_calls");
  expect(reply.toolCalls).toHaveLength(1);
  expect(reply.toolCalls[0]).toMatchObject({ name: "lookup_availability" });
  expect(JSON.parse(reply.toolCalls[0]?.argumentsJson ?? "")).toMatchObject({ service: "AC Repair", time: "09:00" });
  expect(reply.costMicros).toBeGreaterThan(0);
  expect(reply.costMicros).toBeLessThan(model.estimateMicros(asked));
});

test("goes on after tools answered, with their ids", async () => {
  const asked = request("My AC is broken, can you come tomorrow at nine in the morning?");
  const first = await model.answer(asked, 5_000);
  const answer = { say: "", data: { outcome: "no_slot", slots: [] } };

  const reply = await model.answer(
    {
      ...asked,
      messages: [
        ...asked.messages,
        { role: "assistant", content: first.text, toolCalls: first.toolCalls },
        { role: "tool", content: JSON.stringify(answer), toolCallId: first.toolCalls[0]?.id ?? "" },
      ],
    },
    5_000,
  );

  expect(reply).toMatchObject({ finish: "stop", toolCalls: [] });
  expect(reply.text).not.toBe("");
});

test.each([
  ["a server error", { status: 500 }, "unavailable"],
  ["a cut connection", { status: 0 }, "unavailable"],
  ["nonsense", { body: "nonsense" }, "unavailable"],
  ["a rate limit", { status: 429 }, "rate_limited"],
  ["a refusal of the key", { status: 401 }, "conflict"],
])("names %s, after a single request", async (_, fault, code) => {
  const countRequests = async () => (await (await fetch(`${emulator.url}/_sim/requests`)).json()).length;
  const before = await countRequests();
  await control(emulator.url, "/_sim/faults", fault);

  expect(await codeOf(model.answer(request("Hello"), 5_000))).toBe(code);
  expect((await countRequests()) - before).toBe(1);
});

test("leaves a model that does not answer in time", async () => {
  await control(emulator.url, "/_sim/faults", { delay_ms: 20_000 });

  expect(await codeOf(model.answer(request("Hello"), 300))).toBe("unavailable");
});
