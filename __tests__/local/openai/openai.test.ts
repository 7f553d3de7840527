import { createEmulator } from "emulate";
import OpenAI from "openai";
import { afterEach, beforeEach, expect, test } from "vitest";
import { control, rejectionOf } from "@/__tests__/local/support";
import { CARD, NOW, slot } from "@/__tests__/receptionist/scripted-call";
import { openaiStandIn } from "@/scripts/local/openai/openai-stand-in";

type Param = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type Reply = OpenAI.Chat.Completions.ChatCompletionMessage;

let emulator: { url: string; close(): Promise<void> };
let openai: OpenAI;

beforeEach(async () => {
  emulator = await createEmulator({ service: openaiStandIn({ apiKey: "sk-local", now: () => NOW }), port: 0 });
  openai = new OpenAI({ apiKey: "sk-local", baseURL: `${emulator.url}/v1`, maxRetries: 0 });
});

afterEach(() => emulator.close());

const MODEL = "gpt-4.1";
const SYSTEM: Param = { role: "system", content: `You answer the phone.\nCARD: ${JSON.stringify(CARD)}\nBe kind.` };
const NAMES = ["lookup_availability", "book_appointment", "take_message", "end_call"];
const TOOLS = NAMES.map((name) => ({ type: "function" as const, function: { name, parameters: { type: "object" } } }));
const ANSWERS: Record<string, object> = {
  lookup_availability: {
    outcome: "slots",
    service: { name: "AC Repair", minutes: 90, price_cents: 8900 },
    slots: [slot("2026-11-24", "09:00")],
  },
  book_appointment: {
    outcome: "booked",
    appointment: { appt_id: "a1", reference: "R1", spoken: "Tuesday", service: "AC Repair" },
  },
  take_message: { outcome: "taken" },
  end_call: { outcome: "ending" },
};

const ask = async (messages: Param[], tools = TOOLS): Promise<Reply> => {
  const completion = await openai.chat.completions.create({ model: MODEL, messages, tools });
  return completion.choices[0]?.message as Reply;
};

/** Plays the caller's lines, answering every tool call, and lists what was said and run. */
async function playCall(says: string[], tools = TOOLS): Promise<{ said: string[]; ran: string[] }> {
  const messages: Param[] = [SYSTEM];
  const [said, ran]: [string[], string[]] = [[], []];
  const settle = async () => {
    let reply = await ask(messages, tools);
    for (let round = 0; round < 10; round++) {
      messages.push(reply);
      if (reply.content) said.push(reply.content);
      if (!reply.tool_calls) return;
      for (const call of reply.tool_calls) {
        if (call.type !== "function") continue;
        ran.push(call.function.name);
        const result = { say: "", data: ANSWERS[call.function.name] };
        messages.push({ role: "tool", tool_call_id: call.id, content: JSON.stringify(result) });
      }
      if (ran.includes("end_call")) return;
      reply = await ask(messages, tools);
    }
  };
  await settle();
  for (const text of says) {
    if (ran.includes("end_call")) break;
    messages.push({ role: "user", content: text });
    await settle();
  }
  return { said, ran };
}

test("greets first, and answers with tool calls as the SDK knows them", async () => {
  const greeting = await ask([SYSTEM]);
  const completion = await openai.chat.completions.create({
    model: MODEL,
    messages: [
      SYSTEM,
      { role: "assistant", content: greeting.content },
      { role: "user", content: "I need an AC repair on Tuesday" },
    ],
    tools: TOOLS,
  });

  const call = completion.choices[0]?.message.tool_calls?.[0];
  expect(greeting.content).toBe(CARD.greeting);
  expect(completion.choices[0]?.finish_reason).toBe("tool_calls");
  expect(call).toMatchObject({ type: "function", function: { name: "lookup_availability" } });
  expect(call?.type === "function" && JSON.parse(call.function.arguments)).toMatchObject({ service: "AC Repair" });
  expect(completion.usage?.total_tokens).toBeGreaterThan(0);
});

test("leads a whole call to a booking through replayed messages", async () => {
  const { said, ran } = await playCall([
    "I need an AC repair on Tuesday",
    "yes, that works",
    "Ada Lovelace",
    "yes",
    "no, that is all, bye",
  ]);

  expect(ran.filter((name) => name !== "end_call")).toEqual(
    expect.arrayContaining(["lookup_availability", "book_appointment"]),
  );
  expect(ran.filter((name) => name === "book_appointment")).toHaveLength(1);
  expect(said[0]).toBe(CARD.greeting);
});

test("gives the same answer to the same messages", async () => {
  const messages: Param[] = [SYSTEM, { role: "user", content: "How much is an AC repair?" }];

  expect(await ask(messages)).toEqual(await ask(messages));
});

