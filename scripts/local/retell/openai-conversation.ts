import OpenAI from "openai";
import type Retell from "retell-sdk";
import type { BrainInput, BrainTurn, Conversation } from "./conversation";
import { substitute, type Variables } from "./variables";

type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type Tool = NonNullable<Retell.LlmResponse["general_tools"]>[number];

export interface OpenAiSettings {
  apiKey: string;
  baseURL?: string;
}

const SILENCE = "(The caller says nothing.)";

/**
 * A conversation led by an OpenAI model with the prompt, the tools and the temperature of the agent's LLM. The greeting
 * is spoken by the telephone, so the model gets it as its own first line.
 */
export function openAiConversation(
  settings: OpenAiSettings,
  llm: Retell.LlmResponse,
  variables: Variables,
  greeting: string,
): Conversation {
  const client = new OpenAI({ ...settings, maxRetries: 1, timeout: 30_000 });
  const messages: Message[] = [{ role: "system", content: substitute(llm.general_prompt ?? "", variables) }];
  if (greeting) messages.push({ role: "assistant", content: greeting });
  const tools = (llm.general_tools ?? []).flatMap((tool) => functionOf(tool) ?? []);
  let hasHungUp = false;
  return {
    async hear(input) {
      if (input.kind === "start" && greeting) return { say: greeting, toolCalls: [], isOver: false };
      messages.push(...messagesFrom(input));
      if (hasHungUp) return { say: "", toolCalls: [], isOver: true };
      const completion = await client.chat.completions.create({
        model: llm.model ?? "gpt-4.1",
        temperature: llm.model_temperature ?? 0,
        messages,
        ...(tools.length > 0 ? { tools } : {}),
      });
      const message = completion.choices[0]?.message;
      if (!message) throw new Error("The model answered without a choice.");
      messages.push(message);
      const turn = turnFrom(message);
      hasHungUp = turn.toolCalls.some((call) => isEndCall(llm, call.name));
      return turn;
    },
  };
}

function turnFrom(message: OpenAI.Chat.Completions.ChatCompletionMessage): BrainTurn {
  const toolCalls = (message.tool_calls ?? []).flatMap((call) =>
    call.type === "function"
      ? [{ id: call.id, name: call.function.name, args: argumentsFrom(call.function.arguments) }]
      : [],
  );
  return { say: message.content ?? "", toolCalls, isOver: false };
}

function messagesFrom(input: BrainInput): Message[] {
  switch (input.kind) {
    case "start":
      return [];
    case "speech":
      return [{ role: "user", content: input.text }];
    case "digits":
      return [{ role: "user", content: `(The caller presses ${input.digits}.)` }];
    case "silence":
      return [{ role: "user", content: SILENCE }];
    case "tool_results":
      return input.results.map(({ id, content }) => ({ role: "tool", tool_call_id: id, content }));
  }
}

function functionOf(tool: Tool): OpenAI.Chat.Completions.ChatCompletionTool | null {
  const description = "description" in tool && tool.description ? { description: tool.description } : {};
  if (tool.type === "custom") {
    const parameters = { type: "object", properties: {}, ...tool.parameters };
    return { type: "function", function: { name: tool.name, ...description, parameters } };
  }
  if (tool.type !== "end_call" && tool.type !== "transfer_call") return null;
  return {
    type: "function",
    function: { name: tool.name, ...description, parameters: { type: "object", properties: {} } },
  };
}

function isEndCall(llm: Retell.LlmResponse, name: string): boolean {
  return (llm.general_tools ?? []).some((tool) => tool.name === name && tool.type === "end_call");
}

// A model may send broken JSON; Retell then calls the tool without arguments.
function argumentsFrom(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json || "{}");
    return value !== null && typeof value === "object" ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
