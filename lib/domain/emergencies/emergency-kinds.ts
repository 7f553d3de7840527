import type { EmergencyKind } from "@/lib/domain/triage/emergency";

interface Spoken {
  en: string;
  es: string;
}

/** How each kind is named to the people of a business. */
export const KIND_NAMES: Readonly<Record<EmergencyKind, Spoken>> = {
  gas: { en: "gas", es: "gas" },
  carbon_monoxide: { en: "carbon monoxide", es: "monóxido de carbono" },
  fire: { en: "fire or smoke", es: "fuego o humo" },
  electrical: { en: "electrical danger", es: "peligro eléctrico" },
  water: { en: "water damage", es: "daño por agua" },
  sewage: { en: "sewage", es: "aguas negras" },
  structure: { en: "structural damage", es: "daño estructural" },
  no_heat: { en: "no heat", es: "sin calefacción" },
  no_cooling: { en: "no cooling", es: "sin aire acondicionado" },
  no_water: { en: "no water", es: "sin agua" },
  power_medical: { en: "medical equipment without power", es: "equipo médico sin electricidad" },
  medical: { en: "someone is hurt or ill", es: "una persona herida o enferma" },
  security: { en: "someone is not safe", es: "una persona en peligro" },
  declared: { en: "the caller says it is an emergency", es: "quien llama dice que es una emergencia" },
};

/** Every kind, in the order of the table. */
export const EMERGENCY_KINDS = Object.keys(KIND_NAMES) as [EmergencyKind, ...EmergencyKind[]];

/** Kinds in which people may be hurt: they are told to get safe and to call 911 before anything else. */
export const LIFE_THREAT_KINDS: ReadonlySet<EmergencyKind> = new Set([
  "gas",
  "carbon_monoxide",
  "fire",
  "medical",
  "security",
]);

const anyDanger: Spoken = {
  en: "If anyone is in danger, please hang up and call 911 right away.",
  es: "Si alguien está en peligro, por favor cuelgue y llame al 911 de inmediato.",
};

/**
 * What a caller hears first (spec 2.5). It never diagnoses, never says that something is safe, and never says that we
 * call 911: the caller does, or the utility, from outside.
 */
export const SAFETY_WORDS: Readonly<Record<EmergencyKind, Spoken>> = {
  gas: {
    en: "If you smell gas, please leave the building now. Don't use lights or switches, and call 911 or the gas company from outside.",
    es: "Si huele a gas, por favor salga del edificio ahora. No use luces ni interruptores, y llame al 911 o a la compañía de gas desde afuera.",
  },
  carbon_monoxide: {
    en: "A carbon monoxide alarm is serious. Please get everyone outside into fresh air now, and call 911 or the gas company from outside.",
    es: "Una alarma de monóxido de carbono es grave. Por favor salgan todos al aire libre ahora, y llame al 911 o a la compañía de gas desde afuera.",
  },
  fire: {
    en: "Please get everyone out of the building now and call 911 from outside.",
    es: "Por favor salgan todos del edificio ahora y llame al 911 desde afuera.",
  },
  medical: {
    en: "If anyone is hurt, or may be, please hang up and call 911 right now.",
    es: "Si alguien está herido, o puede estarlo, por favor cuelgue y llame al 911 ahora mismo.",
  },
  security: {
    en: "Please get to a safe place if you can, and call 911 right now.",
    es: "Por favor vaya a un lugar seguro si puede, y llame al 911 ahora mismo.",
  },
  electrical: {
    en: "Please stay away from it. If you see smoke or sparks, leave the building and call 911 from outside.",
    es: "Por favor no se acerque. Si ve humo o chispas, salga del edificio y llame al 911 desde afuera.",
  },
  power_medical: {
    en: "If anyone depends on that equipment, please call 911 right away.",
    es: "Si alguien depende de ese equipo, por favor llame al 911 de inmediato.",
  },
  structure: {
    en: "Please stay away from there. If anyone is in danger, leave the building and call 911 from outside.",
    es: "Por favor no se acerque. Si alguien está en peligro, salga del edificio y llame al 911 desde afuera.",
  },
  water: anyDanger,
  sewage: anyDanger,
  no_heat: anyDanger,
  no_cooling: anyDanger,
  no_water: anyDanger,
  declared: anyDanger,
};
