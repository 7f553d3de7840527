import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Parent by process id, of everything that runs now. */
function readParents(): Map<number, number> {
  if (process.platform !== "linux") {
    const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
    return new Map(
      table
        .trim()
        .split("\n")
        .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
    );
  }
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // The name in parentheses may hold spaces; state and parent come after it.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended between the listing and the reading.
    }
  }
  return parents;
}

/** Every process below this one, at any depth, without itself. */
export function listDescendants(pid: number): number[] {
  const parents = readParents();
  const isBelow = (child: number): boolean => {
    const parent = parents.get(child);
    return parent !== undefined && parent !== child && (parent === pid || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}
