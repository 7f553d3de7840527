import type Retell from "retell-sdk";
import type { PureBrain, ToolCall } from "@/lib/receptionist/brain/brain";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import type { DeliveryMode } from "@/scripts/local/kit/delivery-mode";
import { randomHex } from "@/scripts/local/kit/random-id";
import { sendCallEvent } from "./call-events";
import { type Conversation, plannedConversation, pureConversation } from "./conversation";
import { type EndOptions, endCall } from "./end-call";
import type { DisconnectionReason, LiveCall, Pace } from "./live-call";
import { findLlm } from "./llm-routes";
import { type OpenAiSettings, openAiConversation } from "./openai-conversation";
import { type Pickup, ring } from "./ring";
import { type CallerTurn, type CallRecord, type RetellState, storeCall } from "./state";
import { greet, greetingOf, type HeardTurn, hearCaller } from "./take-turn";
import { speechSec } from "./transcript";
import { systemVariables, type Variables } from "./variables";

export type Engine = "scripted" | "openai";

/** What the telephone needs from the stand-in around it. */
export interface Telephone {
  state: RetellState;
  baseUrl: string;
  signal: AbortSignal;
  deliverer: Deliverer;
  /** A deliverer for one call, whose events come late, twice or shuffled. */
  delivererFor(mode: DeliveryMode): Deliverer;
  brain: PureBrain<unknown>;
  openai: OpenAiSettings | null;
  recordingTtlMs: number | null;
  concurrencyLimit: number;
  /** Calls with somebody on the line, by call id. */
  live: Map<string, LiveCall>;
}

/** How one call is to run. */
export interface CallPlan {
  pace: Pace;
  engine?: Engine | undefined;
  /** Runs exactly these instead of asking the brain. */
  tools?: Omit<ToolCall, "id">[] | undefined;
  /** The caller's lines, as far as they are known. */
  turns: readonly CallerTurn[];
  delivery?: { twice: boolean; shuffle: boolean; late_ms: number } | undefined;
}

type Answered = Extract<Pickup, { kind: "answered" }>;

export function callDeliverer(phone: Telephone, { delivery }: CallPlan): Deliverer {
  if (!delivery) return phone.deliverer;
  const { twice, shuffle, late_ms: delayMs } = delivery;
  return phone.delivererFor({ delay_ms: delayMs, times: twice ? 2 : 1, shuffle, window_ms: shuffle ? 400 : 1 });
}

/** What came of ringing: `live` when somebody picked up, else why not. */
export interface Opened {
  callId: string;
  live: LiveCall | null;
  refusal: { outcome: "rejected" | "disconnected"; reason: string } | null;
}

export interface InboundCaller {
  fromNumber: string;
  customSipHeaders: Record<string, string>;
  omitCallId: boolean;
}

/** Rings a number that exists here and, when somebody picks up, opens the call. The caller is not greeted yet. */
export async function openInbound(
  phone: Telephone,
  number: Retell.PhoneNumberResponse,
  { fromNumber, customSipHeaders, omitCallId }: InboundCaller,
  plan: CallPlan,
): Promise<Opened> {
  const callId = randomHex("call_", 27);
  const isFull = phone.live.size >= phone.concurrencyLimit;
  const pickup = await ring(phone.state, callDeliverer(phone, plan), {
    number,
    fromNumber,
    callId: omitCallId ? null : callId,
    customSipHeaders,
    isSentTwice: plan.delivery?.twice ?? false,
  });
  if (pickup.kind === "rejected") return refused(callId, "rejected", "the inbound webhook rejected the call");
  if (pickup.kind === "disconnected") return refused(callId, "disconnected", pickup.reason);
  const call: Retell.PhoneCallResponse = {
    ...callBasics(callId, pickup.agent),
    call_type: "phone_call",
    direction: "inbound",
    from_number: fromNumber,
    to_number: number.phone_number,
    ...(pickup.metadata ? { metadata: pickup.metadata } : {}),
    ...(Object.keys(pickup.variables).length > 0 ? { retell_llm_dynamic_variables: pickup.variables } : {}),
    ...(Object.keys(customSipHeaders).length > 0 ? { custom_sip_headers: customSipHeaders } : {}),
  };
  const live = openCall(phone, call, pickup, plan);
  if (!isFull) return { callId, live, refusal: null };
  neverConnected(phone, live, "concurrency_limit_reached");
  return refused(callId, "disconnected", "concurrency_limit_reached");
}

function refused(callId: string, outcome: "rejected" | "disconnected", reason: string): Opened {
  return { callId, live: null, refusal: { outcome, reason } };
}

/** Ends a call that nobody answered: `call_ended` and `call_analyzed`, but never `call_started`. */
export function neverConnected(phone: Telephone, live: LiveCall, reason: DisconnectionReason): void {
  const { call } = live;
  phone.live.delete(call.call_id);
  delete call.start_timestamp;
  call.call_status = "not_connected";
  call.disconnection_reason = reason;
  sendCallEvent(live, "call_ended");
  call.call_analysis = { call_successful: false, in_voicemail: false, user_sentiment: "Unknown" };
  sendCallEvent(live, "call_analyzed");
}

