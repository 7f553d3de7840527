import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";

export const plumbingCast: TradeCast = {
  business: {
    name: "Canyon Plumbing",
    trade: "plumbing",
    timeZone: "America/Denver",
    needsAddress: true,
    zips: ["80202", "80203", "80205", "80206"],
    horizonDays: 250,
    services: [
      {
        name: "Drain cleaning",
        synonyms: ["clogged drain", "blocked sink", "clog", "slow drain", "desagüe tapado"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 14_900,
        needs: {
          en: ["My kitchen sink is clogged.", "I've got a slow drain in the bathroom.", "My shower drain is blocked."],
          es: ["Tengo el desagüe tapado.", "El fregadero está tapado."],
        },
      },
      {
        name: "Water heater repair",
        synonyms: ["water heater", "no hot water", "boiler", "calentador de agua"],
        minutes: 90,
        bufferMinutes: 30,
        priceCents: null,
        needs: {
          en: ["My water heater isn't working.", "We have no hot water."],
          es: ["No funciona el calentador de agua."],
        },
      },
      {
        name: "Leak repair",
        synonyms: ["leak", "leaking pipe", "dripping faucet", "fuga"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 12_900,
        needs: {
          en: ["I have a dripping faucet.", "There's a small leak under my sink."],
          es: ["Tengo una fuga pequeña."],
        },
      },
    ],
    hours: [
      { weekdays: [1, 2, 3, 4, 5], opens: "08:00", closes: "18:00" },
      { weekdays: [6], opens: "09:00", closes: "13:00" },
    ],
    closures: [],
    resources: ["Crew 1", "Crew 2"],
    knowledge: [
      {
        question: "Do you charge for the visit?",
        answer: "The visit is free when we do the work; otherwise it is $49.",
        keywords: ["visit", "trip fee", "call out"],
      },
      {
        question: "Are you licensed and insured?",
        answer: "Yes, we are licensed and insured in Colorado.",
        keywords: ["licensed", "insured", "license"],
      },
    ],
  },
  addresses: ["1114 Pearl Street", "482 Grant Street", "Nine fifty Lincoln Avenue", "77 Sherman Street"],
  zips: { served: "80203", elsewhere: "81001" },
  emergencies: {
    en: [
      "A pipe burst and water is pouring through my ceiling right now!",
      "My basement is flooding, the water is rising fast.",
      "I smell gas in my kitchen.",
    ],
    es: ["Se reventó un tubo y se está inundando la casa.", "Huele a gas en mi cocina."],
  },
  lookAlike: "Does the water heater repair include checking the gas line?",
  messages: {
    en: [
      "Can you tell the owner that the part he ordered for me has arrived at the store?",
      "Please leave a message for Maria that I will pay the invoice on Friday.",
    ],
    es: ["Quiero dejar un mensaje para el dueño: ya llegó la pieza que pidió."],
  },
  questions: [
    { ask: "Do you charge for the visit?", answer: "\\$49" },
    { ask: "Are you guys licensed and insured?", answer: "licensed and insured" },
  ],
  complaint: "Your guy left a huge mess in my bathroom and I want to talk to the manager.",
};
