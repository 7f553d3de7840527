import type { InboundCall } from "@/lib/domain/calls/business-description";
import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { ToolCallLine, ToolCallNote } from "./stores";

export type Engine = "retell" | "telnyx" | "openai-realtime";
export type FallbackEngine = "telnyx" | "voicemail";

/** A call that begins at one of our own engines: what the receptionist must know, and how the business wants it. */
export interface EngineOpening extends InboundCall {
  engine: Engine;
  fallbackEngine: FallbackEngine;
}

/** The lease on a call: everything that was not heard yet, and the state as it was saved last (null: never). */
export interface HeldCall {
  callId: string;
  businessId: string;
  leaseToken: string;
  state: unknown;
  /** There only while there is no state. */
  opening: EngineOpening | null;
  events: LegEvent[];
}

export type HearOutcome =
  | { outcome: "yours"; held: HeldCall }
  | { outcome: "busy" | "repeat" | "unknown_call" | "unknown" | "mismatch" };

/** A turn as it is kept. */
export interface SpokenTurn {
  position: number;
  role: "receptionist" | "caller";
  content: string;
  /** From the answer on; null when the call was never answered. */
  startsAtSeconds: number | null;
}

/** What is known of a call that we lead; fields that are left out stay as they are. */
export interface CallFacts {
  kind: "call_started" | "call_ended";
  startedAt?: Date;
  endedAt?: Date;
  durationSeconds?: number;
  endReason?: string;
  outcome?: string;
  summary?: string;
  recordingUrl?: string;
}

export interface SaveCall {
  held: Pick<HeldCall, "callId" | "leaseToken">;
  state: unknown;
  /** Keys of the events that are heard now. */
  heard: string[];
  turns: SpokenTurn[];
  toolCalls: (Omit<ToolCallNote, "businessId" | "callId"> & { position: number })[];
  facts: CallFacts | null;
  /** When to look at the call again although nothing happens. */
  wakeAt: Date | null;
  now: Date;
}

/** The line of a call that an engine leads by itself, with what is known of it. */
export interface EngineLine extends ToolCallLine {
  callerNumber: string | null;
  isOver: boolean;
  providerCallId: string;
}

/** Where a business's numbers ring. */
export interface NumberRoute {
  engine: Engine;
  fallbackEngine: FallbackEngine;
  /** The engine, or the fallback while the engine's provider is down. */
  effectiveEngine: Engine | FallbackEngine;
  numbers: string[];
}

/** Calls that we lead ourselves, in the database. Every method is one round trip. */
/** Callers, or somebody who tries the receptionist out: each has the cap for itself. */
export type SpendPurpose = "call" | "test";

export interface EngineStore {
  /** Keeps the event and takes the call when nobody has it. */
  hear(event: LegEvent, engine: Engine, now: Date): Promise<HearOutcome>;
  /** `lost`: somebody else has the call by now and nothing was written. */
  save(request: SaveCall): Promise<{ outcome: "saved"; events: LegEvent[] } | { outcome: "lost" }>;
  openRealtime(request: {
    lineNumber: string | null;
    callerNumber: string | null;
    divertedFrom: string | null;
    providerCallId: string;
    wakeAt: Date;
    now: Date;
  }): Promise<EngineOpening | null>;
  noteCall(engine: Engine, providerCallId: string, facts: CallFacts, now: Date): Promise<string>;
  loadLine(businessId: string, callId: string): Promise<EngineLine | null>;
  /** False when the business's cap of the day for this purpose would be passed. Millionths of a dollar. */
  reserveModelSpend(
    businessId: string,
    purpose: SpendPurpose,
    micros: number,
    capMicros: number,
    now: Date,
  ): Promise<boolean>;
  settleModelSpend(
    businessId: string,
    purpose: SpendPurpose,
    reservedMicros: number,
    spentMicros: number,
    now: Date,
  ): Promise<void>;
  loadRoute(businessId: string): Promise<NumberRoute | null>;
  /** Whether the provider's check of this minute is the caller's to make. */
  claimProviderCheck(provider: Exclude<Engine, "telnyx">, now: Date): Promise<boolean>;
  /** A check of a provider, or staff's word on it (`isForcedDown`). */
  noteProvider(
    provider: Exclude<Engine, "telnyx">,
    check: { isUp: boolean } | { isForcedDown: boolean },
    now: Date,
  ): Promise<"down" | "up" | "unchanged">;
}