test("goes on in words when a tool was not offered", async () => {
  const reply = await ask([SYSTEM, { role: "user", content: "I need an AC repair on Tuesday" }], []);

  expect(reply.tool_calls).toBeUndefined();
  expect(reply.content).toBeTruthy();
});

test("streams the same answer in pieces, with usage when asked", async () => {
  const messages: Param[] = [SYSTEM, { role: "user", content: "I need an AC repair on Tuesday" }];
  const whole = await ask(messages);

  const stream = openai.chat.completions.stream({
    model: MODEL,
    messages,
    tools: TOOLS,
    stream_options: { include_usage: true },
  });
  let pieces = 0;
  for await (const _chunk of stream) pieces++;
  const streamed = await stream.finalChatCompletion();

  expect(pieces).toBeGreaterThan(4);
  expect(streamed.choices[0]?.message.tool_calls).toMatchObject(whole.tool_calls ?? []);
  expect(streamed.usage?.total_tokens).toBeGreaterThan(0);
});

test("answers through the Responses API, by replayed items and by the previous response", async () => {
  const tools = NAMES.map((name) => ({
    type: "function" as const,
    name,
    parameters: { type: "object" },
    strict: false,
  }));
  const base = { model: MODEL, instructions: SYSTEM.content as string, tools };
  const first = await openai.responses.create({ ...base, input: "I need an AC repair on Tuesday" });
  const call = first.output.find((item) => item.type === "function_call") as OpenAI.Responses.ResponseFunctionToolCall;
  const output = {
    type: "function_call_output" as const,
    call_id: call.call_id,
    output: JSON.stringify({ say: "", data: ANSWERS.lookup_availability }),
  };

  const byId = await openai.responses.create({ ...base, previous_response_id: first.id, input: [output] });
  const byItems = await openai.responses.create({
    ...base,
    input: [{ role: "user", content: "I need an AC repair on Tuesday" }, call, output],
  });

  expect(call.name).toBe("lookup_availability");
  expect(byId.output_text).toContain("November 24");
  expect(byItems.output_text).toBe(byId.output_text);
});

test("refuses conversations that the API would refuse", async () => {
  const orphan: Param = { role: "tool", tool_call_id: "call_x", content: "{}" };
  const open: Param = {
    role: "assistant",
    content: null,
    tool_calls: [{ id: "call_1", type: "function", function: { name: "x", arguments: "{}" } }],
  };
  const create = (body: object) =>
    rejectionOf(openai.chat.completions.create({ model: MODEL, messages: [SYSTEM], ...body } as never));

  const errors = [
    await create({ messages: [SYSTEM, orphan] }),
    await create({ messages: [SYSTEM, open, { role: "user", content: "hi" }] }),
    await create({ messages: [] }),
    await create({ messages: [{ role: "user", content: "no card" }] }),
    await create({ messages: [{ role: "system", content: "CARD: {}" }] }),
    await create({ response_format: { type: "json_object" } }),
    await create({ n: 2 }),
    await create({ model: "" }),
    await create({ model: "llama-9" }),
    await rejectionOf(openai.responses.create({ model: MODEL, input: "hi", previous_response_id: "resp_none" })),
  ];

  expect(errors.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 400, 400, 404, 400]);
  expect(errors.at(-2)).toMatchObject({ code: "model_not_found", type: "invalid_request_error" });
});

test("refuses wrong keys and unknown routes in OpenAI's shape", async () => {
  const stranger = new OpenAI({ apiKey: "sk-other", baseURL: `${emulator.url}/v1`, maxRetries: 0 });

  const wrongKey = await rejectionOf(stranger.models.list());
  const unknown = await rejectionOf(openai.embeddings.create({ model: MODEL, input: "x" }));

  expect(wrongKey).toBeInstanceOf(OpenAI.AuthenticationError);
  expect(unknown).toBeInstanceOf(OpenAI.NotFoundError);
});

test("lists its models", async () => {
  const models = await openai.models.list();

  expect(models.data.map(({ id }) => id)).toContain(MODEL);
  expect(await openai.models.retrieve(MODEL)).toMatchObject({ id: MODEL, object: "model" });
});

test("fails when asked to, and the SDK's own retry gets through", async () => {
  const patient = new OpenAI({ apiKey: "sk-local", baseURL: `${emulator.url}/v1`, maxRetries: 1 });
  await control(emulator.url, "/_sim/faults", { status: 429, count: 2 });

  const limited = await rejectionOf(ask([SYSTEM]));
  const retried = await patient.chat.completions.create({ model: MODEL, messages: [SYSTEM] });
  await control(emulator.url, "/_sim/faults", { body: "nonsense" });
  const nonsense = await rejectionOf(ask([SYSTEM]));

  expect(limited).toBeInstanceOf(OpenAI.RateLimitError);
  expect(retried.choices[0]?.message.content).toBe(CARD.greeting);
  expect(nonsense).toBeInstanceOf(Error);
});
