import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
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

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(60_000) })).status < 500;
  } catch {
    return false;
  }
}

function lastLines(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-20).join("\n");
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
    async ready(timeoutMs) {
      let outcome: string | undefined;
      void ended.then((how) => {
        outcome = how;
      });
      const end = Date.now() + timeoutMs;
      while (!(await answers(url))) {
        const shown = isLoud ? "" : `\n${lastLines(logFile)}`;
        if (outcome !== undefined) throw new Error(`Next ended with ${outcome} while starting.${shown}`);
        if (Date.now() > end) throw new Error(`Next does not answer at ${url}.${shown}`);
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    },
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
