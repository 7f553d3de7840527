import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";

export const salonCast: TradeCast = {
  business: {
    name: "Willow Hair Studio",
    trade: "salon",
    timeZone: "America/Los_Angeles",
    needsAddress: false,
    zips: [],
    horizonDays: 250,
    services: [
      {
        name: "Haircut",
        synonyms: ["cut", "trim", "corte"],
        minutes: 45,
        bufferMinutes: 0,
        priceCents: 6_500,
        needs: {
          en: ["I need a haircut.", "I'd like to get a trim.", "I want to get my hair cut."],
          es: ["Quiero un corte de pelo.", "Necesito un corte."],
        },
      },
      {
        name: "Color",
        synonyms: ["coloring", "dye", "highlights", "tinte"],
        minutes: 120,
        bufferMinutes: 15,
        priceCents: 18_000,
        needs: { en: ["I'd like to get my hair colored.", "I want highlights."], es: ["Quiero un tinte."] },
      },
      {
        name: "Blowout",
        synonyms: ["blow dry", "styling", "peinado"],
        minutes: 45,
        bufferMinutes: 0,
        priceCents: null,
        needs: { en: ["I need a blowout for a party.", "I'd like a blow dry."], es: ["Quiero un peinado."] },
      },
    ],
    hours: [{ weekdays: [2, 3, 4, 5, 6], opens: "10:00", closes: "19:00" }],
    closures: [],
    resources: ["Luna", "Dani"],
    knowledge: [
      {
        question: "What is your cancellation policy?",
        answer: "You can cancel free of charge up to 24 hours before.",
        keywords: ["cancellation", "cancel policy"],
      },
      {
        question: "Is there parking?",
        answer: "Yes, there is free parking behind the studio.",
        keywords: ["parking", "park"],
      },
    ],
  },
  addresses: ["88 Valencia Street"],
  zips: { served: "94103", elsewhere: null },
  emergencies: {
    en: ["My scalp is burning and blistering from the dye you put in, it really hurts!", "There's a fire in the shop!"],
    es: ["Me está quemando el cuero cabelludo el tinte, me duele mucho."],
  },
  lookAlike: "Do you do that burning red color?",
  messages: {
    en: [
      "Can you tell Luna that I left my scarf at the salon yesterday?",
      "Please leave a message for Dani that I loved my hair.",
    ],
    es: ["Quiero dejar un mensaje para Luna: dejé mi bufanda en el salón."],
  },
  questions: [
    { ask: "What's your cancellation policy?", answer: "24 hours" },
    { ask: "Is there any parking?", answer: "free parking" },
  ],
  complaint: "You people ruined my color and I want to talk to the owner.",
};
