import type { PureBrain, ReceptionistCard, ToolCall, ToolResult, Turn } from "./brain";
import { sinceSettled } from "./settled";
import { type CallerInput, resultsIn, type TranscriptEntry } from "./transcript";

export interface TakeOver<State> {
  brain: PureBrain<State>;
  card: ReceptionistCard;
  /** The conversation so far; its last heard entry is what nobody has answered yet. */
  entries: readonly TranscriptEntry[];
  now: Date;
  /** Runs a tool that only reads, when the model has not run it already. */
  look(call: ToolCall): Promise<ToolResult>;
}

const reads = new Set(["lookup_availability", "find_appointments", "answer_question"]);
/** Changes that a read-back does not have to precede. */
const always = new Set(["take_message", "end_call", "report_emergency", "transfer_call"]);
const roundsMax = 6;
const sorry = {
  en: "Sorry, let me make sure that I have this right.",
  es: "Perdón, déjeme confirmar que lo tengo bien.",
};
const anythingElse = { en: "Is there anything else I can do for you?", es: "¿Hay algo más en lo que le pueda ayudar?" };

/**
 * Lets the scripted receptionist take the next turn of a conversation that a model led: it hears what the caller said so
 * far and answers for itself what comes next. Its own sentences of that past were never spoken, so nothing in it counts
 * as agreed: a step that would book, move or cancel is undone, and what it would have asked is asked now.
 */
export async function takeOver<State>(request: TakeOver<State>): Promise<Turn<State>> {
  const { brain, card, now } = request;
  const past = sinceSettled(request.entries);
  const heard = past.flatMap((entry) => (entry.kind === "heard" && entry.heard.kind !== "start" ? [entry.heard] : []));
  let turn = brain.step(brain.begin(card), { kind: "start" }, now);
  let isUnanswered = false;
  for (const [index, input] of heard.entries()) {
    const isLast = index === heard.length - 1;
    const next = await hear(request, past, turn.state, input, isLast);
    isUnanswered = next === null && isLast;
    if (next) turn = next;
  }
  if (heard.length === 0 && request.entries.length > past.length) {
    return { ...turn, say: anythingElse[card.language], toolCalls: [], isOver: false };
  }
  return isUnanswered ? { ...turn, say: `${sorry[card.language]} ${turn.say}`, toolCalls: [], isOver: false } : turn;
}

/** One step of the past. Null when it must not have happened: an unagreed change, or the end of a call that went on. */
async function hear<State>(
  { brain, now, look }: TakeOver<State>,
  past: readonly TranscriptEntry[],
  state: State,
  input: CallerInput,
  isLast: boolean,
): Promise<Turn<State> | null> {
  let turn = brain.step(state, input, now);
  const said = [turn.say];
  for (let round = 0; round < roundsMax && turn.toolCalls.length > 0; round++) {
    if (!turn.toolCalls.every(({ name }) => reads.has(name))) {
      const isAllowed = isLast && turn.toolCalls.every(({ name }) => reads.has(name) || always.has(name));
      return isAllowed ? { ...turn, say: said.filter(Boolean).join(" ") } : null;
    }
    const results = await Promise.all(turn.toolCalls.map((call) => recorded(past, call) ?? look(call)));
    turn = brain.step(turn.state, { kind: "tool_results", results }, now);
    said.push(turn.say);
  }
  if (turn.isOver && !isLast) return null;
  return { ...turn, say: said.filter(Boolean).join(" ") };
}

/** The newest answer of the same question, if the model has asked it. */
function recorded(past: readonly TranscriptEntry[], call: ToolCall): ToolResult | null {
  const asked = past.flatMap((entry) => (entry.kind === "tools" ? entry.calls : []));
  const same = asked.findLast(
    ({ name, args }) => name === call.name && JSON.stringify(args) === JSON.stringify(call.args),
  );
  const answer = same && resultsIn(past).find(({ id }) => id === same.id);
  return answer ? { ...answer, id: call.id } : null;
}
