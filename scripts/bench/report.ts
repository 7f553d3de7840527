import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

/** One line of the result. Without a limit it is told, not judged. */
export interface Row {
  what: string;
  value: number;
  unit: "ms" | "/s" | "x" | "kB" | "s" | "";
  /** The value must not be above `max`, or not below `min`. */
  limit?: { max: number } | { min: number };
  note?: string;
}

/** What the machine was like when the run began. A load above this share of its cores spoils the numbers. */
export interface Machine {
  cores: number;
  model: string;
  memoryGb: number;
  node: string;
  loadBefore: number;
}

const quietLoadMax = 0.4;

export function describeMachine(): Machine {
  return {
    cores: cpus().length,
    model: cpus()[0]?.model ?? "unknown",
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    loadBefore: loadavg()[0] ?? 0,
  };
}

export function isQuiet({ loadBefore, cores }: Machine): boolean {
  return loadBefore / cores <= quietLoadMax;
}

export function verdict({ value, limit }: Row): "ok" | "MISS" | "" {
  if (!limit) return "";
  const isMet = "max" in limit ? value <= limit.max : value >= limit.min;
  return isMet ? "ok" : "MISS";
}

function shown(value: number, unit: string): string {
  const digits = Number.isInteger(value) || value >= 1000 ? 0 : value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}`.trim();
}

function target({ limit, unit }: Row): string {
  if (!limit) return "";
  return "max" in limit ? `<= ${shown(limit.max, unit)}` : `>= ${shown(limit.min, unit)}`;
}

/** The rows as a table for a terminal. */
export function renderTable(rows: Row[]): string {
  const cells = rows.map((row) => [row.what, shown(row.value, row.unit), target(row), verdict(row), row.note ?? ""]);
  const head = ["", "value", "target", "", ""];
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)));
  const line = (parts: string[]) =>
    parts
      .map((part, column) => part.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [head, ...cells].map(line).join("\n");
}

/** Keeps the run in bench/results.json, which is not committed. */
export function writeResults(rows: Row[], machine: Machine): void {
  mkdirSync("bench", { recursive: true });
  const results = rows.map((row) => ({ ...row, verdict: verdict(row) || null }));
  writeFileSync(
    "bench/results.json",
    `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`,
  );
}
