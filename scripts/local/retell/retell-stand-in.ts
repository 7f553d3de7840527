import { defineEmulator, type EmulatorContext } from "emulate";
import Retell from "retell-sdk";
import type { PureBrain } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import { mountControls } from "@/scripts/local/kit/controls";
import { createDeliverer } from "@/scripts/local/kit/deliverer";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { mountAgentRoutes } from "./agent-routes";
import { mountCallRoutes } from "./call-routes";
import { mountControlRoutes } from "./control-routes";
import { mountLlmRoutes } from "./llm-routes";
import { mountNumberRoutes } from "./number-routes";
import type { OpenAiSettings } from "./openai-conversation";
import { mountPhonePage } from "./phone-page";
import { mountRecordingRoutes } from "./recording-routes";
import { retellErrorBody } from "./retell-error";
import { emptyState, type RetellState } from "./state";
import type { Telephone } from "./telephone";
import { mountVoiceRoutes } from "./voice-routes";

export interface RetellConfig {
  /** The key that the SDK sends and that signs webhooks and tool calls. */
  apiKey: string;
  /** Leads the calls when no OpenAI key is given; the scripted receptionist unless a test brings its own. */
  brain?: PureBrain<unknown>;
  openai?: OpenAiSettings;
  /** How long links to recordings work; without it they work for good, as Retell's default is. */
  recordingTtlMs?: number;
  /** Calls at the same time; Retell's default of 20 would stand in the way of load tests. */
  concurrencyLimit?: number;
}

/**
 * The local Retell: agents, LLMs, versions, numbers and calls as retell-sdk 5.66 knows them, and the telephone that
 * rings them (`/_sim/inbound-call`, `/_sim/calls`, the page `/_sim/phone`).
 */
export function retellStandIn(config: RetellConfig) {
  assertLocalOnly("Retell", [config.apiKey]);
  return defineEmulator<RetellState>({
    name: "retell",
    stateVersion: 1,
    state: emptyState,
    setup: (context) => setUp(context, config),
  });
}

function setUp(context: EmulatorContext<RetellState>, config: RetellConfig): void {
  const { app, state, signal, baseUrl } = context;
  const sign = async (body: string) => ({ "x-retell-signature": await Retell.sign(body, config.apiKey) });
  const deliverer = mountControls(context, {
    vendor: "Retell",
    isApiPath,
    errorBody: (_status, message) => retellErrorBody(message),
    sign,
    layers: [requireKey(config.apiKey)],
  });
  const phone: Telephone = {
    state,
    baseUrl,
    signal,
    deliverer,
    delivererFor: (mode) => createDeliverer({ state, signal, sign, mode: () => mode }),
    brain: config.brain ?? (scriptedReceptionist as PureBrain<unknown>),
    openai: config.openai ?? null,
    recordingTtlMs: config.recordingTtlMs ?? null,
    concurrencyLimit: config.concurrencyLimit ?? 200,
    live: new Map(),
  };
  dropLines(state);
  mountLlmRoutes(app, state);
  mountAgentRoutes(app, state);
  mountNumberRoutes(app, state);
  mountVoiceRoutes(app, baseUrl);
  mountCallRoutes(app, phone);
  mountControlRoutes(app, phone);
  mountRecordingRoutes(app, state);
  mountPhonePage(app);
}

function isApiPath(path: string): boolean {
  return path !== "/" && !path.startsWith("/_");
}

function requireKey(apiKey: string): FetchLayer {
  return async (request, next) => {
    const { pathname } = new URL(request.url);
    if (isApiPath(pathname) && request.headers.get("authorization") !== `Bearer ${apiKey}`) {
      return Response.json(retellErrorBody("Invalid API key."), { status: 401 });
    }
    return next(request);
  };
}

// A restart hangs up on everybody; nobody is there to finish these calls.
function dropLines(state: RetellState): void {
  for (const call of Object.values(state.calls)) {
    if (call.call_status !== "ongoing") continue;
    call.call_status = "error";
    call.disconnection_reason = "error_retell";
    call.end_timestamp = call.start_timestamp ?? 0;
  }
}
