import { spawn } from "node:child_process";

/** What a dead-man switch ends: one process, or every process of the group that it leads. */
export interface DeadManTarget {
  pid: number;
  kind: "process" | "group";
  /** INT asks Postgres for a fast shutdown, TERM asks a web server to stop. */
  signal: "INT" | "TERM";
}

/**
 * Ends a child when this process dies in any way, SIGKILL included. A tiny shell holds the reading
 * end of a pipe; the kernel closes the writing end together with us. Returns the call that disarms
 * it, which must come before the child's own end is awaited. Does nothing on Windows.
 */
export function armDeadMan(target: DeadManTarget): () => void {
  if (process.platform === "win32") return () => undefined;
  const address = target.kind === "group" ? `-${target.pid}` : String(target.pid);
  // Only this form of kill, `-s` and `--`, means a group in every shell; dash refuses `-TERM -- -PID`.
  const end = (signal: string) => `kill -s ${signal} -- ${address} 2>/dev/null`;
  const script = `cat >/dev/null; ${end(target.signal)}; sleep 5; ${end("KILL")}`;
  const watcher = spawn("/bin/sh", ["-c", script], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.on("error", () => undefined);
  watcher.stdin.on("error", () => undefined);
  watcher.unref();
  return () => {
    watcher.kill("SIGKILL");
    watcher.stdin.destroy();
  };
}
