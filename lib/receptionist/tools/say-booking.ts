import type { BookAppointmentResult, MissingDetail } from "@/lib/services/booking/book-appointment";
import type { CancelResult, RescheduleResult } from "@/lib/services/booking/change-appointment";
import type { LookupResult, MissReason } from "@/lib/services/booking/lookup-availability";
import type { OfferedSlot } from "@/lib/services/booking/offer";
import { joinAlternatives, type Language, listOffers } from "./say";

type Sentences<Outcome extends string> = Record<Outcome, Record<Language, string>>;

/** Every way a booking or a change can fail, in words; a new outcome without a sentence does not compile. */
const problems: Sentences<
  | Exclude<BookAppointmentResult["outcome"], "booked" | "needs_details">
  | Exclude<RescheduleResult["outcome"], "rescheduled" | "not_found">
> = {
  slot_taken: { en: "I'm sorry, that time was just taken.", es: "Lo siento, esa hora acaba de ocuparse." },
  outside_hours: { en: "We are closed at that time.", es: "A esa hora estamos cerrados." },
  too_soon: { en: "That is too soon for us to make it.", es: "Eso es demasiado pronto para nosotros." },
  too_far: { en: "We do not book that far ahead yet.", es: "Todavía no reservamos con tanta anticipación." },
  invalid_time: { en: "I could not find that date and time.", es: "No encontré esa fecha y hora." },
  out_of_area: { en: "I'm sorry, we do not serve that area.", es: "Lo siento, no atendemos esa zona." },
  unknown_service: { en: "We do not offer that service.", es: "No ofrecemos ese servicio." },
  business_inactive: {
    en: "I cannot book appointments right now, but I can take a message.",
    es: "En este momento no puedo reservar citas, pero puedo tomar un mensaje.",
  },
};

const missingWords: Sentences<MissingDetail> = {
  time: { en: "which day and time suits you", es: "qué día y a qué hora le conviene" },
  name: { en: "your name", es: "su nombre" },
  phone: { en: "a phone number to reach you", es: "un número de teléfono" },
  zip: { en: "the ZIP code of the address", es: "el código postal de la dirección" },
};

const missWords: Sentences<MissReason> = {
  closed: { en: "We are closed then.", es: "A esa hora estamos cerrados." },
  too_soon: { en: "That is too soon for us to make it.", es: "Eso es demasiado pronto para nosotros." },
  full: { en: "That time is not free.", es: "Esa hora no está libre." },
};

export function sayLookup(result: LookupResult, language: Language): string {
  switch (result.outcome) {
    case "slots":
      return sayOffers(result, language);
    case "no_slot":
      return language === "es"
        ? `No tengo horas libres para ${result.service.name}. Puedo tomar un mensaje.`
        : `I have no free times for ${result.service.name}. I can take a message.`;
    case "unknown_service":
      return sayUnknownService(result.serviceNames, language);
    default:
      return problems[result.outcome][language];
  }
}

function sayOffers(result: Extract<LookupResult, { outcome: "slots" }>, language: Language): string {
  const { slots, isRequestedFree, isOtherDay } = result;
  const offers = listOffers(slots, language);
  if (isRequestedFree && !isOtherDay) {
    return language === "es" ? `Sí, tengo libre ${slots[0]?.spoken}.` : `Yes, ${slots[0]?.spoken} is free.`;
  }
  const why = result.reason ? `${missWords[result.reason][language]} ` : "";
  return language === "es" ? `${why}Tengo ${offers}.` : `${why}I have ${offers}.`;
}

function sayUnknownService(names: string[], language: Language): string {
  const list = joinAlternatives(names.slice(0, 5), language);
  return language === "es" ? `¿Qué servicio necesita: ${list}?` : `Which service do you need: ${list}?`;
}

export function sayBooking(result: BookAppointmentResult, spoken: string, language: Language): string {
  if (result.outcome === "booked") {
    return language === "es"
      ? `Listo, su cita de ${result.serviceName} es el ${spoken}. Su referencia es ${spell(result.reference)}.`
      : `You're booked for ${result.serviceName} on ${spoken}. Your reference is ${spell(result.reference)}.`;
  }
  if (result.outcome === "needs_details") {
    const and = language === "es" ? " y " : " and ";
    const asked = result.missing.map((detail) => missingWords[detail][language]).join(and);
    return language === "es" ? `Me falta ${asked}.` : `I still need ${asked}.`;
  }
  return sayProblem(problems[result.outcome][language], result.alternatives, language);
}

export function sayReschedule(result: RescheduleResult, spoken: string, language: Language): string {
  if (result.outcome === "rescheduled") {
    return language === "es"
      ? `Listo, cambié su cita de ${result.appointment.service} al ${spoken}.`
      : `Done, I moved your ${result.appointment.service} appointment to ${spoken}.`;
  }
  if (result.outcome === "not_found") return sayNotFound(language);
  return sayProblem(problems[result.outcome][language], result.alternatives, language);
}

export function sayCancel(result: CancelResult, spoken: string, language: Language): string {
  switch (result.outcome) {
    case "cancelled":
      return language === "es"
        ? `Listo, cancelé su cita de ${result.appointment.service} del ${spoken}.`
        : `Done, I cancelled your ${result.appointment.service} appointment on ${spoken}.`;
    case "already_cancelled":
      return language === "es" ? "Esa cita ya estaba cancelada." : "That appointment was cancelled already.";
    case "too_late":
      return language === "es"
        ? "Esa cita ya empezó, así que no la puedo cancelar. Puedo tomar un mensaje."
        : "That appointment has already begun, so I cannot cancel it. I can take a message.";
    case "not_found":
      return sayNotFound(language);
  }
}

export function sayNotFound(language: Language): string {
  return language === "es"
    ? "No encuentro una próxima cita con ese número."
    : "I cannot find an upcoming appointment under that number.";
}

function sayProblem(sentence: string, alternatives: OfferedSlot[], language: Language): string {
  if (alternatives.length === 0) return sentence;
  const offers = listOffers(alternatives, language);
  return language === "es" ? `${sentence} Tengo ${offers}.` : `${sentence} I have ${offers}.`;
}

/** Letters and digits one by one, so that a voice does not read a word. */
function spell(reference: string): string {
  return reference.split("").join(" ");
}
