import type Retell from "retell-sdk";
import type { ToolCall } from "@/lib/receptionist/brain/brain";
import type { DeliveryAnswer } from "@/scripts/local/kit/deliverer";
import { randomHex } from "@/scripts/local/kit/random-id";
import { sendCallEvent } from "./call-events";
import type { ToolAnswer } from "./conversation";
import type { LiveCall } from "./live-call";
import { addToolUtterance } from "./transcript";
import { substitute } from "./variables";

type CustomTool = Retell.LlmResponse.CustomTool;

const DEFAULT_TIMEOUT_MS = 120_000;
const RESULT_CHARS_MAX = 15_000;
const RETRY_DELAY_MS = 100;

/** Runs the tools that the brain asked for, one after another, and writes calls and results into the transcript. */
export async function runTools(live: LiveCall, toolCalls: readonly ToolCall[]): Promise<ToolAnswer[]> {
  const answers: ToolAnswer[] = [];
  for (const toolCall of toolCalls) {
    const toolCallId = randomHex("tool_call_", 16);
    addToolUtterance(live.call, {
      role: "tool_call_invocation",
      tool_call_id: toolCallId,
      name: toolCall.name,
      arguments: JSON.stringify(toolCall.args),
    });
    const startedAtMs = Date.now();
    const answer = await runTool(live, toolCall);
    live.clockSec += (Date.now() - startedAtMs) / 1000;
    addToolUtterance(live.call, {
      role: "tool_call_result",
      tool_call_id: toolCallId,
      content: answer.content,
      successful: answer.successful,
    });
    live.toolRuns.push({ ...answer, args: toolCall.args, tool_call_id: toolCallId });
    answers.push(answer);
  }
  return answers;
}

async function runTool(live: LiveCall, toolCall: ToolCall): Promise<ToolAnswer> {
  const tool = (live.llm?.general_tools ?? []).find((one) => one.name === toolCall.name);
  switch (tool?.type) {
    case "custom":
      return answerFrom(toolCall, await post(live, tool, toolCall));
    case "end_call":
      live.endReason ??= "agent_hangup";
      return builtIn(toolCall, "ending");
    case "transfer_call":
      return transfer(live, tool)
        ? builtIn(toolCall, "transferred")
        : failed(toolCall, JSON.stringify({ error: "The transfer failed: nobody answered." }));
    default: {
      const content = JSON.stringify({ error: `The agent has no tool named ${toolCall.name} that can run here.` });
      return failed(toolCall, content);
    }
  }
}

async function post(live: LiveCall, tool: CustomTool, toolCall: ToolCall): Promise<DeliveryAnswer> {
  const url = new URL(substitute(tool.url, live.variables));
  for (const [name, value] of Object.entries(tool.query_params ?? {})) {
    url.searchParams.set(name, substitute(value, live.variables));
  }
  const method = tool.method ?? "POST";
  const hasBody = method !== "GET" && method !== "DELETE";
  // Built once: a retry sends the identical invocation, with a signature of its own.
  const envelope = { name: tool.name, call: structuredClone(live.call), args: toolCall.args };
  const delivery = {
    url: url.href,
    event: `${tool.name} ${live.call.call_id}`,
    payload: hasBody ? (tool.args_at_root ? toolCall.args : envelope) : null,
    method,
    headers: mapValues(tool.headers ?? {}, (value) => substitute(value, live.variables)),
    timeoutMs: tool.timeout_ms ?? DEFAULT_TIMEOUT_MS,
    retryDelaysMs: Array.from({ length: tool.max_retry ?? 0 }, () => RETRY_DELAY_MS),
  };
  const [answer] = await Promise.all([
    live.deliverer.call(delivery),
    live.isToolSentTwice ? live.deliverer.call(delivery) : null,
  ]);
  if (isOk(answer)) collectVariables(live, tool, answer.json);
  return answer;
}

function answerFrom(toolCall: ToolCall, answer: DeliveryAnswer): ToolAnswer {
  const content = answer.text.slice(0, RESULT_CHARS_MAX);
  if (!isOk(answer)) {
    const reason = answer.status === null ? "no answer in time" : `status ${answer.status}`;
    return failed(toolCall, content || JSON.stringify({ error: `The tool failed: ${reason}.` }));
  }
  const { say, data } = (answer.json ?? {}) as { say?: unknown; data?: { outcome?: unknown } };
  const outcome = typeof data?.outcome === "string" ? data.outcome : "done";
  const result = { say: typeof say === "string" ? say : "", data: { ...data, outcome } };
  return { id: toolCall.id, name: toolCall.name, content, successful: true, result };
}

function failed(toolCall: ToolCall, content: string): ToolAnswer {
  const result = { say: "", data: { outcome: "failed" } };
  return { id: toolCall.id, name: toolCall.name, content, successful: false, result };
}

function builtIn(toolCall: ToolCall, outcome: string): ToolAnswer {
  const result = { say: "", data: { outcome } };
  return { id: toolCall.id, name: toolCall.name, content: JSON.stringify({ outcome }), successful: true, result };
}

/** Rings a whole number; one that ends in 0000 answers nobody, as such numbers fail at the carrier. */
function transfer(live: LiveCall, tool: Retell.LlmResponse.TransferCallTool): boolean {
  const { transfer_destination: destination, transfer_option: option } = tool;
  const number = destination.type === "predefined" ? substitute(destination.number, live.variables) : "";
  if (!/^\+[1-9]\d{6,14}$/.test(number)) return false;
  const beside = { transfer_destination: { number }, transfer_option: { type: option.type } };
  sendCallEvent(live, "transfer_started", beside);
  if (number.endsWith("0000")) {
    sendCallEvent(live, "transfer_cancelled", beside);
    return false;
  }
  live.call.transfer_destination = number;
  live.endReason ??= "call_transfer";
  sendCallEvent(live, "transfer_bridged", beside);
  return true;
}

// Paths are plain: "data.appointment.reference".
function collectVariables(live: LiveCall, tool: CustomTool, json: unknown): void {
  for (const [name, path] of Object.entries(tool.response_variables ?? {})) {
    const value = path
      .replace(/^\$\.?/, "")
      .split(".")
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | null | undefined)?.[key], json);
    if (value === undefined || value === null) continue;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    live.variables[name] = text;
    live.call.collected_dynamic_variables = { ...live.call.collected_dynamic_variables, [name]: text };
  }
}

function isOk(answer: DeliveryAnswer): boolean {
  return answer.status !== null && answer.status >= 200 && answer.status < 300;
}

function mapValues(object: Record<string, string>, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
