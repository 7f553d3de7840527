import { fillPrompt } from "@/lib/receptionist/brain/openai/fill-prompt";

/**
 * The instructions of an engine that speaks by itself: the prompt of every engine, and that it greets first. Nobody else
 * speaks the greeting for it, and it names the business, the assistant and the recording (spec 1.3).
 */
export function realtimeInstructions(variables: Record<string, string>): string {
  return `${fillPrompt(variables)}

# How this call begins and ends
You have not greeted the caller yet. Begin with exactly these words, and wait: "${variables.greeting ?? ""}"
Before a tool call say a short sentence such as "One moment, please." After a tool answered, say the sentence in "say".
When the caller is done, say goodbye first and call end_call then: it hangs up.`;
}
