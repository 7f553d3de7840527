import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { createContainer } from "@/lib/container";
import type { RehearsalFailure } from "@/lib/domain/receptionist/rehearsal-report";
import { parseEnv } from "@/lib/env";
import { rehearseSuite } from "@/lib/receptionist/rehearsal/rehearse-suite";
import type { Suite } from "@/lib/receptionist/rehearsal/scenario";
import type { OpenStage } from "@/lib/receptionist/rehearsal/stage";
import { suites } from "@/lib/receptionist/rehearsal/suites";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { type Stack, startStack } from "@/scripts/local/stack";
import { testBuild } from "@/scripts/test-build";
import { directStages } from "./practice/direct-stage";
import { runMoment } from "./practice/run-moment";
import { telephoneStages } from "./practice/telephone-stage";
import { type SuiteScore, scoreSuite, scoreTable } from "./score-scenarios";

const usage = `npm run scenarios -- [--trade NAME] [--only ID] [--seed N] [--runs N] [--brain scripted|openai] [--direct] [--json FILE]
  Simulated callers ring practice businesses through the telephone of the local stack; what stands in the database
  afterwards is compared with what they wanted. Each caller rings 4 times (--runs N) in other words.
  --trade NAME   one trade; --only ID one caller (a part of the id is enough)
  --seed N       the first of the seeds (default 1)
  --direct       without telephone and HTTP: the receptionist and the services in this process, much faster
  --built        on the product that \`npm test -- --only build\` made, instead of compiling it on the way
  --brain openai the model instead of the scripted receptionist; needs OPENAI_API_KEY
  --list         the failures only by name`;

const targetPass4 = 95;
const callersAtOnce = 3;

const { values: flags } = parseArgs({
  options: {
    trade: { type: "string" },
    only: { type: "string" },
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "4" },
    brain: { type: "string", default: "scripted" },
    direct: { type: "boolean", default: false },
    built: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    json: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

function chosenSuites(): Suite[] {
  const chosen = suites
    .filter(({ business }) => flags.trade === undefined || business.trade === flags.trade)
    .map(({ business, scenarios }) => ({
      business,
      scenarios: scenarios.filter(({ id }) => flags.only === undefined || id.includes(flags.only)),
    }))
    .filter(({ scenarios }) => scenarios.length > 0);
  if (chosen.length === 0) throw new Error("There is no such caller.");
  return chosen;
}

function readBrain(): "scripted" | "openai" {
  if (flags.brain === "scripted") return "scripted";
  if (flags.brain === "openai" && process.env.OPENAI_API_KEY) return "openai";
  throw new Error(
    flags.brain === "openai" ? "--brain openai needs OPENAI_API_KEY." : `There is no brain "${flags.brain}".`,
  );
}

async function run(stack: Stack): Promise<SuiteScore[]> {
  const parsed = parseEnv(stack.env);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const container = createContainer(parsed.env, { log: { info: () => undefined, error: () => undefined } });
  const admin = new pg.Pool({ connectionString: stack.file.databaseUrl, max: 4 });
  const brain = readBrain();
  const scores: SuiteScore[] = [];
  try {
    for (const suite of chosenSuites()) {
      const { business } = suite;
      const openStage = flags.direct
        ? directStages({ container, admin, business, nowOf: runMoment, hasModel: brain === "openai" })
        : telephoneStages({ container, admin, business, brain, retell: stack.file.retell });
      scores.push(scoreSuite(suite, await runSuite(suite, openStage)));
    }
  } finally {
    await container.kysely.destroy();
    await admin.end();
  }
  return scores;
}

async function runSuite(suite: Suite, openStage: OpenStage): Promise<RehearsalFailure[][]> {
  const runs: RehearsalFailure[][] = [];
  for (let index = 0; index < Number(flags.runs); index++) {
    const seed = Number(flags.seed) + index;
    const began = performance.now();
    const report = await rehearseTogether(suite, openStage, seed);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${suite.business.trade}, seed ${seed}: ${report.passed} of ${report.total} in ${seconds} s`);
    for (const failure of report.failures) printFailure(failure, seed);
    runs.push(report.failures);
  }
  return runs;
}

/** Several callers at a time, as on any line that is busy. */
async function rehearseTogether({ business, scenarios }: Suite, openStage: OpenStage, seed: number) {
  const queues = Array.from({ length: callersAtOnce }, (_, place) =>
    scenarios.filter((_scenario, index) => index % callersAtOnce === place),
  );
  const reports = await Promise.all(
    queues.map((queue) => rehearseSuite({ suite: { business, scenarios: queue }, openStage, seed })),
  );
  const failures = reports.flatMap((report) => report.failures);
  return { total: scenarios.length, passed: scenarios.length - failures.length, failures };
}

function printFailure({ scenarioId, turn, reason, transcript }: RehearsalFailure, seed: number): void {
  console.log(`\nFAILED ${scenarioId} (seed ${seed}, turn ${turn}): ${reason}`);
  if (flags.list) return;
  let turns = 0;
  for (const { role, text } of transcript) {
    if (role === "caller") turns++;
    console.log(
      `  ${role === "caller" && turns === turn ? ">" : " "} ${role === "caller" ? "caller" : "      "} ${text}`,
    );
  }
}

async function main(): Promise<void> {
  if (flags.help) return console.log(usage);
  readBrain();
  chosenSuites();
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-scenarios-"));
  chmodSync(dir, 0o711);
  const starting = startStack({
    dir,
    ports: { kind: "any" },
    web: flags.direct ? "none" : flags.built ? "start" : "dev",
    webEnv: flags.built ? { NEXT_DIST_DIR: testBuild } : {},
    openaiKey: flags.brain === "openai" ? process.env.OPENAI_API_KEY : undefined,
    log: () => {},
  });
  const end = endWithProcess(async () => {
    const stack = await starting.catch(() => undefined);
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  const scores = await run(await starting);
  console.log(`\n${scoreTable(scores)}`);
  if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify({ scores }, null, 2)}\n`);
  await end(scores.every(({ passAll }) => passAll >= targetPass4) ? 0 : 1);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
