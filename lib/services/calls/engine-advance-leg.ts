import type { CallFacts, SaveCall, SpokenTurn } from "@/lib/ports/engines";
import type { CallerInput } from "@/lib/receptionist/brain/transcript";
import { turnsOf, withNobodyReached } from "@/lib/receptionist/engines/conversation-state";
import { converse } from "@/lib/receptionist/engines/converse";
import { summarise } from "@/lib/receptionist/engines/summarise";
import type { LegState } from "@/lib/receptionist/engines/telnyx/leg-state";
import { withCommand } from "@/lib/receptionist/engines/telnyx/leg-state";
import { type LegStep, nextStep } from "@/lib/receptionist/engines/telnyx/next-step";
import { applyTurn, endOf, speak, takeStep, voicemailWords } from "@/lib/receptionist/engines/telnyx/take-step";
import { untoldAttempts } from "@/lib/receptionist/engines/telnyx/transfer-attempts";
import { apology } from "@/lib/receptionist/tools/say";
import { watchWords } from "@/lib/services/emergencies/watch-words";
import { tellTarget } from "@/lib/services/transfers/transfer-call";
import { withFillers } from "./engine-fillers";
import type { LegPorts } from "./engine-hear-leg-event";
import { sendPending } from "./engine-send-commands";

/** What one look at a call did: the state afterwards, and what the database is to keep. */
export interface LegRun {
  state: LegState;
  turns: SpokenTurn[];
  toolCalls: SaveCall["toolCalls"];
  facts: CallFacts | null;
  wakeAt: Date | null;
}

interface Call {
  businessId: string;
  callId: string;
}

const stepsMax = 24;
/** A link to a recording works for ten minutes. */
const linkMs = 9 * 60_000;
const retryMs = 2_000;

/** Takes every step that is due and sends what follows from it. Throws only when our own database is away. */
export async function advanceLeg(ctx: LegPorts, call: Call, before: LegState): Promise<LegRun> {
  const run: LegRun = { state: before, turns: [], toolCalls: [], facts: null, wakeAt: null };
  for (let count = 0; count < stepsMax; count++) {
    run.state = await sendPending(ctx, run.state);
    if (run.state.pending.length > 0) {
      run.wakeAt = new Date(ctx.now.getTime() + retryMs);
      break;
    }
    const step = nextStep(run.state, ctx.now);
    if (step?.kind === "wait") run.wakeAt = step.until;
    if (!step || step.kind === "wait") break;
    await take(ctx, call, run, step);
  }
  run.state = await noteAttempts(ctx, call, run.state);
  return { ...run, ...newTurns(run.state) };
}

/** Keeps what became of the phones that rang for the caller. */
async function noteAttempts(ctx: LegPorts, call: Call, before: LegState): Promise<LegState> {
  const { notes, state } = untoldAttempts(before);
  for (const { at, ...note } of notes) {
    await ctx.transfers.note({ ...call, ...note, at: at === null ? ctx.now : new Date(at) });
  }
  return state;
}

/** Whoever is rung knows before the ring what it is about; the first of them was told when the transfer was decided. */
async function tellNext(ctx: LegPorts, call: Call, { conversation, line }: LegState, phone: string): Promise<void> {
  const { business_name: business = "", caller_name: name = "" } = conversation.variables;
  const reason = summarise(conversation.entries) ?? "";
  const caller = [name, line.callerNumber ?? "a withheld number"].filter(Boolean).join(" ");
  await tellTarget(ctx, { ...call, phone, words: `${business}: putting ${caller} through to you. ${reason}`.trim() });
}

