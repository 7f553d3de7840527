import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { armDeadMan } from "./dead-man";

/** How the web application runs: with reload, as built, or not at all. */
export type WebMode = "dev" | "start" | "none";

interface WebOptions {
  mode: Exclude<WebMode, "none">;
  port: number;
  env: Record<string, string>;
  dir: string;
  /** True shows Next's output in the terminal; otherwise it goes to `<dir>/web.log`. */
  isLoud: boolean;
  /** What Node runs, followed by the mode, the host and the port: Next, unless a test brings a smaller server. */
  program?: string | undefined;
}

/** A running Next in a process group of its own. */
export interface RunningWeb {
  pid: number;
  url: string;
  /** Resolves when the process has ended, with its code or signal. */
  ended: Promise<string>;
  /** Resolves when it answers; throws with the end of its output when it ends before. */
  ready(timeoutMs: number): Promise<void>;
  /** Asks it to stop, and after four seconds makes it. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

const nextProgram = "node_modules/next/dist/bin/next";
const patienceMs = 4000;
const pollMs = 100;
const pollFailingMs = 1000;
const failingTimesMax = 20;
const healthTimeoutMs = 60_000;

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** What the health route says: fine, a failure, or nothing because nobody listens yet. */
async function askHealth(url: string): Promise<"fine" | "failing" | "silent"> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(healthTimeoutMs) });
    await response.arrayBuffer();
    return response.status < 500 ? "fine" : "failing";
  } catch {
    return "silent";
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");
}

/** What a server with reload needs to run beside the usual one of the same checkout. */
export interface BuildFolder {
  env: Record<string, string>;
  /** Removes what was built. */
  remove(): void;
}

/**
 * A build folder for one more server with reload: Next allows one per build folder, and adds each
 * folder to the tsconfig.json that it reads, so this one brings both.
 */
export function ownBuildFolder(name: string): BuildFolder {
  const settings = `node_modules/.cache/cloudgreet/${name}`;
  const output = `.next/stack-${name}`;
  const root = "../../../..";
  const include = [`${root}/next-env.d.ts`, `${root}/**/*.ts`, `${root}/**/*.tsx`];
  mkdirSync(settings, { recursive: true });
  writeFileSync(`${settings}/tsconfig.json`, JSON.stringify({ extends: `${root}/tsconfig.json`, include }));
  return {
    env: { NEXT_DIST_DIR: output, NEXT_TSCONFIG_PATH: `${settings}/tsconfig.json` },
    remove() {
      for (const folder of [settings, output]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, timeoutMs: number, ended: Promise<string>, output: () => string): Promise<void> {
  let outcome: string | undefined;
  void ended.then((how) => {
    outcome = how;
  });
  const end = Date.now() + timeoutMs;
  let failures = 0;
  for (;;) {
    const health = await askHealth(url);
    if (health === "fine") return;
    if (outcome !== undefined) throw new Error(`Next ended with ${outcome} while starting.${output()}`);
    if (health === "failing") failures += 1;
    if (failures > failingTimesMax) throw new Error(`Next runs, but ${url}/api/health keeps failing.${output()}`);
    if (Date.now() > end) throw new Error(`Next does not answer at ${url}.${output()}`);
    await new Promise((resolve) => setTimeout(resolve, health === "failing" ? pollFailingMs : pollMs));
  }
}

/**
 * Starts Next without a shell or npx between us, so that signals reach it, and in its own process
 * group, so that its workers end with it. Ends with this process, however this process ends.
 */
export function startWeb({ mode, port, env, dir, isLoud, program = nextProgram }: WebOptions): RunningWeb {
  const url = `http://127.0.0.1:${port}`;
  const logFile = path.join(dir, "web.log");
  const log = isLoud ? null : openSync(logFile, "w", 0o600);
  const output = log ?? "inherit";
  const child = spawn(process.execPath, [program, mode, "-H", "127.0.0.1", "-p", String(port)], {
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      ...env,
      NODE_ENV: mode === "dev" ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    detached: process.platform !== "win32",
  });
  if (log !== null) closeSync(log);
  const pid = child.pid;
  if (pid === undefined) throw new Error("Next could not be started");
  const disarm = armDeadMan({ pid, kind: "group", signal: "TERM" });
  const endWithUs = () => signalGroup(child, "SIGKILL");
  process.once("exit", endWithUs);
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      // Whatever it started, such as compilers, must not outlive it.
      signalGroup(child, "SIGKILL");
      disarm();
      process.off("exit", endWithUs);
      resolve(String(signal ?? code));
    });
  });
  return {
    pid,
    url,
    ended,
    ready: (timeoutMs) => untilReady(url, timeoutMs, ended, () => (isLoud ? "" : `\n${lastLines(logFile)}`)),
    async stop() {
      signalGroup(child, "SIGTERM");
      const impatient = setTimeout(() => signalGroup(child, "SIGKILL"), patienceMs);
      await ended;
      clearTimeout(impatient);
    },
    async kill() {
      signalGroup(child, "SIGKILL");
      await ended;
    },
  };
}
