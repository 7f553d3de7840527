import type { BusinessDescription } from "@/lib/domain/calls/business-description";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import type { Ctx } from "@/lib/ports";
import type { Heard, ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { cardFromVariables, readEmergenciesOff } from "@/lib/receptionist/brain/card";
import { askModel } from "@/lib/receptionist/brain/openai/ask-model";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { takeOver } from "@/lib/receptionist/brain/take-over";
import { type CallerInput, type TranscriptEntry, tidySpeech } from "@/lib/receptionist/brain/transcript";
import { describeBusiness } from "@/lib/receptionist/prompt/describe-call";
import type { CallToolLine, ToolPorts } from "@/lib/receptionist/tools/tool";
import { runDryTool } from "./dry-tools";

export type DryPorts = ToolPorts & Ctx<"model" | "engines" | "settings">;

/** A conversation that leaves no trace. Plain JSON: whoever talks carries it along. */
export interface DryState {
  variables: Record<string, string>;
  entries: TranscriptEntry[];
  scripted: ScriptedState | null;
  /** Whether a model answers; the scripted receptionist takes over when it fails. */
  isModelLed: boolean;
  isOver: boolean;
}

export interface DryTurn {
  state: DryState;
  say: string;
  tools: { call: ToolCall; result: ToolResult["result"] }[];
}

const roundsMax = 6;
const modelMs = 8_000;

/** A conversation with the receptionist as `content` has it, in the business as it is now. */
export function beginDry(
  business: BusinessDescription,
  content: ReceptionistContent,
  now: Date,
  isModelLed: boolean,
): DryState {
  const drafted = { ...business, receptionist: content, language: content.language };
  const variables = { ...describeBusiness(drafted, now), caller_number: dryCaller, caller_name: "" };
  return { variables, entries: [], scripted: null, isModelLed, isOver: false };
}

/** A number that no one can have. */
const dryCaller = "+13035550100";

/** Hears the caller once and answers with what was said and which tools were asked for; see runDryTool. */
export async function stepDry(
  ctx: DryPorts,
  businessId: string,
  before: DryState,
  input: CallerInput,
): Promise<DryTurn> {
  const state = structuredClone(before);
  const turn: DryTurn = { state, say: "", tools: [] };
  if (state.isOver) return turn;
  const heard = input.kind === "speech" ? { ...input, text: tidySpeech(input.text) } : input;
  state.entries.push({ kind: "heard", at: ctx.now.toISOString(), heard });
  let next: Heard = heard;
  for (let round = 0; round < roundsMax; round++) {
    const { say, calls, isOver } = await think(ctx, businessId, state, next);
    turn.say = `${turn.say} ${say}`.trim();
    if (say) state.entries.push({ kind: "said", at: ctx.now.toISOString(), text: say });
    const results = await runAll(ctx, lineOf(businessId, state), calls);
    if (calls.length > 0) {
      state.entries.push({ kind: "tools", at: ctx.now.toISOString(), calls });
      state.entries.push({ kind: "results", at: ctx.now.toISOString(), results });
    }
    turn.tools.push(...results.map(({ result }, index) => ({ call: calls[index] as ToolCall, result })));
    state.isOver = isOver || results.some(({ result }) => result.data.outcome === "ending");
    if (state.isOver || calls.length === 0) return turn;
    next = { kind: "tool_results", results };
  }
  return turn;
}

interface Thought {
  say: string;
  calls: ToolCall[];
  isOver: boolean;
}

async function think(ctx: DryPorts, businessId: string, state: DryState, heard: Heard): Promise<Thought> {
  const { variables, entries } = state;
  if (!state.isModelLed) return stepScripted(ctx, state, heard);
  if (heard.kind === "start") return { say: variables.greeting ?? "", calls: [], isOver: false };
  const isEmergency =
    heard.kind === "speech" && findEmergency(heard.text, variables.trade ?? "general", readEmergenciesOff(variables));
  const answered = isEmergency
    ? null
    : await askModel(ctx, { businessId, purpose: "test", variables, entries, deadlineMs: modelMs });
  if (answered?.outcome === "answered") return { say: answered.say, calls: answered.toolCalls, isOver: false };
  state.isModelLed = false;
  const turn = await takeOver<ScriptedState>({
    brain: scriptedReceptionist,
    card: cardFromVariables(variables),
    entries,
    now: ctx.now,
    look: (call) => runDryTool(ctx, lineOf(businessId, state), call),
  });
  state.scripted = turn.state;
  return { say: turn.say, calls: turn.toolCalls, isOver: turn.isOver };
}

function stepScripted(ctx: DryPorts, state: DryState, heard: Heard): Thought {
  const known = state.scripted ?? scriptedReceptionist.begin(cardFromVariables(state.variables));
  const turn = scriptedReceptionist.step(known, heard, ctx.now);
  state.scripted = turn.state;
  return { say: turn.say, calls: turn.toolCalls, isOver: turn.isOver };
}

async function runAll(ctx: DryPorts, line: CallToolLine, calls: ToolCall[]): Promise<ToolResult[]> {
  const results: ToolResult[] = [];
  for (const call of calls) results.push(await runDryTool(ctx, line, call));
  return results;
}

function lineOf(businessId: string, { variables, scripted }: DryState): CallToolLine {
  const language = scripted?.language ?? (variables.language === "es" ? "es" : "en");
  const timeZone = variables.time_zone ?? "UTC";
  return { businessId, callId: "00000000-0000-7000-8000-000000000001", timeZone, language, callerNumber: dryCaller };
}
