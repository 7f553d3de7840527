import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { armDeadMan } from "@/scripts/local/dead-man";
import { testBuild } from "./test-build";
import { readPlaywright, readVitest, type TestReport } from "./test-reports";

const usage = `npm test [-- --only STEP]    everything that CI runs; STEP is one of STEPS
npm run verify               the quick part: lint, types, and what needs no build and no stack`;

interface Step {
  name: string;
  /** Part of `npm run verify`. */
  isFast: boolean;
  /** Makes or runs the build of the tests. */
  isOnBuild?: boolean;
  /** What Node runs; a test runner writes its JSON to `report`. */
  command: (report: string) => string[];
  /** What that JSON says; a step without one counts as one. */
  read?: (json: string) => TestReport;
}

const buildSettings = "node_modules/.cache/cloudgreet/test-build";
const stopWithinMs = 6_000;
/** A step that takes longer hangs; it is ended and counts as failed. */
const stepMinutesMax = 30;
/** What only needs a processor. */
const pureTests = ["components", "domain", "receptionist", "structure"].map((name) => `__tests__/${name}`);
const stackTests = "__tests__/stack";
const otherTests = readdirSync("__tests__")
  .map((name) => `__tests__/${name}`)
  .filter((dir) => ![...pureTests, stackTests, "__tests__/e2e"].includes(dir));

const crashTests = ["crashes", "launch-crashes"].map((name) => `${stackTests}/${name}.test.ts`);
const otherStackTests = readdirSync(stackTests)
  .map((name) => `${stackTests}/${name}`)
  .filter((file) => file.endsWith(".test.ts") && !crashTests.includes(file));

/**
 * A test that fails runs once more, on a machine that may have been busy elsewhere; one that passes then is named as
 * unsteady. Not so a property: what it found by chance is a fault, whether or not the next hundred cases pass.
 */
const againOnce = ["--retry.count=1", "--retry.condition=^(?!Property failed)"];

function vitestStep(name: string, isFast: boolean, args: string[]): Step {
  return {
    name,
    isFast,
    command: (report) => [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=json",
      `--outputFile=${report}`,
      "--reporter=default",
      ...againOnce,
      ...args,
    ],
    read: readVitest,
  };
}

const steps: Step[] = [
  {
    name: "lint",
    isFast: true,
    command: () => ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
  },
  { name: "types", isFast: true, command: () => ["--import", "tsx", "scripts/type-check.ts"] },
  vitestStep("pure", true, pureTests),
  vitestStep("database", false, ["--maxWorkers=2", "--project=!stack", ...otherTests]),
  { name: "build", isFast: false, isOnBuild: true, command: () => ["node_modules/next/dist/bin/next", "build"] },
  { ...vitestStep("stack", false, ["--maxWorkers=2", "--project=stack", ...otherStackTests]), isOnBuild: true },
  { ...vitestStep("crashes", false, ["--maxWorkers=1", "--project=stack", ...crashTests]), isOnBuild: true },
  {
    name: "browser",
    isFast: false,
    isOnBuild: true,
    command: () => ["node_modules/@playwright/test/cli.js", "test", "--retries=1", "--reporter=list,json"],
    read: readPlaywright,
  },
];

