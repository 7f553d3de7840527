import { wordsOf } from "./fold-text";

const SPANISH = new Set(
  "hola buenas buenos dias tardes quiero quisiera necesito necesita tengo tiene cita hacer hago para por que como cuando donde el la los las un una unos del al es son esta estoy esto mi su me se con sin pero porque si gracias adios manana hoy ahora favor puedo puede pueden hablar habla espanol alguien senor senora ayuda ayudar reservar cancelar cambiar mover casa agua calentador aire numero nombre llamo llamar lunes martes miercoles jueves viernes sabado domingo semana hora tarde noche usted ustedes bueno vale claro correcto ninguna nada mas hay olor fuga humo gas".split(
    " ",
  ),
);
const ENGLISH = new Set(
  "the a an is are was i i'm i'd you your my we it this that what when where how do does can could would like need want have has to for with at on in of and or but yes no please thanks thank hello hi appointment book schedule cancel move today tomorrow monday tuesday wednesday thursday friday".split(
    " ",
  ),
);
const SHARED = new Set(["no", "a", "me", "gas", "hay", "es", "son", "in", "on", "as"]);

/** The language of one utterance, or null when it does not show ("no", a name, a number). */
export function detectLanguage(text: string): "en" | "es" | null {
  if (/[¿¡ñ]/i.test(text)) return "es";
  let spanish = 0;
  let english = 0;
  for (const word of wordsOf(text)) {
    if (SHARED.has(word)) continue;
    if (SPANISH.has(word)) spanish++;
    if (ENGLISH.has(word)) english++;
  }
  if (spanish === english) return null;
  if (spanish > english)
    return spanish >= 2 || /^(?:hola|gracias|quiero|necesito|buenas|buenos)\b/.test(wordsOf(text).join(" "))
      ? "es"
      : null;
  return english >= 2 ? "en" : null;
}
