import { z } from "zod";
import { wait } from "@/scripts/local/kit/wait";
import { endGather, endLeg, sendCallEvent } from "./call-legs";
import type { World } from "./events";
import type { CallLeg } from "./state";

/** What the caller of a played call does next. */
export const callerTurn = z.union([
  z.string(),
  z.strictObject({ digits: z.string().regex(/^[0-9*#]+$/) }),
  z.strictObject({ silence: z.literal(true) }),
  z.strictObject({ hang_up: z.literal(true) }),
]);
export type CallerTurn = z.infer<typeof callerTurn>;

/** What happened on a played call, as the caller heard it. */
export interface PlayedCall {
  conversation: { role: "receptionist" | "caller"; text: string }[];
  /** The longest time without a sentence while the caller waited for an answer. */
  longest_silence_ms: number;
  /** `answered`: it was led to its end; `unanswered`: nobody picked up; `silent`: somebody did, and then nothing came. */
  outcome: "answered" | "unanswered" | "silent";
}

/** Notes what the application does on the legs whose callers follow a script. */
export interface SpeechLog {
  heard(leg: CallLeg, text: string, isAsking: boolean): void;
}

const pickUpMs = 15_000;
const patienceMs = 20_000;
const lookMs = 15;
/** After the last line, and after a goodbye, the application has this long to hang up. */
const goodbyeMs = 4_000;

interface Sentence {
  text: string;
  atMs: number;
  isAsking: boolean;
}

/** The sentences spoken on each played leg, in memory: a restarted stand-in has nobody on the line. */
export function speechLog(): SpeechLog & { follow(leg: CallLeg): { sentences: Sentence[] } } {
  const followed = new Map<string, { sentences: Sentence[] }>();
  return {
    follow(leg) {
      const log = { sentences: [] };
      followed.set(leg.call_control_id, log);
      return log;
    },
    heard(leg, text, isAsking) {
      followed.get(leg.call_control_id)?.sentences.push({ text, atMs: performance.now(), isAsking });
    },
  };
}

/** Plays a caller who waits for each sentence before the next line, and hangs up after the last one. */
export async function playCaller(world: World, leg: CallLeg, turns: readonly CallerTurn[]): Promise<PlayedCall> {
  const { sentences } = world.speech.follow(leg);
  const played: PlayedCall = { conversation: [], longest_silence_ms: 0, outcome: "answered" };
  let told = 0;
  const isOver = () => leg.state === "hangup" || world.signal.aborted;
  const listen = () => {
    for (const { text } of sentences.slice(told)) played.conversation.push({ role: "receptionist", text });
    told = sentences.length;
  };
  /** True when a sentence that wants an answer has been spoken since. */
  const untilAsked = async (sinceMs: number, ms: number): Promise<boolean> => {
    for (const end = performance.now() + ms; performance.now() < end && !isOver(); ) {
      if (sentences.slice(told).some(({ isAsking }) => isAsking)) break;
      await wait(lookMs, world.signal);
    }
    const moments = [sinceMs, ...sentences.slice(told).map(({ atMs }) => atMs)];
    for (const [index, atMs] of moments.entries()) {
      const nextMs = moments[index + 1] ?? (moments.length === 1 ? performance.now() : atMs);
      played.longest_silence_ms = Math.max(played.longest_silence_ms, Math.round(nextMs - atMs));
    }
    const hasSpoken = sentences.length > told;
    listen();
    return hasSpoken;
  };
  if (!(await untilAsked(performance.now(), pickUpMs))) played.outcome = leg.answered_at ? "silent" : "unanswered";
  played.longest_silence_ms = 0;
  for (const turn of turns) {
    if (isOver() || played.outcome !== "answered") break;
    if (typeof turn !== "string" && "hang_up" in turn) break;
    played.conversation.push({ role: "caller", text: say(world, leg, turn) });
    if (!(await untilAsked(performance.now(), patienceMs)) && !isOver()) played.outcome = "silent";
  }
  for (const end = performance.now() + goodbyeMs; performance.now() < end && !isOver() && !leg.isGathering; ) {
    await wait(lookMs, world.signal);
  }
  listen();
  endLeg(world, leg, leg.answered_at ? "normal_clearing" : "originator_cancel", "caller");
  await world.deliverer.idle();
  return played;
}

/** Does one thing on the line; answers how the report words it. */
function say(world: World, leg: CallLeg, turn: Exclude<CallerTurn, { hang_up: true }>): string {
  if (typeof turn === "string") {
    if (leg.isTranscribing) {
      sendCallEvent(world, leg, "call.transcription", {
        transcription_data: { transcript: turn, is_final: true, confidence: 0.97, transcription_track: "inbound" },
      });
    }
    return turn;
  }
  if ("digits" in turn) {
    for (const digit of turn.digits) sendCallEvent(world, leg, "call.dtmf.received", { digit });
    if (leg.isGathering) endGather(world, leg, turn.digits, "valid");
    return `(${turn.digits})`;
  }
  if (leg.isGathering) endGather(world, leg, "", "timeout");
  return "(silence)";
}
