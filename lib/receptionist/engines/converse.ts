import { redactCards, redactCardTalk } from "@/lib/domain/conduct/card-numbers";
import { detectLanguage } from "@/lib/domain/language/detect-language";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import type { Ctx } from "@/lib/ports";
import type { Heard, ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { cardFromVariables, readEmergenciesOff } from "@/lib/receptionist/brain/card";
import { type ConductSoFar, conductWords, judgeSpeech } from "@/lib/receptionist/brain/conduct/judge-speech";
import { askModel } from "@/lib/receptionist/brain/openai/ask-model";
import { wasReadBack } from "@/lib/receptionist/brain/read-back";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { SENTENCES } from "@/lib/receptionist/brain/scripted/sentence-tables";
import { takeOver } from "@/lib/receptionist/brain/take-over";
import { type CallerInput, type TranscriptEntry, tidySpeech } from "@/lib/receptionist/brain/transcript";
import type { CallToolLine, ToolPorts } from "@/lib/receptionist/tools/tool";
import { type ConversationState, conductOf, turnsOf } from "./conversation-state";
import { type PlainToolNote, runEngineTool } from "./run-tool";

export type ConversePorts = ToolPorts & Ctx<"model" | "engines" | "settings">;

/** What came of hearing the caller once. */
export interface Conversed {
  state: ConversationState;
  /** Everything to be spoken now, one sentence after another; empty only when the call is over. */
  say: string;
  isOver: boolean;
  /** Numbers to be rung one after another, when a tool decided to put the caller through. */
  transferTo: string[];
  toolCalls: (PlainToolNote & { position: number })[];
}

interface BrainTurn {
  say: string;
  toolCalls: ToolCall[];
  isOver: boolean;
}

interface Talk {
  ctx: ConversePorts;
  line: CallToolLine;
  state: ConversationState;
  said: string[];
  transferTo: string[];
  toolCalls: Conversed["toolCalls"];
  endsAtMs: number;
}

const roundsMax = 6;
/** Silences in a row that end a call; somebody who types needs longer. */
const silencesMax = { plain: 3, relay: 8 };
/** How far back the digits of a card may have begun. */
const turnsOfCardTalk = 4;
/** One answer of the model, and all that happens before the caller hears something other than fillers. */
const modelMs = 6_000;
const turnMs = 12_000;
const readBackFirst = new Set(["book_appointment", "reschedule_appointment", "cancel_appointment"]);
const inSpanish = "Claro, hablemos en español. ¿En qué le puedo ayudar?";
const nothingHeard = { en: "Sorry, could you say that again?", es: "Perdón, ¿me lo puede repetir?" };

/**
 * Hears the caller once and answers: a model or the scripted receptionist thinks, tools run through the registry for the
 * line that the carrier signed, until there is something to say. When the model fails, is slow, talks nonsense or passes
 * its cap, and whenever an emergency is heard, the scripted receptionist goes on from the same words and keeps the call.
 */
export async function converse(
  ctx: ConversePorts,
  line: CallToolLine,
  before: ConversationState,
  input: CallerInput,
): Promise<Conversed> {
  const state = structuredClone(before);
  const talk: Talk = {
    ctx,
    line: { ...line, language: state.language },
    state,
    said: [],
    transferTo: [],
    toolCalls: [],
    endsAtMs: performance.now() + turnMs,
  };
  if (!state.isOver) await answer(talk, input);
  if (talk.said.length === 0 && !state.isOver) say(talk, nothingHeard[state.language]);
  const { said, transferTo, toolCalls } = talk;
  return { state, say: said.join(" "), isOver: state.isOver, transferTo, toolCalls };
}

async function answer(talk: Talk, raw: CallerInput): Promise<void> {
  const { state } = talk;
  const input = tidy(raw, state);
  const soFar = conductOf(state.entries);
  state.entries.push({ kind: "heard", at: now(talk), heard: input });
  if (input.kind === "start" && state.variables.caller_is_blocked === "true") return refuseBlocked(talk);
  if (input.kind === "digits" && input.digits === "9") return speakSpanish(talk);
  if (state.lead === "model" && input.kind === "start") return say(talk, state.variables.greeting ?? "");
  if (state.lead === "model" && input.kind === "speech") {
    setLanguage(talk, detectLanguage(input.text) ?? state.language);
    const { trade = "general" } = state.variables;
    if (findEmergency(input.text, trade, readEmergenciesOff(state.variables))) state.gaveUp = "emergency";
  }
  if (state.lead === "model" && !state.gaveUp && (await keepConduct(talk, input, soFar))) return;
  let turn = state.gaveUp && state.lead === "model" ? await handOver(talk) : await think(talk, input);
  for (let round = 0; ; round++) {
    say(talk, turn.say);
    const results = await runTools(talk, turn.toolCalls);
    if (turn.isOver || results.some(({ result }) => result.data.outcome === "ending")) return end(talk, results);
    if (talk.transferTo.length > 0) return say(talk, results.at(-1)?.result.say ?? "");
    if (results.length === 0 || round === roundsMax) return;
    turn = await think(talk, { kind: "tool_results", results });
  }
}

/** A model reads keys as wishes; the scripted receptionist knows them. */
function tidy(input: CallerInput, { lead, entries }: ConversationState): CallerInput {
  if (input.kind === "digits" && input.digits === "0" && lead === "model") {
    return { kind: "speech", text: "I would like to speak to a person." };
  }
  if (input.kind === "digits") return { kind: "digits", digits: redactCards(input.digits).text };
  if (input.kind !== "speech") return input;
  const said = tidySpeech(input.text);
  const before = entries.flatMap((entry) =>
    entry.kind === "heard" && entry.heard.kind === "speech" ? [entry.heard.text] : [],
  );
  const text = redactCardTalk([...before.slice(-turnsOfCardTalk), said]).at(-1)?.text ?? said;
  return text === "" ? { kind: "silence" } : { kind: "speech", text };
}

function refuseBlocked(talk: Talk): Promise<void> {
  say(talk, SENTENCES[talk.state.language].blocked);
  return hangUp(talk, "blocked");
}

async function hangUp(talk: Talk, reason: string): Promise<void> {
  end(talk, await runTools(talk, [{ id: `end_${talk.state.entries.length}`, name: "end_call", args: { reason } }]));
}

/** The rules that hold beside a model: true when one of them answered and the model is not asked. */
async function keepConduct(talk: Talk, input: CallerInput, soFar: ConductSoFar): Promise<boolean> {
  const { state } = talk;
  const words = SENTENCES[state.language];
  if (input.kind === "silence") {
    const silences = silencesAtEnd(state.entries);
    const isEnd = silences >= (soFar.isRelay ? silencesMax.relay : silencesMax.plain);
    say(talk, isEnd ? words.noOneThere : words.areYouThere);
    if (isEnd) await hangUp(talk, "silence");
    return true;
  }
  const conduct = input.kind === "speech" ? judgeSpeech(input.text, soFar) : null;
  if (conduct === null || input.kind !== "speech") return false;
  if (conduct === "person" || conduct === "opt_out") return runConductTool(talk, conduct, input.text);
  const answer = conductWords(conduct, state.language, soFar);
  say(talk, answer.say);
  if (answer.isEnd) await hangUp(talk, conduct);
  return true;
}

/** A person is rung for, and texts end, whatever the model thinks of it. What did not come to pass, the model explains. */
async function runConductTool(talk: Talk, conduct: "person" | "opt_out", text: string): Promise<boolean> {
  const id = `${conduct}_${talk.state.entries.length}`;
  const call =
    conduct === "person"
      ? { id, name: "transfer_call", args: { reason: text } }
      : { id, name: "stop_texts", args: { words: text } };
  const [result] = await runTools(talk, [call]);
  const isDone = talk.transferTo.length > 0 || conduct === "opt_out";
  if (isDone) say(talk, result?.result.say ?? "");
  return isDone;
}

function silencesAtEnd(entries: readonly TranscriptEntry[]): number {
  const heard = entries.flatMap((entry) => (entry.kind === "heard" ? [entry.heard.kind] : []));
  return heard.length - 1 - heard.findLastIndex((kind) => kind !== "silence");
}

async function think(talk: Talk, input: Heard): Promise<BrainTurn> {
  const { state, ctx, line } = talk;
  if (state.lead === "scripted") return goOnScripted(talk, input);
  const answered = await askModel(ctx, {
    businessId: line.businessId,
    purpose: "call",
    variables: { ...state.variables, language: state.language },
    entries: state.entries,
    deadlineMs: Math.min(modelMs, talk.endsAtMs - performance.now()),
  });
  if (answered.outcome === "failed") {
    state.gaveUp = answered.reason;
    return handOver(talk);
  }
  return { ...answered, isOver: answered.toolCalls.some(({ name }) => name === "end_call") };
}

/** From here on the scripted receptionist leads, knowing all that was said. */
async function handOver(talk: Talk): Promise<BrainTurn> {
  const { state, ctx } = talk;
  state.lead = "scripted";
  const turn = await takeOver<ScriptedState>({
    brain: scriptedReceptionist,
    card: { ...cardFromVariables(state.variables), language: state.language },
    entries: state.entries,
    now: ctx.now,
    look: async (call) => (await runTools(talk, [call]))[0] ?? { ...call, result: unavailable },
  });
  return keepScripted(talk, turn);
}

const unavailable = { say: "", data: { outcome: "unavailable" } };

/** A state that this version does not understand, as after a deploy in mid-call, is made again from what was said. */
async function goOnScripted(talk: Talk, input: Heard): Promise<BrainTurn> {
  try {
    return stepScripted(talk, input);
  } catch {
    talk.state.gaveUp = "state_lost";
    return handOver(talk);
  }
}

function stepScripted(talk: Talk, input: Heard): BrainTurn {
  const { state, ctx } = talk;
  const known = state.scripted as ScriptedState | null;
  return keepScripted(
    talk,
    scriptedReceptionist.step(known ?? scriptedReceptionist.begin(cardFromVariables(state.variables)), input, ctx.now),
  );
}

function keepScripted(talk: Talk, turn: BrainTurn & { state: ScriptedState }): BrainTurn {
  talk.state.scripted = turn.state;
  setLanguage(talk, turn.state.language);
  return turn;
}

function setLanguage(talk: Talk, language: "en" | "es"): void {
  talk.state.language = language;
  talk.line.language = language;
}

function speakSpanish(talk: Talk): void {
  const { state } = talk;
  setLanguage(talk, "es");
  const known = state.scripted as ScriptedState | null;
  if (known) state.scripted = { ...known, language: "es" } satisfies ScriptedState;
  else state.variables = { ...state.variables, language: "es" };
  say(talk, inSpanish);
}

/** Runs the tools of one turn, each once, and keeps calls and results with the conversation. */
async function runTools(talk: Talk, calls: ToolCall[]): Promise<ToolResult[]> {
  const { state } = talk;
  if (calls.length === 0) return [];
  const place = state.entries.length;
  state.entries.push({ kind: "tools", at: now(talk), calls });
  const results: ToolResult[] = [];
  for (const [index, call] of calls.entries()) {
    const isUnread = state.lead === "model" && readBackFirst.has(call.name) && !wasReadBack(state.entries, call);
    const result = isUnread ? askToReadBack(call) : await runTool(talk, call, `tool:${place}:${index}`);
    results.push({ id: call.id, name: call.name, result });
  }
  state.entries.push({ kind: "results", at: now(talk), results });
  return results;
}

async function runTool(talk: Talk, call: ToolCall, eventKey: string): Promise<ToolResult["result"]> {
  const { answer: result, note } = await runEngineTool(talk.ctx, talk.line, call, eventKey);
  talk.toolCalls.push({ ...note, position: turnsOf(talk.state.entries, null).length - 1 });
  const { transfer_to: targets } = result.data;
  if (Array.isArray(targets)) talk.transferTo.push(...targets.filter((target) => typeof target === "string"));
  return result;
}

function askToReadBack({ name }: ToolCall): ToolResult["result"] {
  return {
    say: "",
    data: {
      outcome: "read_back_first",
      instruction: `Nothing was changed. Say weekday, date, time, service and name to the caller, wait for their yes, then call ${name} again with an id that a tool has returned on this call.`,
    },
  };
}

function end(talk: Talk, results: ToolResult[]): void {
  if (talk.said.length === 0) say(talk, results.find(({ name }) => name === "end_call")?.result.say ?? "");
  talk.state.isOver = true;
}

function say(talk: Talk, text: string): void {
  const sentence = text.trim();
  if (sentence === "") return;
  talk.said.push(sentence);
  talk.state.entries.push({ kind: "said", at: now(talk), text: sentence });
}

const now = ({ ctx }: Talk): string => ctx.now.toISOString();
