import type OpenAI from "openai";
import { randomHex } from "@/scripts/local/kit/random-id";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { apiError } from "./errors";
import { assertOrder, type Message, responseMessages, tokensOf, toolNames } from "./messages";
import { knownModel } from "./models";
import { type ModelAnswer, nextAnswer } from "./replay";
import { readBody } from "./request-body";
import type { OpenaiState } from "./state";

type ModelResponse = Omit<OpenAI.Responses.Response, "output_text">;

const STORED_MAX = 200;
const PARAMETERS = [
  "include",
  "input",
  "instructions",
  "max_output_tokens",
  "metadata",
  "model",
  "parallel_tool_calls",
  "previous_response_id",
  "prompt_cache_key",
  "reasoning",
  "safety_identifier",
  "service_tier",
  "store",
  "temperature",
  "tool_choice",
  "tools",
  "top_p",
  "truncation",
  "user",
] as const satisfies (keyof OpenAI.Responses.ResponseCreateParams)[];

/** `POST /v1/responses` with function tools, `previous_response_id` and replayed items; not streamed. */
export function mountResponses(app: StandInApp, state: OpenaiState, now: () => Date): void {
  app.post("/v1/responses", async (c) => {
    const body = await readBody(c, PARAMETERS);
    const model = knownModel(body.model);
    const instructions = typeof body.instructions === "string" ? body.instructions : null;
    const before = previous(state, body.previous_response_id);
    const conversation = [...before, ...responseMessages(body.input)];
    assertOrder(merged(conversation));
    const messages: Message[] = [
      ...(instructions ? [{ role: "system" as const, text: instructions }] : []),
      ...conversation,
    ];
    const tools = body.tool_choice === "none" ? [] : toolNames(body.tools);
    const answer = nextAnswer(messages, tools, now());
    const id = randomHex("resp_", 48);
    if (body.store !== false) remember(state, id, [...conversation, ...spokenBy(answer)]);
    return c.json(
      responseOf({
        id,
        model,
        messages,
        answer,
        instructions,
        tools: body.tools,
        previous: body.previous_response_id,
        now: now(),
      }),
    );
  });
}

function previous(state: OpenaiState, id: unknown): Message[] {
  if (id === undefined || id === null) return [];
  const stored = typeof id === "string" ? state.responses[id] : undefined;
  if (!stored) {
    throw apiError(
      400,
      `Previous response with id '${String(id)}' not found.`,
      "previous_response_id",
      "previous_response_not_found",
    );
  }
  return stored;
}

function remember(state: OpenaiState, id: string, conversation: Message[]): void {
  state.responses[id] = conversation;
  const surplus = Object.keys(state.responses).slice(0, -STORED_MAX);
  for (const old of surplus) delete state.responses[old];
}

function spokenBy(answer: ModelAnswer): Message[] {
  return [{ role: "assistant", text: answer.text, callIds: answer.calls.map(({ id }) => id) }];
}

/** Items list each call of a turn by itself; the order is checked on whole turns. */
function merged(messages: Message[]): Message[] {
  const result: Message[] = [];
  for (const message of messages) {
    const last = result.at(-1);
    if (message.role === "assistant" && last?.role === "assistant") {
      result[result.length - 1] = { ...last, callIds: [...last.callIds, ...message.callIds] };
    } else result.push(message);
  }
  return result;
}

interface ResponseWish {
  id: string;
  model: string;
  messages: Message[];
  answer: ModelAnswer;
  instructions: string | null;
  tools: unknown;
  previous: unknown;
  now: Date;
}

function responseOf({ id, model, messages, answer, instructions, tools, previous, now }: ResponseWish): ModelResponse {
  const input = messages.reduce((sum, { text }) => sum + tokensOf(text), 0);
  const output = tokensOf(answer.text);
  return {
    id,
    access_programs: null,
    created_at: Math.floor(now.getTime() / 1000),
    error: null,
    incomplete_details: null,
    instructions,
    metadata: {},
    model,
    object: "response",
    output: outputOf(answer),
    parallel_tool_calls: true,
    previous_response_id: typeof previous === "string" ? previous : null,
    status: "completed",
    temperature: 1,
    tool_choice: "auto",
    tools: (tools ?? []) as ModelResponse["tools"],
    top_p: 1,
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    },
  } satisfies ModelResponse;
}

function outputOf({ text, calls }: ModelAnswer): ModelResponse["output"] {
  const said: ModelResponse["output"] =
    text === ""
      ? []
      : [
          {
            id: randomHex("msg_", 48),
            type: "message",
            role: "assistant",
            status: "completed",
            content: [{ type: "output_text", text, annotations: [] }],
          },
        ];
  const called = calls.map(({ id, name, args }) => ({
    id: randomHex("fc_", 48),
    type: "function_call" as const,
    call_id: id,
    name,
    arguments: JSON.stringify(args),
    status: "completed" as const,
  }));
  return [...said, ...called];
}
