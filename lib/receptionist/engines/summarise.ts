import { conversationEnd, conversationOutcome } from "@/lib/domain/calls/conversation-outcome";
import { settledIn } from "@/lib/receptionist/brain/settled";
import { resultsIn, type TranscriptEntry } from "@/lib/receptionist/brain/transcript";
import { turnsOf } from "./conversation-state";

const summaryCharsMax = 600;

/** What became of a conversation, in the words of the tools that settled it, else in the caller's own first words. */
export function summarise(entries: readonly TranscriptEntry[]): string | null {
  const settled = settledIn(entries).map(({ result }) => result.say.trim());
  const first = entries.find((entry) => entry.kind === "heard" && entry.heard.kind === "speech");
  const need = first?.kind === "heard" && first.heard.kind === "speech" ? `The caller said: ${first.heard.text}` : null;
  const parts = [need, ...new Set(settled)].filter((part) => part !== null && part !== "");
  return parts.length > 0 ? parts.join(" ").slice(0, summaryCharsMax) : null;
}

/** How a conversation that we led ended; `wasAnswered` false is a call that nobody picked up. */
export function outcomeOf(entries: readonly TranscriptEntry[], wasAnswered: boolean, endReason: string | null): string {
  return conversationOutcome({ ...recordOf(entries), ...(wasAnswered ? {} : { turns: [] }), endReason });
}

/** Why it ended: a wrong number or silence, where the words show it, else what the engine says. */
export function endReasonOf(entries: readonly TranscriptEntry[], endCause: string | null): string | null {
  const hungUp = entries.some(
    (entry) => entry.kind === "tools" && entry.calls.some(({ args }) => args.reason === "silence"),
  );
  return conversationEnd({ ...recordOf(entries), endReason: hungUp ? "silence" : endCause });
}

function recordOf(entries: readonly TranscriptEntry[]) {
  const toolCalls = resultsIn(entries).map(({ result }) => ({ outcome: result.data.outcome }));
  return { turns: turnsOf(entries, null), toolCalls };
}
