import { headStart, sendCallEvent } from "./call-events";
import type { BrainInput, BrainTurn } from "./conversation";
import { elapsedSec, type LiveCall, speak, type ToolRun } from "./live-call";
import { runTools } from "./run-tools";
import type { CallerTurn } from "./state";
import { addToolUtterance } from "./transcript";
import { substitute } from "./variables";

const TOOL_ROUNDS_MAX = 8;
const REMINDER_MS = 10_000;

/** What happened after the caller did something, in order: sentences of the receptionist and tools that ran. */
export interface HeardTurn {
  steps: ({ say: string } | { tool: ToolRun })[];
  /** True when the call is to end now; `endReason` of the call says why. */
  isOver: boolean;
}

/** Picks up: announces the call to the application, then greets. */
export async function greet(live: LiveCall): Promise<HeardTurn> {
  sendCallEvent(live, "call_started");
  await headStart(live);
  const turn = await live.conversation.hear({ kind: "start" }, new Date());
  return follow(live, { ...turn, say: greetingOf(live) ?? turn.say });
}

/** The LLM's own first sentence; "" when the caller is to speak first; null when the brain decides. */
export function greetingOf({ llm, variables }: Pick<LiveCall, "llm" | "variables">): string | null {
  if (llm?.start_speaker === "user") return "";
  return typeof llm?.begin_message === "string" ? substitute(llm.begin_message, variables) : null;
}

/** The caller speaks, presses keys or stays silent, and the receptionist reacts. */
export async function hearCaller(
  live: LiveCall,
  heard: Exclude<CallerTurn, { hang_up: true }>,
  now: Date = new Date(),
): Promise<HeardTurn> {
  const input = await takeIn(live, heard);
  const turn = await follow(live, await live.conversation.hear(input, now));
  sendCallEvent(live, "transcript_updated", {
    transcript_with_tool_calls: structuredClone(live.call.transcript_with_tool_calls ?? []),
  });
  enforceLimits(live);
  return { ...turn, isOver: turn.isOver || live.endReason !== null };
}

async function takeIn(live: LiveCall, heard: Exclude<CallerTurn, { hang_up: true }>): Promise<BrainInput> {
  if (typeof heard === "string") {
    live.silenceMs = 0;
    await speak(live, "user", heard);
    return { kind: "speech", text: heard };
  }
  if ("digits" in heard) {
    live.silenceMs = 0;
    for (const digit of heard.digits) addToolUtterance(live.call, { role: "dtmf", digit });
    live.clockSec = elapsedSec(live) + heard.digits.length * 0.3;
    return { kind: "digits", digits: heard.digits };
  }
  const pauseMs = live.agent.reminder_trigger_ms ?? REMINDER_MS;
  live.silenceMs += pauseMs;
  live.clockSec = elapsedSec(live) + pauseMs / 1000;
  return { kind: "silence" };
}

/** Speaks a turn and runs its tools, again and again until the receptionist waits for the caller. */
async function follow(live: LiveCall, first: BrainTurn): Promise<HeardTurn> {
  const steps: HeardTurn["steps"] = [];
  let turn = first;
  for (let round = 0; ; round++) {
    if (turn.say) {
      steps.push({ say: turn.say });
      await speak(live, "agent", turn.say);
    }
    if (turn.isOver) live.endReason ??= "agent_hangup";
    if (turn.toolCalls.length === 0 || round === TOOL_ROUNDS_MAX) break;
    const runCount = live.toolRuns.length;
    const results = await runTools(live, turn.toolCalls);
    steps.push(...live.toolRuns.slice(runCount).map((tool) => ({ tool })));
    turn = await live.conversation.hear({ kind: "tool_results", results }, new Date());
  }
  return { steps, isOver: live.endReason !== null };
}

function enforceLimits(live: LiveCall): void {
  if (live.clockSec * 1000 >= (live.agent.max_call_duration_ms ?? Number.POSITIVE_INFINITY)) {
    live.endReason ??= "max_duration_reached";
  }
  if (live.silenceMs >= (live.agent.end_call_after_silence_ms ?? Number.POSITIVE_INFINITY)) {
    live.endReason ??= "inactivity";
  }
}
