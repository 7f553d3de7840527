import { foldText } from "@/lib/domain/language/fold-text";
import type { ModelReply } from "@/lib/ports/engines";
import type { ToolCall } from "@/lib/receptionist/brain/brain";
import { settledIn } from "@/lib/receptionist/brain/settled";
import { resultsIn, type TranscriptEntry } from "@/lib/receptionist/brain/transcript";
import { findTool } from "@/lib/receptionist/tools/registry";

/** Why a model's answer is not used. */
export type Nonsense =
  | "empty"
  | "refused"
  | "cut_off"
  | "unknown_tool"
  | "broken_arguments"
  | "too_many_tools"
  | "unkept_promise"
  | "invented_price";

const toolCallsMax = 6;
const idForm = /^[\w.:-]{1,80}$/;

const promise =
  /\b(?:you'?re|you are|that is|that's|it'?s|it is|appointment is|all) (?:now |all )?(?:booked|confirmed|scheduled|set for)\b|\b(?:has|have) been (?:booked|confirmed|scheduled|cancell?ed|moved)\b|\bi(?:'ve| have) (?:just )?(?:booked|scheduled|confirmed|cancell?ed|moved)\b|\b(?:esta|queda|quedo) (?:reservad|agendad|confirmad|cancelad)[oa]\b|\b(?:he|hemos) (?:reservado|agendado|confirmado|cancelado)\b/;
const amount = /\$ ?(\d[\d,]*(?:\.\d\d)?)|\b(\d[\d,]*(?:\.\d\d)?) (?:dollars|bucks|dolares)\b/g;

/**
 * Reads a model's answer into words and tool calls, or says why it is nonsense: tools that do not exist or come by the
 * dozen, arguments that are no JSON object, a booking told to the caller that no tool confirmed, a price that is in no
 * row of the business (spec 2.7). `facts` is everything the model was told.
 */
export function checkAnswer(
  reply: ModelReply,
  entries: readonly TranscriptEntry[],
  facts: string,
): { say: string; toolCalls: ToolCall[] } | { nonsense: Nonsense } {
  if (reply.finish === "refused") return { nonsense: "refused" };
  if (reply.finish === "length") return { nonsense: "cut_off" };
  const say = reply.text.trim();
  if (say === "" && reply.toolCalls.length === 0) return { nonsense: "empty" };
  if (isPromise(say) && settledIn(entries).length === 0) return { nonsense: "unkept_promise" };
  if (inventsPrice(say, entries, facts)) return { nonsense: "invented_price" };
  if (reply.toolCalls.length > toolCallsMax) return { nonsense: "too_many_tools" };
  const toolCalls = readToolCalls(reply, entries);
  return Array.isArray(toolCalls) ? { say, toolCalls } : { nonsense: toolCalls };
}

const isPromise = (say: string): boolean => promise.test(foldText(say));

function inventsPrice(say: string, entries: readonly TranscriptEntry[], facts: string): boolean {
  const known = amountsIn(
    [
      facts,
      ...entries.map((entry) => (entry.kind === "heard" && entry.heard.kind === "speech" ? entry.heard.text : "")),
      JSON.stringify(resultsIn(entries)),
    ].join("\n"),
  );
  return [...amountsIn(say)].some((cents) => !known.has(cents));
}

/** Dollar amounts in cents; the catalogue's own cents count as well. */
function amountsIn(text: string): Set<number> {
  const spoken = [...foldText(text).matchAll(amount)].map((match) => (match[1] ?? match[2] ?? "").replaceAll(",", ""));
  const stored = [...text.matchAll(/"price_?[cC]ents":(\d+)/g)].map((match) => Number(match[1]));
  return new Set([...spoken.map((dollars) => Math.round(Number(dollars) * 100)), ...stored]);
}

/** Each call once, with an id that is new to the conversation. */
function readToolCalls(reply: ModelReply, entries: readonly TranscriptEntry[]): ToolCall[] | Nonsense {
  const used = new Set(resultsIn(entries).map(({ id }) => id));
  const calls = new Map<string, ToolCall>();
  for (const [index, { id, name, argumentsJson }] of reply.toolCalls.entries()) {
    if (!findTool(name)) return "unknown_tool";
    const args = parseObject(argumentsJson);
    if (!args) return "broken_arguments";
    const ownId = idForm.test(id) && !used.has(id) ? id : `tool_${used.size + index + 1}`;
    const key = `${name} ${JSON.stringify(args)}`;
    if (!calls.has(key)) calls.set(key, { id: ownId, name, args });
    used.add(ownId);
  }
  return [...calls.values()];
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json || "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
