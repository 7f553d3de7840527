import type { CallFacts } from "@/lib/ports/engines";
import type { TranscriptEntry } from "@/lib/receptionist/brain/transcript";
import { tidySpeech } from "@/lib/receptionist/brain/transcript";
import { type ConversationState, conductOf } from "@/lib/receptionist/engines/conversation-state";
import { endReasonOf, outcomeOf, summarise } from "@/lib/receptionist/engines/summarise";
import { type LegState, withCommand } from "./leg-state";
import { closingFacts, type LegStep } from "./next-step";
import { attemptOutcome } from "./transfer-attempts";

type PlainStep = Exclude<LegStep, { kind: "turn" | "wait" | "transfer_failed" }>;

const ringSeconds = 25;
const sayCharsMax = 2_900;
const words = {
  voicemail: {
    en: (name: string) =>
      `You have reached ${name}. This call is recorded and transcribed. We cannot take your call right now. Please say your name, your number and what you need, and we will call you back.`,
    es: (name: string) =>
      `Ha llamado a ${name}. Esta llamada se graba y se transcribe. Ahora no podemos atenderle. Por favor diga su nombre, su número y lo que necesita, y le devolvemos la llamada.`,
  },
  thanks: {
    en: "Thank you. We will call you back. Goodbye.",
    es: "Gracias. Le devolvemos la llamada. Adiós.",
  },
};

/** Takes a step that needs no brain. Pure: what is to be sent to the carrier is put behind the pending commands. */
export function takeStep(state: LegState, step: PlainStep, now: Date): LegState {
  switch (step.kind) {
    case "answer":
      return withCommand({ ...state, done: { ...state.done, answered: true } }, "answer", { kind: "answer" });
    case "greet":
      return greetVoicemail(state, now);
    case "voicemail":
      return hearVoicemail(state, step, now);
    case "drop":
      return { ...state, taken: [...state.taken, ...step.keys] };
    case "transfer":
      return startTransfer(state, step);
    case "hang_up":
      return withCommand({ ...state, done: { ...state.done, hungUp: true } }, "hang_up", { kind: "hang_up" });
    case "close":
      return close(state, step.keys, now);
    case "keep_recording":
      return { ...state, done: { ...state.done, recording: true } };
  }
}

/** Speaks, and listens when there is something to answer. The marker tells later which sentence an event belongs to. */
export function speak(state: LegState, text: string, { isLast }: { isLast: boolean }, now: Date): LegState {
  const turn = state.turn + 1;
  const { language } = state.conversation;
  const marker = isLast ? "end" : `t${turn}`;
  const expects = isLast ? ("nothing" as const) : ("answer" as const);
  const quiet = state.turn > 0 ? withCommand(state, `quiet-${turn}`, { kind: "stop_waiting" }) : state;
  const spoken = withCommand(quiet, `say-${turn}`, {
    kind: "say",
    text: text.slice(0, sayCharsMax),
    language,
    expects,
    marker,
    ...(conductOf(state.conversation.entries).isRelay ? { isPatient: true } : {}),
  });
  return { ...spoken, turn, overAt: isLast ? now.toISOString() : state.overAt };
}

/** What the brain made of a turn: it is spoken, the caller is put through, or the call ends. */
export function applyTurn(
  state: LegState,
  turn: { state: ConversationState; say: string; isOver: boolean; transferTo: string[] },
  keys: string[],
  now: Date,
): LegState {
  const changed = turn.state.language !== state.conversation.language;
  const heard: LegState = { ...state, conversation: turn.state, taken: [...state.taken, ...keys] };
  const listening = changed
    ? withCommand(heard, `listen-${turn.state.language}`, { kind: "listen", language: turn.state.language })
    : heard;
  const isTransfer = turn.transferTo.length > 0;
  const spoken =
    turn.say === "" && !turn.isOver ? listening : speak(listening, turn.say || " ", { isLast: turn.isOver }, now);
  return isTransfer && !turn.isOver ? { ...spoken, transfer: { targets: turn.transferTo, tried: 0 } } : spoken;
}

