// Words that mean the same thing to a caller, English and Spanish, one group a line; the first word stands for the group.
// Folded text. Phrases of two words are joined before single words are read.
const GROUPS = `ac|air conditioner|air conditioning|air condition|a c|aire acondicionado|cooling|aire|clima
furnace|heater|heating|heat|calefaccion|calefactor|boiler|heat pump
waterheater|water heater|hot water heater|hot water tank|calentador de agua|boiler de agua|calentador|water tank
thermostat|termostato
duct|ducts|ductwork|vents|vent|ductos
drain|drains|desague|drenaje|clog|clogged|unclog|destapar|tapado|blocked|backed up
toilet|commode|inodoro|excusado|bano|bathroom
sink|faucet|tap|llave|grifo|lavabo|fregadero
leak|leaks|leaking|leaky|drip|dripping|fuga|gotea|goteo|gotera
pipe|pipes|tubo|tuberia|plumbing|plomeria
sewer|septic|alcantarilla
outlet|outlets|socket|plug|enchufe|tomacorriente|contacto
panel|breaker|breakers|fuse box|tablero
lighting|lights|light|fixture|lamp|luces|lampara
fan|ceiling fan|ventilador|abanico
roof|roofing|shingle|shingles|techo|tejado
gutter|gutters|canaleta|canal
paint|painting|painter|repaint|pintar|pintura
clean|cleaning|cleaner|cleanup|housekeeping|maid|limpieza|limpiar
lawn|grass|mow|mowing|yard|cesped|pasto|jardin
tree|trees|arbol|arboles|stump
haircut|hair cut|cut|trim|corte|cortar
color|colour|dye|highlights|highlight|tinte|mechas|balayage
manicure|nails|nail|unas
massage|masaje
checkup|check up|physical|exam|examination|chequeo|revision|examen
vaccine|shot|vaccination|vacuna
repair|fix|fixing|broken|broke|busted|reparar|reparacion|arreglar|arreglo|descompuesto|not working|stopped working
install|installation|installing|put in|instalar|instalacion|replace|replacement|reemplazar|cambiar|new
maintenance|tune up|tuneup|tune|service|servicing|inspection|inspect|mantenimiento|inspeccion|revisar
estimate|quote|bid|presupuesto|cotizacion|estimado|consultation|consulta
deep|profunda
emergency|urgent|urgente|emergencia`;

const CANONICAL: ReadonlyMap<string, string> = new Map(
  GROUPS.split("\n").flatMap((line) => {
    const words = line.split("|");
    return words.map((word): [string, string] => [word, words[0] as string]);
  }),
);
const PHRASES = new RegExp(
  `\\b(?:${[...CANONICAL.keys()]
    .filter((key) => key.includes(" "))
    .sort((one, other) => other.length - one.length)
    .join("|")})\\b`,
  "g",
);

// Words that many services share; by themselves they do not tell one from another.
const GENERAL_WORDS = new Set([
  "repair",
  "install",
  "maintenance",
  "clean",
  "estimate",
  "emergency",
  "service",
  "general",
  "standard",
  "basic",
  "full",
  "house",
  "home",
  "room",
  "visit",
]);

/** Replaces phrases of several words by the word that stands for them. Folded text in and out. */
export const joinPhrases = (folded: string): string =>
  folded.replace(PHRASES, (phrase) => CANONICAL.get(phrase) ?? phrase);

/** The word that stands for a word's group, or null when it has none. */
export const canonicalWord = (word: string): string | null => CANONICAL.get(word) ?? null;

/** How much a word tells about which service is meant, 0 to 1. */
export const weightOf = (word: string): number => (GENERAL_WORDS.has(word) ? 0.3 : 1);
