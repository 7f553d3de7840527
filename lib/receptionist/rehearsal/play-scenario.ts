import type { SpokenLine } from "@/lib/domain/receptionist/rehearsal-report";
import { createCaller } from "./caller/caller";
import { gradeState, gradeWords } from "./grade";
import type { CallerAct, Scenario, Suite } from "./scenario";
import type { Answer, Stage } from "./stage";

/** What came of one caller: `reason` is null when all is as it should be. */
export interface Played {
  reason: string | null;
  /** The turn that went wrong; the last one when it passed. */
  turn: number;
  transcript: SpokenLine[];
}

const actsMax = 60;

/** Lets the caller of a scenario ring, as often as the scenario says, and grades what stands afterwards. */
export async function playScenario(suite: Suite, scenario: Scenario, stage: Stage, run: number): Promise<Played> {
  const transcript: SpokenLine[] = [];
  const said: { turn: number; text: string }[] = [];
  let turn = 0;
  let trouble: { turn: number; reason: string } | null = null;
  for (let ring = 0; ring < scenario.calls.length; ring++) {
    const caller = createCaller(scenario, suite.business, { now: stage.now, ring, run });
    const first = turn;
    const call = await stage.ring(scenario.caller.number);
    let answer: Answer = call.greeting;
    hear(answer);
    while (!answer.isOver && !answer.isTransferred && turn - first < actsMax) {
      const act = caller.react(answer);
      turn++;
      transcript.push({ role: "caller", text: describeAct(act) });
      if (act.kind === "hang_up") break;
      answer = await call.hear(act);
      hear(answer);
    }
    await call.hangUp();
    const problem = caller.trouble();
    if (problem) trouble ??= { turn: first + problem.turn, reason: problem.reason };
  }
  const words = gradeWords(scenario, said);
  const state = words || trouble ? null : gradeState(suite, scenario, await stage.look(), stage.now);
  const wrong = words ?? trouble;
  return { reason: wrong?.reason ?? state, turn: wrong?.turn ?? turn, transcript };

  function hear({ text }: Answer): void {
    said.push({ turn, text });
    transcript.push({ role: "receptionist", text });
  }
}

function describeAct(act: CallerAct): string {
  switch (act.kind) {
    case "speech":
      return act.text;
    case "digits":
      return `(presses ${act.digits})`;
    case "silence":
      return "(says nothing)";
    case "hang_up":
      return "(hangs up)";
  }
}
