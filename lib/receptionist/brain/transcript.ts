import type { Heard, ToolCall, ToolResult } from "./brain";

/** What reaches a receptionist from outside. */
export type CallerInput = Exclude<Heard, { kind: "tool_results" }>;

/** One step of a conversation. The same list feeds a model, the scripted receptionist and the record of the call. */
export type TranscriptEntry =
  | { kind: "heard"; at: string; heard: CallerInput }
  | { kind: "said"; at: string; text: string }
  | { kind: "tools"; at: string; calls: ToolCall[] }
  | { kind: "results"; at: string; results: ToolResult[] };

const heardCharsMax = 2_000;

/** What a caller may have said at most, as text without control characters: speech recognition sends anything. */
export function tidySpeech(text: string): string {
  return text
    .replace(/[\p{Cc}\ufffd]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, heardCharsMax);
}

/** Every tool result so far, oldest first. */
export function resultsIn(entries: readonly TranscriptEntry[]): ToolResult[] {
  return entries.flatMap((entry) => (entry.kind === "results" ? entry.results : []));
}

/** What the caller said last in words; null when they have not spoken. */
export function lastSpeech(entries: readonly TranscriptEntry[]): string | null {
  const last = entries.findLast((entry) => entry.kind === "heard" && entry.heard.kind === "speech");
  return last?.kind === "heard" && last.heard.kind === "speech" ? last.heard.text : null;
}
