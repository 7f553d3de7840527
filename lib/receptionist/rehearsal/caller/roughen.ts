import type { Chance } from "@/lib/receptionist/rehearsal/chance";
import type { Behaviour, Language } from "@/lib/receptionist/rehearsal/scenario";
import { phrases } from "./phrases";

/** Words as they arrive: clear, with fillers, or in lower case and without stops as speech recognition writes them. */
export function roughen(text: string, speech: Behaviour["speech"], language: Language, chance: Chance): string {
  if (speech === "fillers") {
    return chance.happens(0.4) ? `${chance.pick(phrases[language].fillers)} ${lowerFirst(text)}` : text;
  }
  if (speech !== "recognised") return text;
  const plain = text
    .toLowerCase()
    .replace(/(?<!\d)[.,!?¡¿;](?!\d)|[.,!?](?=\s|$)/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return chance.happens(0.2) ? `${chance.pick(["um", "uh"])} ${plain}` : plain;
}

function lowerFirst(text: string): string {
  // A name or "I" keeps its capital.
  return /^(?:I\b|[A-Z][a-z]+ [A-Z])/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
