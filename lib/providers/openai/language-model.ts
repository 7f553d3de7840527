import OpenAI from "openai";
import { AppError } from "@/lib/errors";
import type { LanguageModel, ModelMessage, ModelReply, ModelRequest } from "@/lib/ports/engines";

type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;
type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;

/** What a model costs, in millionths of a dollar per token; dear on purpose for one that is not listed. */
const prices: Record<string, { input: number; output: number }> = {
  "gpt-4.1": { input: 2, output: 8 },
  "gpt-4.1-mini": { input: 0.4, output: 1.6 },
  "gpt-5.4-mini": { input: 0.4, output: 3 },
};
const unknownPrice = { input: 5, output: 20 };
/** A model that has not begun after this long will not answer a caller in time. */
const firstWordMs = 3_500;
const charsPerToken = 3;

/**
 * Chat completions with tools, streamed: a model that does not begin in time is left at once, not at the end of the
 * deadline. The SDK's own retries are off; the caller of this decides about another attempt.
 */
export function createOpenaiLanguageModel(client: OpenAI, model: string): LanguageModel {
  const price = prices[model] ?? unknownPrice;
  return {
    isConfigured: true,
    estimateMicros(request) {
      const chars = JSON.stringify([request.system, request.messages, request.tools]).length;
      return Math.ceil((chars / charsPerToken) * price.input + request.maxOutputTokens * price.output);
    },
    async answer(request, givenMs) {
      // The SDK refuses fractions.
      const timeoutMs = Math.max(1, Math.floor(givenMs));
      const patience = new Patience(Math.min(firstWordMs, timeoutMs), timeoutMs);
      try {
        const stream = await client.chat.completions.create(
          { ...toParameters(request, model), stream: true, stream_options: { include_usage: true } },
          { signal: patience.signal, maxRetries: 0, timeout: timeoutMs },
        );
        return await readStream(stream, patience, price);
      } catch (error) {
        throw toAppError(error);
      } finally {
        patience.end();
      }
    },
  };
}

/** Aborts when nothing has come in time, or not everything has. */
class Patience {
  readonly #controller = new AbortController();
  readonly #whole: NodeJS.Timeout;
  #first: NodeJS.Timeout | null;

  constructor(firstMs: number, wholeMs: number) {
    this.#first = setTimeout(() => this.#controller.abort(), firstMs);
    this.#whole = setTimeout(() => this.#controller.abort(), wholeMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  hasBegun(): void {
    if (this.#first) clearTimeout(this.#first);
    this.#first = null;
  }

  end(): void {
    this.hasBegun();
    clearTimeout(this.#whole);
  }
}

function toParameters({ system, messages, tools, maxOutputTokens }: ModelRequest, model: string) {
  return {
    model,
    temperature: 0,
    max_completion_tokens: maxOutputTokens,
    messages: [{ role: "system" as const, content: system }, ...messages.map(toMessage)],
    tools: tools.map(({ name, description, parameters }) => ({
      type: "function" as const,
      function: { name, description, parameters },
    })),
  };
}

function toMessage({ role, content, toolCalls, toolCallId }: ModelMessage): Message {
  if (role === "tool") return { role, content, tool_call_id: toolCallId ?? "" };
  if (role === "user" || !toolCalls) return { role, content } as Message;
  return {
    role: "assistant",
    content: content === "" ? null : content,
    tool_calls: toolCalls.map(({ id, name, argumentsJson }) => ({
      id,
      type: "function" as const,
      function: { name, arguments: argumentsJson },
    })),
  };
}

async function readStream(
  stream: AsyncIterable<Chunk>,
  patience: Patience,
  price: { input: number; output: number },
): Promise<ModelReply> {
  const reply = { text: "", refusal: "", finish: null as string | null, costMicros: 0 };
  const calls: { id: string; name: string; argumentsJson: string }[] = [];
  for await (const chunk of stream) {
    const choice = chunk.choices[0];
    if (choice) patience.hasBegun();
    reply.text += choice?.delta.content ?? "";
    reply.refusal += choice?.delta.refusal ?? "";
    reply.finish = choice?.finish_reason ?? reply.finish;
    for (const part of choice?.delta.tool_calls ?? []) {
      calls[part.index] ??= { id: "", name: "", argumentsJson: "" };
      const call = calls[part.index];
      if (!call) continue;
      call.id += part.id ?? "";
      call.name += part.function?.name ?? "";
      call.argumentsJson += part.function?.arguments ?? "";
    }
    if (chunk.usage) {
      const { prompt_tokens: input, completion_tokens: output } = chunk.usage;
      reply.costMicros = Math.ceil(input * price.input + output * price.output);
    }
  }
  if (reply.finish === null) throw new AppError("unavailable", "The model stopped in the middle of its answer.");
  return { text: reply.text, toolCalls: calls.filter(Boolean), finish: toFinish(reply), costMicros: reply.costMicros };
}

function toFinish({ finish, refusal }: { finish: string | null; refusal: string }): ModelReply["finish"] {
  if (refusal !== "" || finish === "content_filter") return "refused";
  if (finish === "length") return "length";
  return finish === "tool_calls" ? "tool_calls" : "stop";
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  if (status === 429) return new AppError("rate_limited", "The model asked us to slow down.", { cause: error });
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return new AppError("conflict", `The model refused the request (${status}).`, { cause: error });
  }
  return new AppError("unavailable", "The model cannot be reached right now.", { cause: error });
}
