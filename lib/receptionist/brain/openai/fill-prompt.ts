import { cardFromVariables } from "@/lib/receptionist/brain/card";
import { generalPrompt } from "@/lib/receptionist/prompt/general-prompt";

/**
 * The instructions of a model for one call: the prompt of every engine with this call's variables, and the same facts
 * once more as JSON. Nothing in it belongs to another business.
 */
export function fillPrompt(variables: Record<string, string>): string {
  const prompt = generalPrompt.replace(/\{\{(\w+)\}\}/g, (_, name: string) => variables[name] ?? "");
  return `${prompt}\n\nCARD: ${JSON.stringify(cardFromVariables(variables))}`;
}
