import { z } from "zod";
import type { ReceptionistCard, ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import { apiError } from "./errors";
import type { Message } from "./messages";

/** What the model says next: words, tools, or both. */
export interface ModelAnswer {
  text: string;
  calls: ToolCall[];
}

const ROUNDS_MAX = 8;
const GOODBYE = "Goodbye.";
const card = z.object({
  businessName: z.string(),
  trade: z.string(),
  timeZone: z.string(),
  greeting: z.string(),
  services: z.array(
    z.object({
      name: z.string(),
      synonyms: z.array(z.string()),
      minutes: z.number(),
      priceCents: z.number().nullable(),
    }),
  ),
  needsZip: z.boolean(),
  needsAddress: z.boolean(),
  isOpen: z.boolean(),
  callerName: z.string().nullable(),
  callerNumber: z.string().nullable(),
  language: z.enum(["en", "es"]),
}) satisfies z.ZodType<ReceptionistCard>;

type Turn = ReturnType<typeof scriptedReceptionist.step>;

/**
 * Plays a conversation through the scripted receptionist from its beginning and answers its next turn. A system message
 * names the business in a line `CARD: {json}`. The greeting is the first answer unless the assistant has spoken first.
 * Tools that were not offered answer `unavailable`, so that the conversation goes on without them.
 */
export function nextAnswer(messages: Message[], tools: string[], now: Date): ModelAnswer {
  const spoken = messages.filter((message) => message.role !== "system");
  let turn = scriptedReceptionist.step(scriptedReceptionist.begin(cardOf(messages)), { kind: "start" }, now);
  let results: Message[] = [];
  for (const message of spoken) {
    if (message.role === "tool") results.push(message);
    if (message.role === "tool" && results.length === offered(turn, tools).length) {
      turn = withoutMissingTools(hearResults(turn, results, tools, now), tools, now);
      results = [];
    }
    if (message.role === "user") {
      turn = withoutMissingTools(scriptedReceptionist.step(turn.state, heard(message.text), now), tools, now);
    }
  }
  const isOverAlready = turn.isOver && turn.say === "" && turn.toolCalls.length === 0;
  return { text: isOverAlready ? GOODBYE : turn.say, calls: offered(turn, tools) };
}

function cardOf(messages: Message[]): ReceptionistCard {
  return cardIn(messages.flatMap((message) => (message.role === "system" ? [message.text] : [])).join("\n"));
}

/** The card in the instructions of a model: a line `CARD: {json}`. Throws the API's 400 without one. */
export function cardIn(text: string): ReceptionistCard {
  const json = /^CARD:\s*(\{.*\})\s*$/m.exec(text)?.[1];
  if (!json) {
    const hint =
      "The local OpenAI only leads calls: a system message needs a line `CARD: {...}` with the receptionist's card.";
    throw apiError(400, hint, "messages");
  }
  const parsed = card.safeParse(parseJson(json));
  if (!parsed.success) throw apiError(400, `The CARD is not valid: ${z.prettifyError(parsed.error)}`, "messages");
  return parsed.data;
}

/** Text models hear keys and silence as remarks in parentheses. */
function heard(text: string) {
  const digits = /^\(The caller presses ([\d*#]+)\.\)$/.exec(text.trim())?.[1];
  if (digits) return { kind: "digits" as const, digits };
  if (text.trim() === "" || text.trim() === "(The caller says nothing.)") return { kind: "silence" as const };
  return { kind: "speech" as const, text };
}

function offered(turn: Turn, tools: string[]): ToolCall[] {
  return turn.toolCalls.filter((call) => tools.includes(call.name));
}

function hearResults(turn: Turn, messages: Message[], tools: string[], now: Date): Turn {
  const results = turn.toolCalls.map((call): ToolResult => {
    const message = messages.find((one) => one.role === "tool" && one.callId === call.id);
    return message && tools.includes(call.name) ? readResult(call, message.text) : unavailable(call);
  });
  return scriptedReceptionist.step(turn.state, { kind: "tool_results", results }, now);
}

function withoutMissingTools(first: Turn, tools: string[], now: Date): Turn {
  let turn = first;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (turn.isOver || turn.toolCalls.length === 0 || offered(turn, tools).length > 0) break;
    const results = turn.toolCalls.map(unavailable);
    const next = scriptedReceptionist.step(turn.state, { kind: "tool_results", results }, now);
    turn = { ...next, say: [turn.say, next.say].filter(Boolean).join(" ") };
  }
  return turn;
}

function unavailable({ id, name }: ToolCall): ToolResult {
  return { id, name, result: { say: "", data: { outcome: "unavailable" } } };
}

const toolAnswer = z.object({ say: z.string().default(""), data: z.looseObject({ outcome: z.string() }) });

function readResult({ id, name }: ToolCall, text: string): ToolResult {
  const parsed = toolAnswer.safeParse(parseJson(text));
  return { id, name, result: parsed.success ? parsed.data : { say: text, data: { outcome: "failed" } } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
