import type { OfferedSlot } from "@/lib/services/booking/offer";

export type Language = "en" | "es";

/** Joins what is offered: "A, B or C". */
export function listOffers(slots: OfferedSlot[], language: Language): string {
  return joinAlternatives(
    slots.map((slot) => slot.spoken),
    language,
  );
}

export function joinAlternatives(items: string[], language: Language): string {
  const or = language === "es" ? " o " : " or ";
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")}${or}${items.at(-1)}`;
}

/** What a caller hears when the arguments of a tool make no sense. */
export const misunderstood: Record<Language, string> = {
  en: "I'm sorry, I did not get that right. Could you say it once more?",
  es: "Perdón, no lo entendí bien. ¿Me lo puede repetir?",
};

/** What a caller hears when our side fails in mid-call: the truth, and a way on. */
export const apology: Record<Language, string> = {
  en: "I'm sorry, I cannot reach our calendar right now. I can take a message and someone will call you back.",
  es: "Lo siento, en este momento no puedo abrir la agenda. Puedo tomar un mensaje y le devolvemos la llamada.",
};

/** What a caller hears when nobody has the number that they dialled. */
export const unknownLine: Record<Language, string> = {
  en: "I'm sorry, this number is not set up yet. Please try again later.",
  es: "Lo siento, este número todavía no está activo. Por favor llame más tarde.",
};
