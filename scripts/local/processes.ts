import { readFileSync } from "node:fs";

/** A process as it can be recognised later: its id, and when it started where the system tells. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

/** The state letter and the start time of a process, as Linux tells; null elsewhere or when it is gone. */
function readStat(pid: number): { state: string; startedAt: string } | null {
  try {
    // The name in parentheses may hold spaces; of the fields after it the first and the 20th matter.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", startedAt: fields[19] ?? "" };
  } catch {
    return null;
  }
}

/** True while a process with this id runs, whoever owns it. One that died and was not collected does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return readStat(pid)?.state !== "Z";
}

export function markProcess(pid: number): ProcessMark {
  return { pid, startedAt: readStat(pid)?.startedAt ?? "" };
}

/** True when that very process lives, not another one that was given its id. */
export function isMarkAlive(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (readStat(mark.pid)?.startedAt ?? "") === mark.startedAt;
}

/** Waits until the process is gone; false when it still lives after the time. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
