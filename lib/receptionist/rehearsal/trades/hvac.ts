import type { TradeCast } from "@/lib/receptionist/rehearsal/trade-cast";

export const hvacCast: TradeCast = {
  business: {
    name: "Lakeside Heating and Air",
    trade: "hvac",
    timeZone: "America/Chicago",
    needsAddress: true,
    zips: ["60601", "60607", "60612", "60614"],
    horizonDays: 250,
    services: [
      {
        name: "Furnace repair",
        synonyms: ["furnace", "heater", "no heat", "heating", "calefacción"],
        minutes: 90,
        bufferMinutes: 30,
        priceCents: 11_900,
        needs: {
          en: [
            "My furnace keeps turning off.",
            "My heater makes a rattling noise.",
            "The heating doesn't come on upstairs.",
          ],
          es: ["Mi calefacción no funciona bien.", "La calefacción hace ruido."],
        },
      },
      {
        name: "AC tune-up",
        synonyms: ["air conditioner", "ac", "tune up", "maintenance", "aire acondicionado"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 8_900,
        needs: {
          en: ["I need a tune-up for my AC.", "I'd like maintenance for our air conditioner."],
          es: ["Necesito mantenimiento para el aire acondicionado."],
        },
      },
      {
        name: "Thermostat installation",
        synonyms: ["thermostat", "smart thermostat", "termostato"],
        minutes: 60,
        bufferMinutes: 0,
        priceCents: null,
        needs: { en: ["I want a new thermostat put in."], es: ["Quiero instalar un termostato nuevo."] },
      },
    ],
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6], opens: "07:00", closes: "19:00" }],
    closures: [],
    resources: ["Truck A", "Truck B"],
    knowledge: [
      {
        question: "Do you offer financing?",
        answer: "Yes, we offer financing over twelve months.",
        keywords: ["financing", "payment plan"],
      },
      {
        question: "Which brands do you service?",
        answer: "We service all major brands.",
        keywords: ["brands", "carrier", "trane", "lennox"],
      },
    ],
  },
  addresses: ["500 West Madison Street", "1220 North Clark Street", "Eighteen South Halsted Street"],
  zips: { served: "60614", elsewhere: "61820" },
  emergencies: {
    en: [
      "My carbon monoxide detector is going off and we feel dizzy.",
      "I smell gas near the furnace.",
      "There's smoke coming out of my furnace!",
    ],
    es: ["Huele a gas cerca del calentador.", "Está sonando la alarma de monóxido de carbono."],
  },
  lookAlike: "Do you also sell carbon monoxide detectors?",
  messages: {
    en: [
      "Could you tell the technician that the gate code has changed and he should call me?",
      "Please leave a message that the permit office called about our job.",
    ],
    es: ["Quiero dejar un mensaje para el técnico: que me llame por favor."],
  },
  questions: [
    { ask: "Do you offer financing?", answer: "twelve months" },
    { ask: "What brands do you service?", answer: "all major brands" },
  ],
  complaint: "My heat broke again two days after you fixed it, I want to speak to a manager right now.",
};
