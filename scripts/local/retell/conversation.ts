import type { Heard, PureBrain, ToolCall, ToolResult } from "@/lib/receptionist/brain/brain";
import { cardFromVariables } from "@/lib/receptionist/brain/card";
import type { Variables } from "./variables";

/** A tool result with what came over the wire: the text of the answer (at most 15,000 characters) and whether it was a 2xx. */
export interface ToolAnswer extends ToolResult {
  content: string;
  successful: boolean;
}

/** What reaches the brain of a call. */
export type BrainInput = Exclude<Heard, { kind: "tool_results" }> | { kind: "tool_results"; results: ToolAnswer[] };

export interface BrainTurn {
  say: string;
  toolCalls: ToolCall[];
  /** True when the receptionist hangs up after `say`. */
  isOver: boolean;
}

/** The mind of one call, whatever it runs on. It remembers what was said; inputs come one after another. */
export interface Conversation {
  hear(input: BrainInput, now: Date): Promise<BrainTurn>;
}

/** A conversation led by a deterministic brain, which gets its card from the call's dynamic variables. */
export function pureConversation<State>(brain: PureBrain<State>, variables: Variables): Conversation {
  let state = brain.begin(cardFromVariables(variables));
  return {
    async hear(input, now) {
      const turn = brain.step(state, input, now);
      state = turn.state;
      return turn;
    },
  };
}

/**
 * A conversation that runs exactly the given tools: one after each line of the caller, the rest after the last line.
 * It speaks the tools' own sentences.
 */
export function plannedConversation(tools: readonly Omit<ToolCall, "id">[], lineCount: number): Conversation {
  const queue = tools.map((tool, index) => ({ ...tool, id: `planned_${index + 1}` }));
  let linesLeft = lineCount;
  return {
    async hear(input) {
      if (input.kind === "tool_results") {
        const sentences = input.results.map(({ result }) => result.say).filter(Boolean);
        return { say: sentences.join(" ") || "One moment, please.", toolCalls: [], isOver: false };
      }
      if (input.kind !== "start") linesLeft -= 1;
      const toolCalls = linesLeft > 0 ? (input.kind === "start" ? [] : queue.splice(0, 1)) : queue.splice(0);
      return { say: toolCalls.length > 0 ? "" : "All right.", toolCalls, isOver: false };
    },
  };
}