/** The fields that every call has from the beginning. */
export function callBasics(callId: string, agent: Retell.AgentResponse) {
  return {
    call_id: callId,
    agent_id: agent.agent_id,
    agent_version: agent.version,
    ...(agent.agent_name ? { agent_name: agent.agent_name } : {}),
    call_status: "registered",
    data_storage_setting: agent.data_storage_setting ?? "everything",
  } satisfies Partial<Retell.PhoneCallResponse>;
}

/** Connects a registered call with its agent. */
export function openCall(
  phone: Telephone,
  call: CallRecord,
  { agent, variables: given, llmOverride = {} }: Pick<Answered, "agent" | "variables"> & Partial<Answered>,
  plan: CallPlan,
): LiveCall {
  const engine = agent.response_engine;
  const stored = engine.type === "retell-llm" ? findLlm(phone.state, engine.llm_id, engine.version) : null;
  const llm = stored ? { ...stored, ...llmOverride } : null;
  const variables: Variables = {
    ...systemVariables({ now: new Date(), timeZone: agent.timezone || "America/Los_Angeles", ...partiesOf(call) }),
    ...llm?.default_dynamic_variables,
    ...given,
  };
  const pickedUpAtMs = Date.now() - backdateMs({ llm, variables }, plan);
  Object.assign(call, { call_status: "ongoing", start_timestamp: pickedUpAtMs });
  storeCall(phone.state, call);
  const live: LiveCall = {
    call,
    agent,
    llm,
    variables,
    conversation: converse(phone, { llm, variables }, plan),
    deliverer: callDeliverer(phone, plan),
    isToolSentTwice: plan.delivery?.twice ?? false,
    isOnTime: !plan.delivery?.shuffle && !plan.delivery?.late_ms,
    pace: plan.pace,
    pickedUpAtMs,
    clockSec: 0,
    toolRuns: [],
    latenciesMs: [],
    silenceMs: 0,
    endReason: null,
    signal: phone.signal,
  };
  phone.live.set(call.call_id, live);
  return live;
}

/** Plays the caller's turns until somebody hangs up, and ends the call. A broken brain ends it with `error_retell`. */
export async function playCall(
  phone: Telephone,
  live: LiveCall,
  turns: readonly CallerTurn[],
  end: Pick<EndOptions, "analysis"> & { recordingTtlMs?: number | null; reason?: DisconnectionReason | undefined } = {},
): Promise<void> {
  let reason: DisconnectionReason;
  try {
    reason = await playTurns(live, await greet(live), turns);
  } catch (error) {
    console.error("[retell] the brain of a call failed:", error);
    reason = "error_retell";
  }
  await hangUp(phone, live, end.reason ?? reason, end);
}

/** Ends a call that somebody is on. */
export async function hangUp(
  phone: Telephone,
  live: LiveCall,
  reason: DisconnectionReason,
  { analysis, recordingTtlMs }: Pick<EndOptions, "analysis"> & { recordingTtlMs?: number | null } = {},
): Promise<void> {
  if (!phone.live.delete(live.call.call_id)) return;
  await endCall(live, {
    state: phone.state,
    baseUrl: phone.baseUrl,
    reason,
    analysis,
    recordingTtlMs: recordingTtlMs ?? phone.recordingTtlMs,
  });
}

async function playTurns(
  live: LiveCall,
  greeting: HeardTurn,
  turns: readonly CallerTurn[],
): Promise<DisconnectionReason> {
  let isSilent = false;
  let isOver = greeting.isOver;
  for (const turn of turns) {
    if (isOver || live.endReason) break;
    if (typeof turn !== "string" && "hang_up" in turn) return "user_hangup";
    isOver = (await hearCaller(live, turn)).isOver;
    isSilent = typeof turn !== "string" && "silence" in turn;
  }
  return live.endReason ?? (isSilent ? "inactivity" : "user_hangup");
}

function converse(phone: Telephone, begun: Pick<LiveCall, "llm" | "variables">, plan: CallPlan): Conversation {
  if (plan.tools) return plannedConversation(plan.tools, plan.turns.length);
  const engine = plan.engine ?? (phone.openai ? "openai" : "scripted");
  if (engine === "openai" && phone.openai && begun.llm) {
    return openAiConversation(phone.openai, begun.llm, begun.variables, greetingOf(begun) ?? "");
  }
  return pureConversation(phone.brain, begun.variables);
}

// A fast call lasts a second but has the times of a spoken one. It starts in the past by what it will about take, so that
// it does not end in the future; each line of the caller is given a reply of 12 seconds.
function backdateMs(begun: Pick<LiveCall, "llm" | "variables">, { pace, turns }: CallPlan): number {
  if (pace !== "fast") return 0;
  const spokenSec = turns.map((turn) => (typeof turn === "string" ? speechSec(turn) : 10) + 12);
  return Math.round((speechSec(greetingOf(begun) ?? "") + 4 + spokenSec.reduce((sum, one) => sum + one, 0)) * 1000);
}

function partiesOf(call: CallRecord) {
  const isPhone = call.call_type === "phone_call";
  return {
    callId: call.call_id,
    fromNumber: isPhone ? call.from_number : null,
    toNumber: isPhone ? call.to_number : null,
    direction: isPhone ? call.direction : ("inbound" as const),
  };
}
