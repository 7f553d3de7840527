import type OpenAI from "openai";
import { randomId } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { apiError } from "./errors";
import { chatMessages, type FunctionCall, type Message, tokensOf, toolNames } from "./messages";
import { knownModel } from "./models";
import { type ModelAnswer, nextAnswer } from "./replay";
import { readBody } from "./request-body";

type Completion = OpenAI.Chat.Completions.ChatCompletion;
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Delta = Chunk["choices"][number]["delta"];

// Known to the API, without an effect on scripted answers.
const PARAMETERS = [
  "frequency_penalty",
  "max_completion_tokens",
  "max_tokens",
  "messages",
  "metadata",
  "model",
  "n",
  "parallel_tool_calls",
  "presence_penalty",
  "prompt_cache_key",
  "reasoning_effort",
  "safety_identifier",
  "seed",
  "service_tier",
  "store",
  "stream",
  "stream_options",
  "temperature",
  "tool_choice",
  "tools",
  "top_p",
  "user",
  "verbosity",
] as const satisfies (keyof OpenAI.Chat.Completions.ChatCompletionCreateParams)[];

/** `POST /v1/chat/completions`, whole or streamed. */
export function mountChat(app: StandInApp, now: () => Date): void {
  app.post("/v1/chat/completions", async (c) => {
    const body = await readBody(c, PARAMETERS);
    const model = knownModel(body.model);
    if (typeof body.n === "number" && body.n > 1) throw apiError(400, "The local OpenAI gives one choice.", "n");
    const messages = chatMessages(body.messages);
    const tools = body.tool_choice === "none" ? [] : toolNames(body.tools);
    const completion = completionOf(model, messages, nextAnswer(messages, tools, now()), now());
    if (body.stream !== true) return c.json(completion);
    const isUsageAsked = (body.stream_options as { include_usage?: boolean } | null)?.include_usage === true;
    return c.body(eventStream(chunksOf(completion, isUsageAsked)), 200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache",
    });
  });
}

function completionOf(model: string, messages: Message[], answer: ModelAnswer, now: Date): Completion {
  const calls = answer.calls.map(
    ({ id, name, args }): FunctionCall => ({
      id,
      type: "function",
      function: { name, arguments: JSON.stringify(args) },
    }),
  );
  const prompt = messages.reduce((sum, { text }) => sum + tokensOf(text), 0);
  const output = tokensOf(answer.text) + calls.reduce((sum, call) => sum + tokensOf(call.function.arguments), 0);
  return {
    id: randomId("chatcmpl-"),
    object: "chat.completion",
    created: Math.floor(now.getTime() / 1000),
    model,
    choices: [
      {
        index: 0,
        finish_reason: calls.length > 0 ? "tool_calls" : "stop",
        logprobs: null,
        message: {
          role: "assistant",
          content: answer.text === "" && calls.length > 0 ? null : answer.text,
          refusal: null,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
        },
      },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: output, total_tokens: prompt + output },
  } satisfies Completion;
}

/** The same answer in pieces: the role, a word at a time, each tool call with its arguments in two parts, the end. */
function chunksOf(completion: Completion, isUsageAsked: boolean): Chunk[] {
  const choice = completion.choices[0] as Completion["choices"][number];
  const words = choice.message.content?.match(/\S+\s*/g) ?? [];
  const deltas: Delta[] = [
    { role: "assistant", content: "", refusal: null },
    ...words.map((content) => ({ content })),
    ...(choice.message.tool_calls ?? []).flatMap((call, index) =>
      call.type === "function" ? callDeltas(call, index) : [],
    ),
  ];
  const chunk = (choices: Chunk["choices"], usage: Chunk["usage"]): Chunk => ({
    id: completion.id,
    object: "chat.completion.chunk",
    created: completion.created,
    model: completion.model,
    choices,
    ...(isUsageAsked ? { usage: usage ?? null } : {}),
  });
  return [
    ...deltas.map((delta) => chunk([{ index: 0, delta, finish_reason: null }], null)),
    chunk([{ index: 0, delta: {}, finish_reason: choice.finish_reason }], null),
    ...(isUsageAsked ? [chunk([], completion.usage)] : []),
  ];
}

function callDeltas(call: FunctionCall, index: number): Delta[] {
  const { name, arguments: json } = call.function;
  const middle = Math.ceil(json.length / 2);
  return [
    { tool_calls: [{ index, id: call.id, type: "function", function: { name, arguments: "" } }] },
    { tool_calls: [{ index, function: { arguments: json.slice(0, middle) } }] },
    { tool_calls: [{ index, function: { arguments: json.slice(middle) } }] },
  ];
}

function eventStream(chunks: Chunk[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = [...chunks.map((chunk) => JSON.stringify(chunk)), "[DONE]"];
  return new ReadableStream({
    pull(controller) {
      const line = lines.shift();
      if (line === undefined) controller.close();
      else controller.enqueue(encoder.encode(`data: ${line}\n\n`));
    },
  });
}
