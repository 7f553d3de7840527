import { isAbusive } from "@/lib/domain/conduct/abuse";
import { isRelayCall } from "@/lib/domain/conduct/relay-call";
import type { SpokenTurn } from "@/lib/ports/engines";
import type { ConductSoFar } from "@/lib/receptionist/brain/conduct/judge-speech";
import type { TranscriptEntry } from "@/lib/receptionist/brain/transcript";

/** Where a conversation stands, whoever carries the words. Plain JSON, so that any process can go on with it. */
export interface ConversationState {
  /** What prompt and card are made from; settled when the conversation began. */
  variables: Record<string, string>;
  language: "en" | "es";
  entries: TranscriptEntry[];
  lead: "model" | "scripted";
  /** The scripted receptionist's own state; null while it has not spoken. */
  scripted: unknown;
  /** Why the model no longer leads. */
  gaveUp: string | null;
  isOver: boolean;
}

/** A conversation before its first word. Without a model the scripted receptionist leads from the start. */
export function beginConversation(variables: Record<string, string>, isModelThere: boolean): ConversationState {
  return {
    variables,
    language: variables.language === "es" ? "es" : "en",
    entries: [],
    lead: isModelThere ? "model" : "scripted",
    scripted: null,
    gaveUp: null,
    isOver: false,
  };
}

/** The conversation goes on with a receptionist who takes a message: nobody was reached for the caller. */
export function withNobodyReached(state: ConversationState): ConversationState {
  const scripted =
    typeof state.scripted === "object" && state.scripted !== null
      ? { ...state.scripted, hasTriedPerson: true }
      : state.scripted;
  return { ...state, lead: "scripted", scripted, variables: { ...state.variables, nobody_to_transfer: "true" } };
}

/** What the caller did so far that rules of conduct ask for. */
export function conductOf(entries: readonly TranscriptEntry[]): ConductSoFar {
  const texts = entries.flatMap((entry) =>
    entry.kind === "heard" && entry.heard.kind === "speech" ? [entry.heard.text] : [],
  );
  return { isRelay: texts.some(isRelayCall), warnings: texts.filter(isAbusive).length };
}

/** The words of a conversation as turns, in order; `from` is the instant that seconds are counted from. */
export function turnsOf(entries: readonly TranscriptEntry[], from: Date | null): SpokenTurn[] {
  const turns: SpokenTurn[] = [];
  for (const entry of entries) {
    const words = wordsIn(entry);
    if (!words) continue;
    const seconds = from ? Math.max(0, Math.round((Date.parse(entry.at) - from.getTime()) / 10) / 100) : null;
    turns.push({ position: turns.length, ...words, startsAtSeconds: seconds });
  }
  return turns;
}

function wordsIn(entry: TranscriptEntry): Pick<SpokenTurn, "role" | "content"> | null {
  if (entry.kind === "said") return entry.text ? { role: "receptionist", content: entry.text } : null;
  if (entry.kind !== "heard") return null;
  if (entry.heard.kind === "speech") return entry.heard.text ? { role: "caller", content: entry.heard.text } : null;
  return entry.heard.kind === "digits" ? { role: "caller", content: `(${entry.heard.digits})` } : null;
}
