import type Retell from "retell-sdk";
import type { CallRecord } from "./state";

type Word = Retell.PhoneCallResponse.TranscriptObject.Word;
type ToolUtterance =
  | Retell.PhoneCallResponse.ToolCallInvocationUtterance
  | Retell.PhoneCallResponse.ToolCallResultUtterance
  | Retell.PhoneCallResponse.DtmfUtterance;

const PAUSE_BEFORE_SEC = { agent: 0.7, user: 0.9 };

/** How long `text` takes to say, in seconds, at about 170 words a minute. */
export function speechSec(text: string): number {
  return wordsOf(text).reduce((total, word) => total + wordSec(word), 0);
}

/** Writes an utterance that begins after `atSec` into the call, with a time for each word; answers when it ends. */
export function addUtterance(call: CallRecord, role: "agent" | "user", content: string, atSec: number): number {
  let clockSec = atSec + PAUSE_BEFORE_SEC[role];
  const words: Word[] = wordsOf(content).map((word) => {
    const start = clockSec;
    clockSec += wordSec(word);
    return { word, start: round(start), end: round(clockSec - 0.04) };
  });
  const utterance = { role, content, words };
  call.transcript = `${call.transcript ?? ""}${role === "agent" ? "Agent" : "User"}: ${content}\n`;
  call.transcript_object = [...(call.transcript_object ?? []), utterance];
  addToolUtterance(call, structuredClone(utterance));
  return clockSec;
}

/** Appends a tool call, a tool result, a key press or a copy of an utterance to the transcript with tool calls. */
export function addToolUtterance(
  call: CallRecord,
  utterance: ToolUtterance | Retell.PhoneCallResponse.Utterance,
): void {
  call.transcript_with_tool_calls = [...(call.transcript_with_tool_calls ?? []), utterance];
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function wordSec(word: string): number {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, "").length;
  const stop = /[.!?]$/.test(word) ? 0.35 : /[,;:]$/.test(word) ? 0.15 : 0;
  return 0.14 + 0.045 * Math.max(1, letters) + stop;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