/** Where the build is, for those who make and run it; `next build` would add the folder to the usual tsconfig.json. */
function buildEnvironment(): Record<string, string> {
  const root = path.relative(buildSettings, ".");
  const file = path.join(buildSettings, "tsconfig.json");
  const settings = {
    extends: `${root}/tsconfig.json`,
    include: [`${root}/next-env.d.ts`, `${root}/**/*.ts`, `${root}/**/*.tsx`],
    exclude: [`${root}/node_modules`, `${root}/.local`, `${root}/.next`, `${root}/__tests__`],
  };
  mkdirSync(buildSettings, { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
  return { NEXT_DIST_DIR: testBuild, NEXT_TSCONFIG_PATH: file };
}

/** What must end before this process may. */
let stopRunning: (() => void) | null = null;

/** Runs one program, with all that it starts, to its end. Its output is kept. */
async function run({ command, isOnBuild }: Step, report: string): Promise<{ isOk: boolean; output: string }> {
  const isGrouped = process.platform !== "win32";
  const args = command(report);
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      ...(isOnBuild ? buildEnvironment() : {}),
    },
    detached: isGrouped,
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${args[0]} could not be started`);
  const disarm = armDeadMan({ pid, kind: "group", signal: "TERM" });
  const signalAll = (signal: NodeJS.Signals) => {
    try {
      process.kill(isGrouped ? -pid : pid, signal);
    } catch {
      // It has ended.
    }
  };
  stopRunning = () => {
    signalAll("SIGTERM");
    setTimeout(() => signalAll("SIGKILL"), stopWithinMs).unref();
  };
  const limit = setTimeout(stopRunning, stepMinutesMax * 60_000);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(limit);
  disarm();
  stopRunning = null;
  return { isOk: code === 0, output: Buffer.concat(output).toString() };
}

const nothing: TestReport = { passed: 0, failed: 0, failures: [], unsteady: [] };

/** A step that fails without a failed test (it could not even start, or left an error behind) counts as one failure. */
function readReport({ read }: Step, report: string, isOk: boolean): TestReport {
  try {
    const { failed, ...others } = read?.(readFileSync(report, "utf8")) ?? { ...nothing, passed: isOk ? 1 : 0 };
    return { ...others, failed: isOk ? failed : Math.max(1, failed) };
  } catch {
    return { ...nothing, failed: 1 };
  }
}

function lastLines(output: string): string {
  return output.trimEnd().split("\n").slice(-20).join("\n");
}

/** Says at once what failed, in short; the whole output of a failed step is returned, for the end. */
async function runStep(step: Step, dir: string): Promise<TestReport & { output: string }> {
  const began = performance.now();
  const report = path.join(dir, `${step.name}.json`);
  const { isOk, output } = await run(step, report);
  const read = readReport(step, report, isOk);
  const { passed, failed, failures, unsteady } = read;
  const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
  const counted = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
  console.log(`${failed === 0 ? "ok  " : "FAIL"} ${step.name.padEnd(9)}${counted} ${seconds} s`);
  if (failed > 0) console.log(failures.length > 0 ? failures.join("\n") : lastLines(output));
  if (unsteady.length > 0) console.log(["Unsteady; passed when it ran again:", ...unsteady].join("\n"));
  return { ...read, output: failed > 0 ? output : "" };
}

/** Ctrl-C, SIGTERM, or the npm command that started us died: the running step ends first, with all that it started. */
function endWithStep(): void {
  const end = () => {
    if (stopRunning === null) process.exit(1);
    stopRunning();
    setTimeout(() => process.exit(1), stopWithinMs + 500);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, end);
  process.once("disconnect", end);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fast: { type: "boolean" },
      only: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const names = steps.map(({ name }) => name).join(", ");
  if (values.help) return console.log(usage.replace("STEPS", names));
  const chosen = steps.filter((step) => (values.only ? step.name === values.only : !values.fast || step.isFast));
  if (chosen.length === 0) throw new Error(`No step "${values.only}". Known: ${names}`);
  endWithStep();
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-reports-"));
  const total = { passed: 0, failed: 0, outputs: "" };
  for (const step of chosen) {
    const { passed, failed, output } = await runStep(step, dir);
    total.passed += passed;
    total.failed += failed;
    if (output) total.outputs += `\nThe whole output of ${step.name}:\n${output}`;
  }
  rmSync(dir, { recursive: true, force: true });
  process.exitCode = total.failed > 0 ? 1 : 0;
  if (total.outputs) console.log(total.outputs);
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Listening to the channel of the npm command would keep this process alive for ever.
process.exit();
