import type OpenAI from "openai";
import { z } from "zod";
import { apiError } from "./errors";

/** A conversation in one form, whichever API it came through. `tool` is the result of a call with that id. */
export type Message =
  | { role: "system" | "user"; text: string }
  | { role: "assistant"; text: string; callIds: string[] }
  | { role: "tool"; text: string; callId: string };

const parts = z.array(z.looseObject({ type: z.enum(["text", "input_text", "output_text"]), text: z.string() }));
const content = z.union([z.string(), parts]);
const functionCall = z.object({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.object({ name: z.string().min(1), arguments: z.string() }),
});
const chatMessage = z.discriminatedUnion("role", [
  z.object({ role: z.enum(["system", "developer"]), content, name: z.string().optional() }),
  z.object({ role: z.literal("user"), content, name: z.string().optional() }),
  z.object({
    role: z.literal("assistant"),
    content: content.nullish(),
    tool_calls: z.array(functionCall).nullish(),
  }),
  z.object({ role: z.literal("tool"), content, tool_call_id: z.string().min(1) }),
]);

/** The messages of a chat completion, checked the way the API checks their order. Throws its 400. */
export function chatMessages(input: unknown): Message[] {
  const parsed = z.array(chatMessage).min(1).safeParse(input);
  if (!parsed.success) throw invalid("messages", parsed.error);
  const messages = parsed.data.map((message): Message => {
    const text = textOf(message.content);
    if (message.role === "tool") return { role: "tool", text, callId: message.tool_call_id };
    if (message.role === "assistant") {
      return { role: "assistant", text, callIds: (message.tool_calls ?? []).map(({ id }) => id) };
    }
    return { role: message.role === "user" ? "user" : "system", text };
  });
  assertOrder(messages);
  return messages;
}

const inputItem = z.union([
  z.object({ type: z.literal("function_call_output"), call_id: z.string(), output: z.string() }),
  z.looseObject({ type: z.literal("function_call"), call_id: z.string(), name: z.string(), arguments: z.string() }),
  z.looseObject({
    type: z.literal("message").optional(),
    role: z.enum(["user", "assistant", "system", "developer"]),
    content,
  }),
]);

/** The input of a response: a text, or items. Throws the API's 400. */
export function responseMessages(input: unknown): Message[] {
  if (typeof input === "string") return [{ role: "user", text: input }];
  const parsed = z.array(inputItem).min(1).safeParse(input);
  if (!parsed.success) throw invalid("input", parsed.error);
  return parsed.data.map((item): Message => {
    if (item.type === "function_call_output") return { role: "tool", text: item.output, callId: item.call_id };
    if (item.type === "function_call") return { role: "assistant", text: "", callIds: [item.call_id] };
    const text = textOf(item.content);
    if (item.role === "assistant") return { role: "assistant", text, callIds: [] };
    return { role: item.role === "user" ? "user" : "system", text };
  });
}

function textOf(value: z.output<typeof content> | null | undefined): string {
  return typeof value === "string" ? value : (value ?? []).map((part) => part.text).join("");
}

/** Every tool call needs its result before anybody speaks again, and every result needs its call. */
export function assertOrder(messages: Message[]): void {
  let open: string[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      if (!open.includes(message.callId)) {
        const text = "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";
        throw apiError(400, `Invalid parameter: ${text}`, "messages");
      }
      open = open.filter((id) => id !== message.callId);
    } else if (open.length > 0) throw unanswered(open);
    if (message.role === "assistant") open = message.callIds;
  }
  if (open.length > 0) throw unanswered(open);
}

function unanswered(ids: string[]): Error {
  const text = `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids.join(", ")}`;
  return apiError(400, text, "messages");
}

/** The names of the functions that may be called; `null` in either shape means none. */
export function toolNames(input: unknown): string[] {
  const flat = z.object({ type: z.literal("function"), name: z.string().min(1) });
  const nested = z.object({ type: z.literal("function"), function: z.object({ name: z.string().min(1) }) });
  const parsed = z
    .array(z.union([nested, flat]))
    .nullish()
    .safeParse(input);
  if (!parsed.success) throw invalid("tools", parsed.error);
  return (parsed.data ?? []).map((tool) => ("function" in tool ? tool.function.name : tool.name));
}

function invalid(param: string, error: z.ZodError): Error {
  return apiError(400, `Invalid '${param}': ${z.prettifyError(error)}`, param, "invalid_type");
}

/** Roughly how many tokens a text is; the local OpenAI has no tokenizer. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

export type FunctionCall = OpenAI.Chat.Completions.ChatCompletionMessageFunctionToolCall;
