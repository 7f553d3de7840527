import { existsSync, readFileSync, statfsSync } from "node:fs";
import { isPortFree } from "@/scripts/local/ports";
import { findPostgresBinaries } from "@/scripts/local/postgres-binaries";
import { type Finding, note, ok, wrong } from "./check";

const nodeMajor = 24;
const diskBytesMin = 2 * 1024 ** 3;

export function lookAtNode(): Finding[] {
  const major = Number(process.versions.node.split(".")[0]);
  return major >= nodeMajor
    ? [ok(`Node ${process.versions.node}`)]
    : [
        wrong(
          `Node ${process.versions.node}, ${nodeMajor} is needed`,
          "npm run doctor (it brings its own Node on Linux)",
        ),
      ];
}

interface LockFile {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

/** Every package that package-lock.json requires, at its version. */
export function lookAtPackages(): Finding[] {
  const read = (file: string): LockFile => JSON.parse(readFileSync(file, "utf8"));
  if (!existsSync("node_modules/.package-lock.json")) return [wrong("no packages are installed", "npm ci")];
  const wanted = Object.entries(read("package-lock.json").packages).filter(([name, entry]) => name && !entry.optional);
  const present = read("node_modules/.package-lock.json").packages;
  const differing = wanted.filter(([name, { version }]) => present[name]?.version !== version).map(([name]) => name);
  if (differing.length === 0) return [ok(`${wanted.length} packages as locked`)];
  const shown = differing.slice(0, 3).map((name) => name.replace("node_modules/", ""));
  return [wrong(`${differing.length} packages differ from the lock file (${shown.join(", ")} ...)`, "npm ci")];
}

export function lookAtPostgresBinaries(): Finding[] {
  try {
    findPostgresBinaries(false);
    return [ok("Postgres binaries")];
  } catch (error) {
    return [wrong(error instanceof Error ? error.message : String(error), "npm ci")];
  }
}

export function lookAtDisk(): Finding[] {
  const { bavail, bsize } = statfsSync(".");
  const freeBytes = bavail * bsize;
  const shown = `${(freeBytes / 1024 ** 3).toFixed(1)} GB of disk are free`;
  return freeBytes >= diskBytesMin
    ? [ok(shown)]
    : [wrong(shown, "rm -rf .next, and .local if its data may go (2 GB are needed)")];
}

/** Ports are worth a look only while no stack of ours holds them; the stack itself moves on from a taken one. */
export async function lookAtPorts(isRunning: boolean): Promise<Finding[]> {
  if (isRunning) return [];
  const isFree = await isPortFree(3000);
  return [
    isFree ? ok("port 3000 is free") : note("port 3000 is taken; npm run dev will use 3100 or the next free one"),
  ];
}
