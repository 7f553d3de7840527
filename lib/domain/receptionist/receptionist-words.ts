/** How a receptionist sounds; the words are those of the owner's page. */
export const tones = {
  warm: "Warm and friendly",
  calm: "Calm and unhurried",
  brisk: "Brisk and to the point",
  formal: "Polite and formal",
} as const;

/** Voices of the voice provider that speak both languages well. */
export const voices = {
  "retell-Cimo": "Cimo, American, young",
  "retell-Leland": "Leland, American, deep",
  "11labs-Adrian": "Adrian, American, clear",
  "11labs-Myra": "Myra, American, soft",
  "openai-Nova": "Nova, American, bright",
  "cartesia-Lucia": "Lucía, Mexican Spanish",
} as const;

export const languages = {
  en: "English, Spanish when the caller speaks it",
  es: "Spanish, English when the caller speaks it",
};

/**
 * Urgent situations that an owner may have handled like ordinary work. What can hurt people (gas, carbon monoxide, fire,
 * medical, violence) is not among them: it is always answered with 911 (spec 2.5).
 */
export const optionalEmergencies = {
  water: "Water running or flooding",
  sewage: "Sewage backing up",
  electrical: "Electrical trouble without fire",
  structure: "Something broken open or falling",
  no_heat: "No heating in the cold",
  no_cooling: "No cooling in the heat",
  no_water: "No water at all",
} as const;