/** One thing to do on a live call. */
export type CallCommand =
  | { kind: "answer" }
  /**
   * Speaks; `expects` an answer by voice or key, whose absence is told after a while, or nothing. `isPatient`: the while
   * is long enough for somebody who types.
   */
  | {
      kind: "say";
      text: string;
      language: "en" | "es";
      expects: "answer" | "nothing";
      marker: string;
      isPatient?: boolean;
      /** On a call that alerts somebody: which alert. */
      alertId?: string;
    }
  /** Speaks on a call that alerts somebody, twice when need be, and waits for one key. */
  | { kind: "ask_key"; text: string; language: "en" | "es"; key: string; alertId: string }
  | { kind: "listen"; language: "en" | "es" }
  /** Waits for a key or for silence without speaking. */
  | { kind: "wait"; marker: string }
  /** Ends the wait for an answer, so that the next sentence can begin. */
  | { kind: "stop_waiting" }
  | { kind: "transfer"; to: string; timeoutSeconds: number; legId: string; target: number }
  | { kind: "hang_up" };

/** The carrier's side of a call that we lead. */
export interface CallControl {
  /**
   * Runs a command once: a repeat with the same id within a minute does nothing. `gone`: the call is over. Throws
   * `unavailable` when the carrier does not answer.
   */
  run(controlId: string, commandId: string, command: CallCommand): Promise<"done" | "gone">;
  /**
   * Calls somebody to alert them; the events of the leg carry `alertId`. A repeat with the same command id within a
   * minute finds the first. Throws `unavailable` when the carrier does not answer.
   */
  dial(call: {
    alertId: string;
    commandId: string;
    from: string;
    to: string;
    timeoutSeconds: number;
  }): Promise<{ outcome: "dialled"; controlId: string } | { outcome: "refused"; reason: string }>;
  /** A fresh link to the recording of a leg, which the event's own link outlives by ten minutes only. */
  findRecording(legId: string): Promise<string | null>;
  /** Deletes the recordings of a leg; what is gone already counts as deleted. Throws `unavailable`. */
  forgetRecordings(legId: string): Promise<void>;
  /** Lets a number ring at the connection of an engine, with the platform's own number as the net below it. */
  routeNumber(e164: string, engine: Engine): Promise<"routed" | "not_configured" | "unknown_number">;
}

/** What an engine that leads calls by itself is told when it may answer. */
export interface RealtimePlan {
  instructions: string;
  language: "en" | "es";
  tools: { url: string; token: string; names: string[] };
}

/** Calls that OpenAI's realtime model leads over SIP. All of it is safe to repeat. */
export interface RealtimeCalls {
  accept(providerCallId: string, plan: RealtimePlan): Promise<"done" | "gone">;
  reject(providerCallId: string): Promise<void>;
  hangUp(providerCallId: string): Promise<"done" | "gone">;
  /** Hands the call over to a number; it is out of our hands then. */
  refer(providerCallId: string, e164: string): Promise<"done" | "gone">;
}

export interface ModelMessage {
  role: "user" | "assistant" | "tool";
  content: string;
  toolCalls?: { id: string; name: string; argumentsJson: string }[];
  /** Which call a tool's message answers. */
  toolCallId?: string;
}

export interface ModelRequest {
  system: string;
  messages: ModelMessage[];
  tools: { name: string; description: string; parameters: Record<string, unknown> }[];
  maxOutputTokens: number;
}

export interface ModelReply {
  text: string;
  toolCalls: { id: string; name: string; argumentsJson: string }[];
  finish: "stop" | "tool_calls" | "length" | "refused";
  /** What the request cost, in millionths of a dollar. */
  costMicros: number;
}

/** A language model with tools. */
export interface LanguageModel {
  isConfigured: boolean;
  /** What a request may cost at most, in millionths of a dollar. */
  estimateMicros(request: ModelRequest): number;
  /** Streams one answer to its end. Throws `unavailable` or `rate_limited`, also when `timeoutMs` are over. */
  answer(request: ModelRequest, timeoutMs: number): Promise<ModelReply>;
}

/** Whether the providers of engines that lead calls by themselves answer at all. */
export interface EngineHealth {
  isUp(provider: Exclude<Engine, "telnyx">): Promise<boolean>;
  /** The engines that this installation is set up for, beside our own. */
  watched: readonly Exclude<Engine, "telnyx">[];
}