async function take(ctx: LegPorts, call: Call, run: LegRun, step: Exclude<LegStep, { kind: "wait" }>): Promise<void> {
  const { state } = run;
  switch (step.kind) {
    case "greet":
      return greet(ctx, call, run);
    case "turn":
      return hearTurn(ctx, call, run, step.input, step.keys);
    case "transfer":
      await tellNext(ctx, call, state, step.to);
      run.state = takeStep(state, step, ctx.now);
      return;
    case "transfer_failed":
      // Key 0 is a wish for a person; with nobody there a message is taken.
      run.state = { ...state, transfer: null, conversation: withNobodyReached(state.conversation) };
      return hearTurn(ctx, call, run, { kind: "digits", digits: "0" }, []);
    case "close":
      run.state = takeStep(state, step, ctx.now);
      run.facts = { ...run.facts, ...endOf(run.state) };
      return keepVoicemail(ctx, call, run.state);
    case "keep_recording": {
      const recordingUrl = await freshRecording(ctx, state);
      run.state = takeStep(state, step, ctx.now);
      run.facts = { ...(run.facts ?? { kind: "call_ended" }), ...(recordingUrl ? { recordingUrl } : {}) };
      return;
    }
    default:
      run.state = takeStep(state, step, ctx.now);
  }
}

async function greet(ctx: LegPorts, call: Call, run: LegRun): Promise<void> {
  const { startedAt } = run.state.facts;
  run.facts = { ...run.facts, kind: "call_started", ...(startedAt ? { startedAt: new Date(startedAt) } : {}) };
  if (run.state.mode === "voicemail") {
    run.state = takeStep(run.state, { kind: "greet" }, ctx.now);
    return;
  }
  const { language } = run.state.conversation;
  const greeted: LegState = { ...run.state, done: { ...run.state.done, greeted: true } };
  run.state = withCommand(greeted, `listen-${language}`, { kind: "listen", language });
  await hearTurn(ctx, call, run, { kind: "start" }, []);
}

/** One turn with a brain. When that breaks, the caller is told so, and what they say next becomes a message. */
async function hearTurn(ctx: LegPorts, call: Call, run: LegRun, input: CallerInput, keys: string[]): Promise<void> {
  const { state } = run;
  const line = { ...call, ...state.line, language: state.conversation.language };
  try {
    const turn = await withFillers(ctx, state, () => converse(ctx, line, state.conversation, input));
    run.toolCalls.push(...turn.toolCalls);
    run.state = applyTurn(state, turn, keys, ctx.now);
  } catch (error) {
    const reason = error instanceof Error ? error.name : "unknown";
    const conversation = { ...state.conversation, gaveUp: `failed: ${reason}` };
    const broken: LegState = { ...state, mode: "voicemail", conversation, taken: [...state.taken, ...keys] };
    run.state = speak(broken, apology[conversation.language], { isLast: false }, ctx.now);
  }
}

/** Words on the tape become a message to the owner, like one that a receptionist took, and an emergency when they are. */
async function keepVoicemail(ctx: LegPorts, { businessId, callId }: Call, state: LegState): Promise<void> {
  const message = voicemailWords(state);
  if (state.mode !== "voicemail" || message === "") return;
  await ctx.calls.takeMessage({
    businessId,
    callId,
    name: null,
    phone: state.line.callerNumber,
    message: message.slice(0, 2_000),
    isUrgent: false,
    now: ctx.now,
  });
  await watchWords(ctx, { businessId, callId, callerNumber: state.line.callerNumber }, [message]);
}

async function freshRecording(ctx: LegPorts, { legId, facts }: LegState): Promise<string | null> {
  const { recording } = facts;
  if (!recording) return null;
  const isFresh = ctx.now.getTime() - Date.parse(recording.at) < linkMs;
  return isFresh ? recording.url : ((await ctx.callControl.findRecording(legId)) ?? recording.url);
}

function newTurns(state: LegState): Pick<LegRun, "state" | "turns"> {
  const { answeredAt } = state.facts;
  const turns = turnsOf(state.conversation.entries, answeredAt ? new Date(answeredAt) : null);
  return { turns: turns.slice(state.turnsSaved), state: { ...state, turnsSaved: turns.length } };
}
