import { textReason } from "@/components/messages/text-words";
import type { Told } from "@/lib/domain/messages/told";

/** Who hears of a change, as the server says it; empty when it is not known. */
export function toldWords(told: Told | null, customerName: string): string {
  if (!told) return "";
  if (told.by === "text") return `${customerName} is told by text.`;
  const how = told.by === "email" ? "told by email" : "not told";
  return `${customerName} is ${how}. ${textReason(told.reason)}`;
}
