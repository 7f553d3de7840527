import type { ToolResult } from "./brain";
import { resultsIn, type TranscriptEntry } from "./transcript";

/** What a tool changed for good, by the outcome that says so. */
const settledOutcomes = new Set([
  "booked",
  "rescheduled",
  "cancelled",
  "already_cancelled",
  "taken",
  "transferred",
  "alerting",
  "already_alerting",
  "nobody_on_call",
]);

export function isSettled({ result }: ToolResult): boolean {
  return settledOutcomes.has(result.data.outcome);
}

/** The results that changed something, oldest first. */
export function settledIn(entries: readonly TranscriptEntry[]): ToolResult[] {
  return resultsIn(entries).filter(isSettled);
}

/** The entries after the last thing that was settled: what a caller still wants. */
export function sinceSettled(entries: readonly TranscriptEntry[]): TranscriptEntry[] {
  const last = entries.findLastIndex((entry) => entry.kind === "results" && entry.results.some(isSettled));
  return entries.slice(last + 1);
}
