import type Retell from "retell-sdk";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { wait } from "@/scripts/local/kit/wait";
import type { Conversation, ToolAnswer } from "./conversation";
import type { CallRecord } from "./state";
import { addUtterance } from "./transcript";
import type { Variables } from "./variables";

/**
 * How time passes on a call. `fast`: as quick as the machine, with times as if it had been spoken. `typed`: the wall
 * clock, for a person at a keyboard. `real`: every sentence takes as long as it would aloud.
 */
export type Pace = "fast" | "typed" | "real";

export type DisconnectionReason = NonNullable<Retell.PhoneCallResponse["disconnection_reason"]>;

/** A tool that ran on a call, with its arguments, in order. */
export interface ToolRun extends ToolAnswer {
  tool_call_id: string;
  args: Record<string, unknown>;
}

/** A call with somebody on the line. It lives in memory; `call` is the stored record, which grows with it. */
export interface LiveCall {
  call: CallRecord;
  agent: Retell.AgentResponse;
  llm: Retell.LlmResponse | null;
  variables: Variables;
  conversation: Conversation;
  deliverer: Deliverer;
  /** True when each tool call is to reach the application twice. */
  isToolSentTwice: boolean;
  /** False when the events of this call are to come late or shuffled. */
  isOnTime: boolean;
  pace: Pace;
  /** Wall clock at the pick-up, in ms. */
  pickedUpAtMs: number;
  /** Seconds of speech so far; the times of the transcript count from here. */
  clockSec: number;
  toolRuns: ToolRun[];
  latenciesMs: number[];
  /** Lasting silence of the caller. */
  silenceMs: number;
  /** Set as soon as somebody hangs up. */
  endReason: DisconnectionReason | null;
  signal: AbortSignal;
}

/** Where the call is now, in seconds from the pick-up. */
export function elapsedSec(live: LiveCall): number {
  return live.pace === "typed" ? Math.max(live.clockSec, (Date.now() - live.pickedUpAtMs) / 1000) : live.clockSec;
}

/** Says a sentence on the call: into the transcript, and for as long as the pace wants. */
export async function speak(live: LiveCall, role: "agent" | "user", content: string): Promise<void> {
  const from = elapsedSec(live);
  live.clockSec = addUtterance(live.call, role, content, from);
  // Figures of the size that Retell reports, spread by the length of the sentence so that percentiles differ.
  if (role === "agent") live.latenciesMs.push(620 + ((content.length * 37) % 480));
  if (live.pace === "real") await wait((live.clockSec - from) * 1000, live.signal);
}
