import type { CallCommand, CallControl } from "@/lib/ports/engines";

/** A carrier in memory, for tests: what it was told to do with calls and numbers. */
export interface FakeCallControl extends CallControl {
  /** Every command that was taken, once an id. */
  commands: { controlId: string; id: string; command: CallCommand }[];
  /** What the next commands meet; when there is nothing they are done. */
  answers: ("done" | "gone" | Error)[];
  /** The calls that were dialled, once a command id. */
  dialled: Parameters<CallControl["dial"]>[0][];
  /** The engine of each number. */
  routes: Map<string, string>;
  /** The legs whose recordings were deleted. */
  forgotten: string[];
  /** Whether there is a trunk that numbers could be led to. */
  hasTrunk: boolean;
  /** The sentences spoken so far. */
  said(): string[];
}

export function createFakeCallControl(): FakeCallControl {
  const commands: FakeCallControl["commands"] = [];
  const answers: FakeCallControl["answers"] = [];
  const routes = new Map<string, string>();
  const dialled: FakeCallControl["dialled"] = [];
  const forgotten: string[] = [];
  const fake: FakeCallControl = {
    commands,
    dialled,
    forgotten,
    answers,
    routes,
    hasTrunk: true,
    said: () => commands.flatMap(({ command }) => (command.kind === "say" ? [command.text] : [])),
    async run(controlId, id, command) {
      const answer = answers.shift() ?? "done";
      if (answer instanceof Error) throw answer;
      if (answer === "done" && !commands.some((known) => known.id === id)) commands.push({ controlId, id, command });
      return answer;
    },
    async dial(call) {
      const answer = answers.shift() ?? "done";
      if (answer instanceof Error) throw answer;
      if (answer === "gone") return { outcome: "refused", reason: "carrier_422" };
      if (!dialled.some(({ commandId }) => commandId === call.commandId)) dialled.push(call);
      return { outcome: "dialled", controlId: `v3:${call.alertId}` };
    },
    async findRecording(legId) {
      return `https://recordings.example.com/${legId}.mp3`;
    },
    async forgetRecordings(legId) {
      forgotten.push(legId);
    },
    async routeNumber(e164, engine) {
      if (!fake.hasTrunk) return "not_configured";
      routes.set(e164, engine);
      return "routed";
    },
  };
  return fake;
}
