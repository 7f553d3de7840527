import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { Ctx } from "@/lib/ports";
import type { HeldCall } from "@/lib/ports/engines";
import type { ConversePorts } from "@/lib/receptionist/engines/converse";
import { learn } from "@/lib/receptionist/engines/telnyx/leg-facts";
import { type LegState, openLeg } from "@/lib/receptionist/engines/telnyx/leg-state";
import { advanceLeg, type LegRun } from "./engine-advance-leg";
import { answerUnknownLine } from "./engine-unknown-line";

export type LegPorts = ConversePorts & Ctx<"callControl" | "calls" | "engines">;

export type HearLegResult =
  /** `gaveUp`: why the model no longer leads the call, or what went wrong on our side. */
  | { outcome: "heard"; callId: string; gaveUp: string | null }
  | { outcome: "repeat" | "unknown_line" }
  /** Somebody else has the call, its first event has not come yet, or the lease ran out: to be brought once more. */
  | { outcome: "retry"; cause: "busy" | "unknown_call" | "lost"; inSeconds: number };

/** A call that goes on and on is given to the next process before the platform ends this one. */
const holdMsMax = 40_000;
const retrySeconds = { busy: 12, unknown_call: 20, lost: 5 };

/**
 * Hears one event of a call that we lead over Call Control. The event is kept first; whoever holds the call's lease
 * hears it, with all others that wait, in one process after another, never in two at once. Any order, any number of
 * deliveries and any delay of the events lead to the same call. Throws `unavailable` when the database is away.
 */
export async function hearLegEvent(ctx: LegPorts, told: LegEvent): Promise<HearLegResult> {
  const event = { ...told, lineNumber: findLineNumber(ctx, told) };
  const heard = await ctx.engines.hear(event, "telnyx", ctx.now);
  switch (heard.outcome) {
    case "yours":
      return hearAll(ctx, heard.held, event.legId);
    case "repeat":
      return { outcome: "repeat" };
    case "busy":
      return toRetry("busy");
    case "unknown_call":
      return toRetry("unknown_call");
    default:
      await answerUnknownLine(ctx, event);
      return { outcome: "unknown_line" };
  }
}

function toRetry(cause: keyof typeof retrySeconds): HearLegResult {
  return { outcome: "retry", cause, inSeconds: retrySeconds[cause] };
}

/** A call that its trunk did not take comes to the platform's own number, and names the number that was dialled. */
function findLineNumber({ settings }: LegPorts, { lineNumber, divertedFrom }: LegEvent): string | null {
  return lineNumber !== null && lineNumber === settings.fallbackNumber ? divertedFrom : lineNumber;
}

/** Everything that waits, until nothing does. Turns take time, so each look at the call has its own instant. */
async function hearAll(request: LegPorts, first: HeldCall, legId: string): Promise<HearLegResult> {
  const startedAt = performance.now();
  const elapsedMs = () => Math.round(performance.now() - startedAt);
  let held = first;
  let state = (first.state as LegState | null) ?? open(request, first, legId);
  while (held.events.length > 0) {
    const ctx = { ...request, now: new Date(request.now.getTime() + elapsedMs()) };
    if (elapsedMs() > holdMsMax) return giveOn(ctx, held, state);
    const learnt: LegState = { ...state, facts: held.events.reduce(learn, state.facts) };
    const run = await advanceOrGiveBack(ctx, held, learnt);
    const saved = await save(ctx, held, run, held.events);
    if (saved.outcome === "lost") return toRetry("lost");
    state = run.state;
    held = { ...held, events: saved.events };
  }
  return { outcome: "heard", callId: first.callId, gaveUp: state.conversation.gaveUp };
}

/** Gives the call to whoever comes next: its job, at once. */
async function giveOn(ctx: LegPorts, held: HeldCall, state: LegState): Promise<HearLegResult> {
  const nothing = { state, toolCalls: [], turns: [], facts: null, wakeAt: ctx.now };
  await ctx.engines.save({ held, ...nothing, heard: [], now: ctx.now });
  return { outcome: "heard", callId: held.callId, gaveUp: state.conversation.gaveUp };
}

function open(ctx: LegPorts, { opening, events }: HeldCall, legId: string): LegState {
  if (!opening) throw new Error("a call without a state must be opened");
  const callerNumber = events.find((event) => event.callerNumber !== null)?.callerNumber ?? null;
  return openLeg(legId, opening, callerNumber, ctx.model.isConfigured, ctx.now);
}

/** A failure of our own database in the middle leaves the events unheard and the call free for the next attempt. */
async function advanceOrGiveBack(ctx: LegPorts, held: HeldCall, state: LegState): Promise<LegRun> {
  try {
    return await advanceLeg(ctx, { businessId: held.businessId, callId: held.callId }, state);
  } catch (error) {
    const untouched = { state: held.state, toolCalls: [], turns: [], facts: null, wakeAt: null };
    await ctx.engines.save({ held, ...untouched, heard: [], now: ctx.now }).catch(() => undefined);
    throw error;
  }
}

function save(ctx: LegPorts, held: HeldCall, run: LegRun, events: LegEvent[]) {
  const { state, toolCalls, turns, facts, wakeAt } = run;
  return ctx.engines.save({
    held,
    state,
    heard: events.map(({ key }) => key),
    turns,
    toolCalls,
    facts,
    wakeAt,
    now: ctx.now,
  });
}
