import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

/** Starts a process that owns a Postgres or a stack in this folder, and waits for what it reports. */
export async function startOwner<Report>(kind: "postgres" | "stack", dir: string) {
  const child: ChildProcess = fork(path.join(import.meta.dirname, "owner.ts"), [kind, dir], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let complaint = "";
  child.stderr?.on("data", (chunk) => {
    complaint += chunk;
  });
  const report = await new Promise<Report>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Report));
    child.once("exit", (code) => reject(new Error(`the owner ended with ${code}: ${complaint}`)));
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });
  return { child, report, ended };
}
