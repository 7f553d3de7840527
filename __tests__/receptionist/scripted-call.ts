import type { ReceptionistCard, ToolCall, ToolResult, Turn } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";

/** Friday, November 20, 2026, 9:00 in Chicago. */
export const NOW = new Date("2026-11-20T15:00:00Z");

export const CARD: ReceptionistCard = {
  businessName: "Hill Country Air",
  trade: "hvac",
  timeZone: "America/Chicago",
  greeting: "Hill Country Air, this is the AI assistant on a recorded line. How can I help you?",
  services: [
    {
      name: "AC Repair",
      synonyms: ["air conditioning repair", "air conditioner", "AC not cooling"],
      minutes: 90,
      priceCents: 8900,
    },
    {
      name: "Furnace Tune-Up",
      synonyms: ["heater maintenance", "mantenimiento de calefacción"],
      minutes: 60,
      priceCents: null,
    },
  ],
  needsZip: false,
  needsAddress: false,
  isOpen: true,
  callerName: null,
  callerNumber: "+15125550100",
  language: "en",
};

type Data = ToolResult["result"]["data"];
/** What each tool answers; several answers are given in turn, the last one for good. */
export type ToolAnswers = Record<string, Data[] | ((call: ToolCall) => Data)>;

export const slot = (date: string, time: string): Record<string, string> => ({
  slot_id: `slot ${date} ${time}`,
  spoken: `${date} ${time}`,
  starts_at: `${date}T${time}:00-06:00`,
  date,
  time,
});

export interface CallLog {
  /** Everything said and run, one line each: "caller: ...", "said: ...", "tool name {args}". */
  lines: string[];
  calls: ToolCall[];
  turns: Turn<ScriptedState>[];
  isOver: boolean;
}

/** Plays the caller's lines against the receptionist with canned tool answers. "<silence>" and "#1" are silence and keys. */
export function playCall(
  says: readonly string[],
  answers: ToolAnswers = {},
  card: ReceptionistCard = CARD,
  now = NOW,
): CallLog {
  const log: CallLog = { lines: [], calls: [], turns: [], isOver: false };
  const used = new Map<string, number>();
  let turn = scriptedReceptionist.step(scriptedReceptionist.begin(card), { kind: "start" }, now);
  const settle = (): void => {
    for (let round = 0; ; round++) {
      log.turns.push(turn);
      if (turn.say !== "") log.lines.push(`said: ${turn.say}`);
      log.isOver = turn.isOver;
      if (turn.toolCalls.length === 0 || turn.isOver) {
        log.calls.push(...turn.toolCalls);
        return;
      }
      if (round > 10) throw new Error("tools without end");
      const results = turn.toolCalls.map((call) => {
        log.calls.push(call);
        log.lines.push(`tool ${call.name} ${JSON.stringify(call.args)}`);
        return { id: call.id, name: call.name, result: { say: "", data: answer(call, answers, used) } };
      });
      // The state travels through JSON between turns.
      turn = scriptedReceptionist.step(
        JSON.parse(JSON.stringify(turn.state)) as ScriptedState,
        { kind: "tool_results", results },
        now,
      );
    }
  };
  settle();
  for (const text of says) {
    if (log.isOver) break;
    log.lines.push(`caller: ${text}`);
    turn = scriptedReceptionist.step(JSON.parse(JSON.stringify(turn.state)) as ScriptedState, heardFrom(text), now);
    settle();
  }
  return log;
}

function heardFrom(text: string): Parameters<typeof scriptedReceptionist.step>[1] {
  if (text === "<silence>") return { kind: "silence" };
  return text.startsWith("#") ? { kind: "digits", digits: text.slice(1) } : { kind: "speech", text };
}

function answer(call: ToolCall, answers: ToolAnswers, used: Map<string, number>): Data {
  const given = answers[call.name];
  if (given === undefined) return { outcome: "unexpected" };
  if (typeof given === "function") return given(call);
  const count = used.get(call.name) ?? 0;
  used.set(call.name, count + 1);
  return given[Math.min(count, given.length - 1)] as Data;
}

/** The arguments of the calls of one tool. */
export const argsOf = (log: CallLog, name: string): Record<string, unknown>[] =>
  log.calls.filter((call) => call.name === name).map((call) => call.args);
