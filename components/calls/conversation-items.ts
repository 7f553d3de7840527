import type { Tone } from "@/components/ui/badge";
import type { CallDetails, CallTurnRow } from "@/lib/domain/member/reads";
import { describeTool, iconOfTool, type ToolIcon } from "./tool-words";

/** A word of the conversation; `start` and `end` in seconds when the engine gave them. */
export interface SpokenWord {
  text: string;
  start: number | null;
  end: number | null;
}

/** One entry of the conversation, ready to be shown. */
export type ConversationItem =
  | {
      kind: "turn";
      key: string;
      who: CallTurnRow["role"];
      words: SpokenWord[];
      start: number | null;
      end: number | null;
    }
  | { kind: "tool"; key: string; text: string; tone: Tone; icon: ToolIcon; at: number | null };

/** Turns in order, each followed by what the receptionist did after it. What has no place yet stands at the end. */
export function buildConversation(call: CallDetails, timeZone: string, now: Date): ConversationItem[] {
  const last = call.turns.at(-1)?.position ?? -1;
  const tools = Map.groupBy(call.toolCalls, ({ position }) => Math.min(position ?? last, last));
  const items: ConversationItem[] = [];
  const addTools = (position: number, at: number | null) => {
    for (const tool of tools.get(position) ?? []) {
      items.push({ kind: "tool", key: tool.id, at, icon: iconOfTool(tool), ...describeTool(tool, timeZone, now) });
    }
    tools.delete(position);
  };
  for (const position of [...tools.keys()].filter((position) => position < (call.turns[0]?.position ?? 0))) {
    addTools(position, 0);
  }
  for (const turn of call.turns) {
    const item = toTurn(turn);
    items.push(item);
    addTools(turn.position, item.end);
  }
  return items;
}

function toTurn(turn: CallTurnRow): Extract<ConversationItem, { kind: "turn" }> {
  const tokens = turn.content.split(/\s+/).filter(Boolean);
  // Only when both lists agree does each word have a time of its own.
  const isTimed = tokens.length === turn.words.length;
  return {
    kind: "turn",
    key: `turn-${turn.position}`,
    who: turn.role,
    words: tokens.map((text, index) => ({
      text,
      start: isTimed ? (turn.words[index]?.start ?? null) : null,
      end: isTimed ? (turn.words[index]?.end ?? null) : null,
    })),
    start: turn.words[0]?.start ?? turn.startsAtSeconds,
    end: turn.words.at(-1)?.end ?? turn.startsAtSeconds,
  };
}
