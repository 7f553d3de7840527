import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";

export const clinicCast: TradeCast = {
  business: {
    name: "Maple Family Clinic",
    trade: "clinic",
    timeZone: "America/New_York",
    needsAddress: false,
    zips: [],
    horizonDays: 250,
    services: [
      {
        name: "Check-up",
        synonyms: ["checkup", "physical", "annual exam", "chequeo"],
        minutes: 30,
        bufferMinutes: 0,
        priceCents: 12_000,
        needs: {
          en: ["I need a check-up.", "I'm due for my annual physical.", "I'd like to see the doctor for a physical."],
          es: ["Necesito un chequeo.", "Quiero un chequeo general."],
        },
      },
      {
        name: "Flu shot",
        synonyms: ["flu vaccine", "vaccination", "vacuna"],
        minutes: 15,
        bufferMinutes: 0,
        priceCents: 4_500,
        needs: {
          en: ["I want to get a flu shot.", "I need the flu vaccine."],
          es: ["Quiero la vacuna contra la gripe."],
        },
      },
      {
        name: "Follow-up visit",
        synonyms: ["follow up", "followup", "seguimiento"],
        minutes: 30,
        bufferMinutes: 0,
        priceCents: null,
        needs: {
          en: ["I need a follow-up visit.", "The doctor told me to come back for a follow-up."],
          es: ["Necesito una cita de seguimiento."],
        },
      },
    ],
    hours: [{ weekdays: [1, 2, 3, 4, 5], opens: "08:00", closes: "17:00" }],
    closures: [],
    resources: ["Dr. Adams", "Dr. Lee"],
    knowledge: [
      {
        question: "Do you take Medicare?",
        answer: "Yes, we accept Medicare and most insurance plans.",
        keywords: ["medicare", "insurance"],
      },
      {
        question: "Where can I park?",
        answer: "There is free parking in front of the clinic.",
        keywords: ["parking", "park"],
      },
    ],
  },
  addresses: ["12 Elm Street"],
  zips: { served: "10001", elsewhere: null },
  emergencies: {
    en: [
      "I have chest pain and I can't breathe properly.",
      "My husband collapsed and he's not responding.",
      "My baby swallowed a battery!",
    ],
    es: ["Tengo un dolor fuerte en el pecho y no puedo respirar.", "Mi papá se desmayó y no responde."],
  },
  lookAlike: "Do you do blood pressure checks?",
  messages: {
    en: [
      "Can you tell Doctor Adams that my pharmacy needs a new prescription?",
      "Please leave a message for the nurse that I will drop off the forms on Friday.",
    ],
    es: ["Quiero dejar un mensaje para la doctora: necesito una receta nueva."],
  },
  questions: [
    { ask: "Do you take Medicare?", answer: "Medicare" },
    { ask: "Where can I park?", answer: "free parking" },
  ],
  complaint: "I waited two hours yesterday and nobody saw me. I want to speak to the manager.",
};
