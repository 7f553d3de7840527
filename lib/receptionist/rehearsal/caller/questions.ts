import type { CallerTask, Question } from "@/lib/receptionist/rehearsal/scenario";
import { momentsIn } from "./moments";

/** Which words ask what; the first that fits counts. Scripted receptionists and models are both read with these. */
const asked: readonly (readonly [Question, RegExp])[] = [
  ["still_there", /are you (?:still )?there\?|can you hear me|sigue ahí/i],
  ["what_to_change", /what (?:should|would you like me to|can) (?:i )?change|qué debo cambiar/i],
  ["read_back", /read (?:that|this|it) back|so i (?:will )?move your|le confirmo|entonces cambio/i],
  ["cancel", /(?:shall|should|want me to|like me to|go ahead and) (?:i )?cancel|la cancelo|desea cancelar/i],
  ["which_appointment", /more than one appointment|which (?:appointment|of (?:those|these|them))|más de una cita/i],
  ["name_or_phone", /under what name|what name.{0,20}booked|a qué nombre/i],
  ["confirm_name", /am i speaking (?:with|to)|is this [A-Z]\w+|hablo con/i],
  ["message", /like me to pass on|what.{0,20}message.{0,20}\?|qué mensaje/i],
  ["name", /\bname\b[^.]*\?|spell (?:it|that|your)|\bnombre\b[^.]*\?|lo deletrea/i],
  ["phone", /(?:phone )?number[^.]*\?|a qué número|(?:número|teléfono)[^.]*\?/i],
  ["zip", /\bzip\b[^.]*\?|código postal/i],
  ["address", /address[^.]*\?|dirección/i],
  [
    "service",
    /what do you need done|which (?:one )?(?:do|would) you|which service|qué servicio|cuál (?:de estos|prefiere)/i,
  ],
  [
    "when",
    /\b(?:what|which|another|sooner|later)\b[^.?]*\b(?:days?|times?)\b[^.]*\?|qué (?:otro |otra )?(?:día|hora)/i,
  ],
  ["whether_to_book", /would you like (?:me )?to book|quiere hacer una cita/i],
  ["anything_else", /anything else|algo más/i],
  ["need", /how (?:can|may) i help|en qué le puedo ayudar|tell me (?:what|how)/i],
];

const offered =
  /which (?:would|one|of)|does (?:that|either|any)|works? (?:best )?for you|sound|cuál|le conviene|le parece/i;
const readBack =
  /is that (?:all )?(?:right|correct)|(?:does|is) (?:that|everything) (?:look |sound )?(?:right|correct)|es correcto|(?:shall|should) i (?:book|move)/i;

/** What the receptionist's last words ask of the caller. */
export function questionIn(spoken: string): Question {
  const text = spoken.replace(/^\s*(?:are you (?:still )?there\?|¿?sigue ahí\?)\s+(?=\S)/i, "");
  const [first] = asked.slice(0, 5).find(([, pattern]) => pattern.test(text)) ?? [];
  if (first) return first;
  const moments = momentsIn(text);
  if (moments.length > 0) {
    if (readBack.test(text)) return "read_back";
    if (offered.test(lastQuestion(text))) return "offer";
  }
  const last = lastQuestion(text);
  return (
    asked.find(([, pattern]) => pattern.test(last))?.[0] ??
    asked.find(([, pattern]) => pattern.test(text))?.[0] ??
    "other"
  );
}

function lastQuestion(text: string): string {
  return /[^.!?]*\?[^?]*$/.exec(text)?.[0] ?? text;
}

const done: Record<CallerTask["kind"], RegExp> = {
  book: /you(?:'re| are) (?:all )?(?:booked|set)|(?:cita|confirmada).{0,60}(?:confirmada|referencia)|listo, su cita/i,
  move: /is now on|i moved your|(?:have|is) (?:been )?(?:moved|rescheduled)|es ahora el|cambié su/i,
  cancel:
    /(?:is|was|been|already) cancell?ed|i cancell?ed|está cancelada|ya estaba cancelada|cancelé su|leave it as it is|como está/i,
  ask_existing: /you have .{3,60} on |i found|usted tiene|encontré/i,
  leave_message: /pass(?:ed|ing) (?:your|this|that|it)|will (?:call|get) .{0,12}back|he pasado|lo he pasado|le paso/i,
  ask_for_person:
    /pass(?:ed|ing) (?:your|this|that|it)|transferr?ing|connecting|putting you through|he pasado|le comunico/i,
  say: /^/,
};

/** Whether these words tell the caller that the task is done. */
export function isDoneIn(kind: CallerTask["kind"], text: string): boolean {
  return done[kind].test(text);
}

/** Words that say a wished time cannot be had. */
export function refusesTime(text: string): boolean {
  return /closed|nothing on|isn'?t free|not free|couldn'?t find|can'?t find|no free times|too (?:far|soon)|further ahead|cerrad|no tengo|no encontré|no está libre|demasiado/i.test(
    text,
  );
}

/** Words that show that the receptionist lost the thread. */
export function isTrouble(text: string): boolean {
  return /didn'?t (?:catch|get)|having trouble|technical|no le entendí|no entendí|dificultades|problema técnico/i.test(
    text,
  );
}
