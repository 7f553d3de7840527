import { existsSync, readFileSync } from "node:fs";
import { parseArgs, parseEnv as readEnvText } from "node:util";
import { envNames } from "@/lib/env";
import { readRunningStack } from "@/scripts/local/stack-file";
import { type Finding, type Look, note, ok, wrong } from "./doctor/check";
import { lookAtDisk, lookAtNode, lookAtPackages, lookAtPorts, lookAtPostgresBinaries } from "./doctor/machine";
import { lookAtBuild, lookAtMigrations, lookAtParts, lookAtStack } from "./doctor/stack";
import { findProblems } from "./env-problems";

const usage = `npm run doctor [-- --data DIR]
  Looks at everything that must be right on this machine, and prints the command that cures what is not.
  --data DIR   the folder of the stack to look at (default .local)`;

/** The environment that `npm start` would have here: the running stack's, or .env.local and the shell. */
function readEnvironment(dir: string, isRunning: boolean): Record<string, string | undefined> {
  const file = isRunning ? `${dir}/env` : ".env.local";
  const fromFile = existsSync(file) ? readEnvText(readFileSync(file, "utf8")) : {};
  return isRunning ? fromFile : { ...fromFile, ...process.env };
}

function lookAtEnvironment(source: Record<string, string | undefined>): Finding[] {
  const names = Object.values(envNames).flat();
  if (names.every((name) => !source[name])) return [note("no environment of its own (npm run dev brings one)")];
  const problems = findProblems(source);
  if (problems.length > 0) return problems.map(({ name, message, cure }) => wrong(`${name} ${message}`, cure));
  const groups = Object.entries(envNames).filter(
    ([group, own]) => group !== "optional" && own.some((name) => source[name]),
  );
  return [ok(`environment: ${groups.map(([group]) => group).join(", ")}`)];
}

function listLooks(dir: string): Look[] {
  const stack = readRunningStack(dir);
  const isRunning = stack !== null;
  const environment = readEnvironment(dir, isRunning);
  return [
    { name: "Node", run: lookAtNode },
    { name: "Packages", run: lookAtPackages },
    { name: "Postgres", run: lookAtPostgresBinaries },
    { name: "Disk", run: lookAtDisk },
    { name: "Ports", run: () => lookAtPorts(isRunning) },
    { name: "Build", run: lookAtBuild },
    { name: "Environment", run: () => lookAtEnvironment(environment) },
    { name: "Stack", run: () => lookAtStack(dir) },
    { name: "Parts", run: () => (stack ? lookAtParts(stack) : []) },
    { name: "Migrations", run: () => lookAtMigrations(stack?.databaseUrl ?? environment.DATABASE_ADMIN_URL) },
  ];
}

async function runLook({ name, run }: Look): Promise<Finding[]> {
  try {
    return await run();
  } catch (error) {
    return [wrong(`${name}: ${error instanceof Error ? error.message : error}`, "see the message")];
  }
}

function print(finding: Finding): void {
  const marks = { ok: "ok    ", note: "note  ", wrong: "WRONG " };
  console.log(`  ${marks[finding.state]}${finding.what}`);
  if (finding.state === "wrong") console.log(`        -> ${finding.cure}`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { data: { type: "string" }, help: { type: "boolean", default: false } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  let wrongCount = 0;
  for (const look of listLooks(values.data ?? ".local")) {
    for (const finding of await runLook(look)) {
      print(finding);
      if (finding.state === "wrong") wrongCount += 1;
    }
  }
  console.log(wrongCount === 0 ? "\nEverything is in order." : `\n${wrongCount} to cure.`);
  return wrongCount === 0 ? 0 : 1;
}

process.exitCode = await main();
