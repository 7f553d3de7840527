import type { CallerInput } from "@/lib/receptionist/brain/transcript";
import type { HeardItem, LegFacts } from "./leg-facts";
import type { LegState } from "./leg-state";

/** What is to be done now. Steps follow from what is known and what is done, never from the order of events. */
export type LegStep =
  | { kind: "answer" }
  | { kind: "greet" }
  /** Needs a brain: `input` is what the caller did, made of the items with these keys. */
  | { kind: "turn"; input: CallerInput; keys: string[] }
  /** A voicemail goes on: words were heard, or the caller fell silent. */
  | { kind: "voicemail"; input: CallerInput; keys: string[] }
  /** Items that need no answer. */
  | { kind: "drop"; keys: string[] }
  | { kind: "transfer"; target: number; to: string }
  | { kind: "transfer_failed" }
  | { kind: "hang_up" }
  /** The call is over: `keys` are words that nobody answered any more. */
  | { kind: "close"; keys: string[] }
  | { kind: "keep_recording" }
  /** Nothing before this instant, unless something happens. */
  | { kind: "wait"; until: Date };

/** A hang-up that arrives before its answer is no missed call yet: the carrier's events come in any order. */
export const settleMs = 30_000;
/** How long the last sentence may take to be spoken, when its end is never told. */
const goodbyeMs = 15_000;

/** The next step, or null when there is nothing to do until something happens. */
export function nextStep(state: LegState, now: Date): LegStep | null {
  if (state.facts.direction === "outgoing") return null;
  if (state.facts.endedAt) return afterTheEnd(state, state.facts.endedAt, now);
  if (state.goneAt) return null;
  if (!state.done.answered) return state.facts.controlId ? { kind: "answer" } : null;
  if (!state.facts.answeredAt) return null;
  if (!state.done.greeted) return { kind: "greet" };
  if (state.overAt) return untilHungUp(state, state.overAt, now);
  return state.transfer ? transferStep(state.transfer, state.facts) : heardStep(state);
}

function afterTheEnd(state: LegState, endedAt: string, now: Date): LegStep | null {
  const settledAt = new Date(Date.parse(endedAt) + settleMs);
  if (!state.facts.answeredAt && now < settledAt) return { kind: "wait", until: settledAt };
  if (state.closedWith !== closingFacts(state)) {
    return { kind: "close", keys: untaken(state).map(({ key }) => key) };
  }
  return state.facts.recording && !state.done.recording ? { kind: "keep_recording" } : null;
}

/** What an end is made of: when any of it changes, the call is closed again. */
export function closingFacts({ facts }: LegState): string {
  const spoken = facts.heard.filter(({ kind }) => kind !== "silence").length;
  return `${facts.answeredAt} ${facts.endedAt} ${spoken}`;
}

function untilHungUp(state: LegState, overAt: string, now: Date): LegStep | null {
  if (state.done.hungUp) return null;
  const latest = new Date(Date.parse(overAt) + goodbyeMs);
  return state.facts.spoken.includes("end") || now >= latest ? { kind: "hang_up" } : { kind: "wait", until: latest };
}

/** One target after another. While one rings, and while two people talk, we answer nobody. */
function transferStep({ targets, tried }: NonNullable<LegState["transfer"]>, facts: LegFacts): LegStep | null {
  const current = facts.targets[String(tried - 1)];
  // A machine that answered is nobody: its leg is over for us as soon as the carrier has ended it.
  if (tried > 0 && ((current?.bridgedAt && !current.machineAt) || !current?.endedAt)) return null;
  const to = targets[tried];
  return to === undefined ? { kind: "transfer_failed" } : { kind: "transfer", target: tried, to };
}

function heardStep(state: LegState): LegStep | null {
  const waiting = untaken(state);
  const words = waiting.filter(({ kind }) => kind !== "silence");
  if (words.length > 0) return answerTo(state, words, waiting);
  const silence = waiting.find(({ marker }) => marker === `t${state.turn}`);
  const keys = waiting.map(({ key }) => key);
  if (!silence) return keys.length > 0 ? { kind: "drop", keys } : null;
  const kind = state.mode === "voicemail" ? "voicemail" : "turn";
  return { kind, input: { kind: "silence" }, keys };
}

/** Words that came in pieces are one utterance; keys are heard by themselves. Silence beside them means nothing. */
function answerTo(state: LegState, words: HeardItem[], waiting: HeardItem[]): LegStep {
  const [first] = words;
  const isSpeech = first?.kind === "speech";
  const pauses = waiting.filter(({ kind }) => kind === "silence");
  const until = words.findIndex(({ kind }) => kind === "keys");
  const taken = isSpeech ? words.slice(0, until < 0 ? words.length : until) : words.slice(0, 1);
  const input: CallerInput = isSpeech
    ? { kind: "speech", text: taken.map(({ text }) => text.trim()).join(" ") }
    : { kind: "digits", digits: first?.text ?? "" };
  const kind = state.mode === "voicemail" ? "voicemail" : "turn";
  return { kind, input, keys: [...taken, ...pauses].map(({ key }) => key) };
}

function untaken({ facts, taken }: LegState): HeardItem[] {
  return facts.heard.filter(({ key }) => !taken.includes(key));
}
