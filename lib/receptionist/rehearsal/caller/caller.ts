import { seededChance } from "@/lib/receptionist/rehearsal/chance";
import type { PracticeBusiness } from "@/lib/receptionist/rehearsal/practice-business";
import { localDate } from "@/lib/receptionist/rehearsal/resolve-wish";
import type { CallerAct, CallerTask, Question, Scenario } from "@/lib/receptionist/rehearsal/scenario";
import type { Answer } from "@/lib/receptionist/rehearsal/stage";
import { answerDetail } from "./answer-detail";
import { phrases } from "./phrases";
import { isDoneIn, isTrouble, questionIn } from "./questions";
import { roughen } from "./roughen";
import { type Scene, speech } from "./scene";
import { TaskTalk } from "./task-talk";

const turnsMax = 36;
const restatesMax = 3;
const goodbyesMax = 2;
/** Answers after which nobody asks again for the same. */
const turnedDown = /outside (?:of )?(?:the|our) (?:service )?area|don't serve|fuera de nuestra zona/i;
const matters: readonly Question[] = ["service", "when", "offer", "whether_to_book", "read_back", "which_appointment"];

/** Somebody on the phone who answers what they are asked. */
export interface Caller {
  /** What the caller does after these words. */
  react(answer: Answer): CallerAct;
  /** Why the caller gave up; null while content. */
  trouble(): { turn: number; reason: string } | null;
}

/** What a caller remembers of one call. */
interface Memory {
  turn: number;
  task: number;
  talk: TaskTalk | null;
  isDone: boolean;
  restates: number;
  goodbyes: number;
  interjected: Set<number>;
  trouble: { turn: number; reason: string } | null;
  hasGivenUp: boolean;
}

/** A caller of a scenario; `ring` counts their calls from 0, `run` is the seed. */
export function createCaller(
  scenario: Scenario,
  business: PracticeBusiness,
  { now, ring, run }: { now: Date; ring: number; run: number },
): Caller {
  const chance = seededChance(`${scenario.id}/${ring}`, run);
  const tasks = scenario.calls[ring] ?? [];
  const today = localDate(now, business.timeZone).toString();
  const voice = scenario.behaviour.speech ?? chance.pick(["clear", "clear", "fillers", "recognised"]);
  const scene: Scene = { scenario, business, now, today, chance };
  const memory: Memory = {
    turn: 0,
    task: 0,
    talk: null,
    isDone: false,
    restates: 0,
    goodbyes: 0,
    interjected: new Set(),
    trouble: null,
    hasGivenUp: false,
  };
  return {
    react(answer) {
      memory.turn++;
      const act = decide(scene, memory, tasks, answer.text);
      if (act.kind !== "speech") return act;
      return { kind: "speech", text: roughen(act.text, voice, scenario.language, chance) };
    },
    trouble: () => (memory.hasGivenUp ? memory.trouble : null),
  };
}

function decide(scene: Scene, memory: Memory, tasks: CallerTask[], text: string): CallerAct {
  const { scenario, chance } = scene;
  const words = phrases[scenario.language];
  if (memory.turn > turnsMax) return giveUp(memory, `no end after ${turnsMax} turns`);
  const task = tasks[memory.task];
  if (isTrouble(text)) memory.trouble ??= { turn: memory.turn, reason: `was not understood: "${text}"` };
  if (memory.talk !== null && task && isDoneIn(task.kind, text)) memory.isDone = true;
  const question = questionIn(text);
  if (turnedDown.test(text)) memory.isDone = true;
  const interjection = interject(scenario, memory, question);
  if (interjection) return interjection;
  if (memory.talk === null) return task ? open(scene, memory, task) : leave(memory, chance.pick(words.done));
  if (question === "anything_else" || (memory.isDone && (question === "other" || question === "need"))) {
    return goOn(scene, memory, tasks, question);
  }
  if (task?.kind === "say" && matters.includes(question)) return leave(memory, chance.pick(words.nothing));
  if (question === "need" || question === "other" || question === "whether_to_book" || question === "still_there") {
    return restate(scene, memory, question);
  }
  const act = answerDetail(scene, question, text) ?? memory.talk.answer(question, text);
  if (act === null) return giveUp(memory, memory.talk.problem ?? `did not know what to answer to "${text}"`);
  return act;
}

function interject({ behaviour }: Scenario, memory: Memory, question: Question): CallerAct | null {
  const index = (behaviour.interjects ?? []).findIndex(
    ({ at }, place) => !memory.interjected.has(place) && (at === question || at === "anything"),
  );
  if (index < 0) return null;
  memory.interjected.add(index);
  return behaviour.interjects?.[index]?.act ?? null;
}

function open(scene: Scene, memory: Memory, task: CallerTask): CallerAct {
  memory.talk = new TaskTalk(scene, task);
  memory.isDone = task.kind === "say";
  memory.restates = 0;
  return speech(memory.talk.opening(memory.task === 0));
}

function goOn(scene: Scene, memory: Memory, tasks: CallerTask[], question: Question): CallerAct {
  if (!memory.isDone) return restate(scene, memory, question);
  const next = tasks[memory.task + 1];
  if (next) {
    memory.task++;
    return open(scene, memory, next);
  }
  return leave(memory, scene.chance.pick(phrases[scene.scenario.language].done));
}

function leave(memory: Memory, words: string): CallerAct {
  memory.goodbyes++;
  return memory.goodbyes > goodbyesMax ? { kind: "hang_up" } : speech(words);
}

function restate({ scenario, chance }: Scene, memory: Memory, question: Question): CallerAct {
  const words = phrases[scenario.language];
  memory.restates++;
  if (memory.restates > restatesMax) return giveUp(memory, "was asked again and again what they want");
  if (question === "still_there") return speech(chance.pick(words.stillHere));
  if (question === "whether_to_book" && memory.talk?.isBooking)
    return speech(`${chance.pick(words.yes)}. ${memory.talk.reminder()}`);
  if (question === "anything_else") {
    memory.trouble ??= { turn: memory.turn, reason: "the receptionist thought that all was done" };
  }
  return speech(memory.talk?.reminder() ?? chance.pick(words.content));
}

function giveUp(memory: Memory, reason: string): CallerAct {
  memory.hasGivenUp = true;
  memory.trouble ??= { turn: memory.turn, reason };
  return { kind: "hang_up" };
}