/** What the database is told when a call is over. */
export function endOf({ facts, conversation, mode }: LegState): CallFacts {
  const { answeredAt, endedAt, endCause, startedAt } = facts;
  const wasBridged = Object.values(facts.targets).some((target) => attemptOutcome(target) === "answered");
  const summary = summarise(conversation.entries);
  const outcome = wasBridged ? "transferred" : outcomeOf(conversation.entries, answeredAt !== null, null);
  const endReason = endReasonOf(conversation.entries, endCause);
  return {
    kind: "call_ended",
    ...(startedAt ? { startedAt: new Date(startedAt) } : {}),
    ...(endedAt ? { endedAt: new Date(endedAt) } : {}),
    durationSeconds: answeredAt && endedAt ? secondsBetween(answeredAt, endedAt) : 0,
    ...(endReason ? { endReason } : {}),
    outcome: mode === "voicemail" && outcome === "answered" ? "message" : outcome,
    ...(summary ? { summary } : {}),
  };
}

/** The words of a voicemail, as one message. */
export function voicemailWords({ conversation }: LegState): string {
  return conversation.entries
    .flatMap((entry) => (entry.kind === "heard" && entry.heard.kind === "speech" ? [entry.heard.text] : []))
    .join(" ");
}

function greetVoicemail(state: LegState, now: Date): LegState {
  const { language, variables } = state.conversation;
  const text = words.voicemail[language](variables.business_name ?? "us");
  const greeted = withEntries({ ...state, done: { ...state.done, greeted: true } }, [said(text, now)]);
  const listening = withCommand(greeted, `listen-${language}`, { kind: "listen", language });
  return speak(listening, text, { isLast: false }, now);
}

/** Words go on the tape; a pause after words waits for more; a pause after nothing, or a key, ends the message. */
function hearVoicemail(state: LegState, { input, keys }: Extract<LegStep, { kind: "voicemail" }>, now: Date): LegState {
  const taken = { ...state, taken: [...state.taken, ...keys] };
  if (input.kind === "speech") return withEntries(taken, [heard(input.text, now)]);
  const last = state.conversation.entries.findLast(({ kind }) => kind === "said" || kind === "heard");
  const isWaitingForMore = input.kind === "silence" && last?.kind === "heard" && last.heard.kind === "speech";
  if (isWaitingForMore) {
    const turn = state.turn + 1;
    const paused = withEntries({ ...taken, turn }, [
      { kind: "heard", at: now.toISOString(), heard: { kind: "silence" } },
    ]);
    return withCommand(paused, `wait-${turn}`, { kind: "wait", marker: `t${turn}` });
  }
  const text = words.thanks[state.conversation.language];
  return speak(withEntries(taken, [said(text, now)]), text, { isLast: true }, now);
}

function startTransfer(state: LegState, { target, to }: Extract<LegStep, { kind: "transfer" }>): LegState {
  const transfer = { targets: state.transfer?.targets ?? [to], tried: target + 1 };
  const attempts = [...state.attempts, { phone: to, noted: null }];
  return withCommand({ ...state, transfer, attempts }, `transfer-${target}`, {
    kind: "transfer",
    to,
    timeoutSeconds: ringSeconds,
    legId: state.legId,
    target,
  });
}

/** Words that nobody could answer any more are kept with the call. */
function close(state: LegState, keys: string[], now: Date): LegState {
  const unheard = state.facts.heard.filter(({ key, kind }) => keys.includes(key) && kind === "speech");
  const closed = withEntries(
    { ...state, taken: [...state.taken, ...keys], pending: [] },
    unheard.map(({ text }) => heard(tidySpeech(text), now)),
  );
  return { ...closed, closedWith: closingFacts(closed) };
}

function withEntries(state: LegState, entries: TranscriptEntry[]): LegState {
  const { conversation } = state;
  return { ...state, conversation: { ...conversation, entries: [...conversation.entries, ...entries] } };
}

const said = (text: string, now: Date): TranscriptEntry => ({ kind: "said", at: now.toISOString(), text });

const heard = (text: string, now: Date): TranscriptEntry => ({
  kind: "heard",
  at: now.toISOString(),
  heard: { kind: "speech", text },
});

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}
