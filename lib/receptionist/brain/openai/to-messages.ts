import type { ModelMessage } from "@/lib/ports/engines";
import type { CallerInput, TranscriptEntry } from "@/lib/receptionist/brain/transcript";

const messagesMax = 120;

/** A conversation as a chat model reads it; keys and silence are remarks in parentheses. */
export function toMessages(entries: readonly TranscriptEntry[]): ModelMessage[] {
  const messages: ModelMessage[] = [];
  for (const entry of entries) {
    switch (entry.kind) {
      case "heard":
        if (entry.heard.kind !== "start") messages.push({ role: "user", content: describeInput(entry.heard) });
        break;
      case "said":
        messages.push({ role: "assistant", content: entry.text });
        break;
      case "tools":
        addToolCalls(messages, entry.calls);
        break;
      case "results":
        for (const { id, result } of entry.results) {
          messages.push({ role: "tool", content: JSON.stringify(result), toolCallId: id });
        }
    }
  }
  return newest(messages);
}

/** Words and tool calls of one turn are one message of the assistant. */
function addToolCalls(
  messages: ModelMessage[],
  calls: { id: string; name: string; args: Record<string, unknown> }[],
): void {
  const toolCalls = calls.map(({ id, name, args }) => ({ id, name, argumentsJson: JSON.stringify(args) }));
  const last = messages.at(-1);
  if (last?.role === "assistant" && !last.toolCalls) last.toolCalls = toolCalls;
  else messages.push({ role: "assistant", content: "", toolCalls });
}

/** The end of a very long conversation, beginning with words of the caller. */
function newest(messages: ModelMessage[]): ModelMessage[] {
  if (messages.length <= messagesMax) return messages;
  const tail = messages.slice(-messagesMax);
  const first = tail.findIndex(({ role }) => role === "user");
  return first < 0 ? tail : tail.slice(first);
}

function describeInput(heard: Exclude<CallerInput, { kind: "start" }>): string {
  if (heard.kind === "speech") return heard.text;
  return heard.kind === "digits" ? `(The caller presses ${heard.digits}.)` : "(The caller says nothing.)";
}
