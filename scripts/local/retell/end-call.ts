import type Retell from "retell-sdk";
import { analyse } from "./analysis";
import { headStart, sendCallEvent } from "./call-events";
import { type DisconnectionReason, elapsedSec, type LiveCall } from "./live-call";
import type { RetellState } from "./state";

// Cents a second, of the size of Retell's price list: speech, model, carrier.
const PRODUCTS = [
  { product: "elevenlabs_tts", unit_price: 0.1167 },
  { product: "gpt_4_1", unit_price: 0.075 },
  { product: "us_telephony", unit_price: 0.025 },
];

export interface EndOptions {
  state: RetellState;
  baseUrl: string;
  reason: DisconnectionReason;
  /** How long the recording's link works; null means for good. */
  recordingTtlMs: number | null;
  /** Replaces parts of the computed analysis. */
  analysis?: Partial<Retell.PhoneCallResponse.CallAnalysis> | undefined;
}

/** Hangs up: completes the record, sends `call_ended`, analyses the call and sends `call_analyzed`. */
export async function endCall(live: LiveCall, options: EndOptions): Promise<void> {
  const { call, agent } = live;
  live.endReason = options.reason;
  const durationMs = Math.round(elapsedSec(live) * 1000);
  const endedAtMs = (call.start_timestamp ?? Date.now()) + durationMs;
  Object.assign(call, {
    call_status: options.reason.startsWith("error_") ? "error" : "ended",
    disconnection_reason: options.reason,
    end_timestamp: endedAtMs,
    duration_ms: durationMs,
    call_cost: costOf(durationMs),
    latency: latencyOf(live.latenciesMs),
    llm_token_usage: tokensOf(live),
    collected_dynamic_variables: call.collected_dynamic_variables ?? {},
    public_log_url: `${options.baseUrl}/_logs/${call.call_id}.txt`,
  } satisfies Partial<Retell.PhoneCallResponse>);
  addRecording(live, options);
  if (agent.data_storage_setting === "basic_attributes_only") dropContents(live);
  sendCallEvent(live, "call_ended");
  await headStart(live);
  call.call_analysis = { ...analyse(call, live.toolRuns, agent.post_call_analysis_data), ...options.analysis };
  sendCallEvent(live, "call_analyzed");
}

function addRecording({ call, agent }: LiveCall, { state, baseUrl, recordingTtlMs }: EndOptions): void {
  const ttlMs = recordingTtlMs ?? (agent.opt_in_signed_url ? (agent.signed_url_expiration_ms ?? 86_400_000) : null);
  const query = ttlMs === null ? "" : `?expires=${Date.now() + ttlMs}`;
  if (ttlMs !== null) state.recordingExpiry[call.call_id] = Date.now() + ttlMs;
  call.recording_url = `${baseUrl}/_recordings/${call.call_id}.wav${query}`;
  call.recording_multi_channel_url = `${baseUrl}/_recordings/${call.call_id}.stereo.wav${query}`;
  call.opt_in_signed_url = agent.opt_in_signed_url ?? false;
}

function dropContents({ call }: LiveCall): void {
  delete call.transcript;
  delete call.transcript_object;
  delete call.transcript_with_tool_calls;
  delete call.recording_url;
  delete call.recording_multi_channel_url;
}

function costOf(durationMs: number): Retell.PhoneCallResponse.CallCost {
  const seconds = Math.ceil(durationMs / 1000);
  const products = PRODUCTS.map((one) => ({ ...one, cost: round(one.unit_price * seconds) }));
  return {
    product_costs: products,
    combined_cost: round(products.reduce((sum, one) => sum + one.cost, 0)),
    total_duration_seconds: seconds,
    total_duration_unit_price: round(PRODUCTS.reduce((sum, one) => sum + one.unit_price, 0)),
  };
}

function latencyOf(valuesMs: readonly number[]): Retell.PhoneCallResponse.Latency {
  if (valuesMs.length === 0) return {};
  const share = (part: number) => distribution(valuesMs.map((value) => Math.round(value * part)));
  return { e2e: share(1), llm: share(0.6), tts: share(0.25) };
}

function distribution(values: readonly number[]): Retell.PhoneCallResponse.Latency.E2E {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    min: at(0),
    max: at(1),
    num: values.length,
    values: [...values],
  };
}

function tokensOf({ call, latenciesMs, llm }: LiveCall): Retell.PhoneCallResponse.LlmTokenUsage {
  const promptTokens = Math.ceil((llm?.general_prompt?.length ?? 0) / 4);
  const spoken = Math.ceil((call.transcript?.length ?? 0) / 4);
  const count = latenciesMs.length;
  const values = latenciesMs.map((_, index) => promptTokens + Math.ceil((spoken * (index + 1)) / count));
  const total = values.reduce((sum, value) => sum + value, 0);
  return { average: count > 0 ? round(total / count) : 0, num_requests: count, values };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
