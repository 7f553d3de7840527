import { foldText } from "@/lib/domain/language/fold-text";

export type TextCommand = "stop" | "start" | "help";

/** FCC per-se words and the carriers' own, then what a reasonable person reads as stop; English and Spanish. */
const stopExact = new Set([
  "stop",
  "stopall",
  "stop all",
  "quit",
  "end",
  "revoke",
  "opt out",
  "optout",
  "unsubscribe",
  "remove",
  "cancel",
  "remove me",
  "stop it",
  "stop texting",
  "stop texting me",
  "stop messaging me",
  "no more texts",
  "dont text me",
  "do not text me",
  "leave me alone",
  "take me off",
  "take me off your list",
  "unsubscribe me",
  "stop please",
  "please stop",
  "opt me out",
  "parar",
  "pare",
  "para ya",
  "alto",
  "basta",
  "no mas",
  "no mas mensajes",
  "detener",
  "cancelar suscripcion",
  "no me escriban",
  "no me manden mensajes",
  "dejen de escribirme",
  "darme de baja",
  "baja",
]);
const startExact = new Set(["start", "unstop", "start texting", "opt in", "optin", "subscribe", "empezar", "iniciar"]);
const helpExact = new Set(["help", "info", "ayuda", "informacion"]);

/** Words that mean stop inside a longer text, when nothing in it is about an appointment. */
const stopWithin =
  /\b(?:stop (?:texting|messaging|sending|contacting)|quit texting|do ?n[o']?t (?:text|message|contact) (?:me|this)|unsubscribe|opt(?:ing)? (?:me )?out|take me off|remove (?:me|my number)|no (?:me )?(?:mas|manden|escriban|envien) (?:mas )?(?:mensajes|textos)?|dejen? de (?:escribir|mandar|enviar))/;

/**
 * What a text commands: stop in every form that the law and plain reading know (47 CFR 64.1200(a)(10)), start, help.
 * Null for conversation. CANCEL alone is stop here; someone with an appointment is asked which they meant, later on.
 */
export function readCommand(body: string): TextCommand | null {
  const words = foldText(body)
    .replace(/[^a-z0-9\s]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return null;
  if (stopExact.has(words) || isNearStop(words)) return "stop";
  if (startExact.has(words)) return "start";
  if (helpExact.has(words)) return "help";
  return stopWithin.test(words) ? "stop" : null;
}

/** Slips of the thumb: "stopp", "sotp", "unsubscibe". */
function isNearStop(words: string): boolean {
  return /^(?:s+t+o+p+|sotp|stpo|tsop|stip|stop\d*|unsubscr?i?be?|unsub|arret)$/.test(words);
}
