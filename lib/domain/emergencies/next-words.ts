/** What became of reporting an emergency, for whoever reported it. */
export type ReportOutcome =
  | "alerting"
  | "already_alerting"
  /** Somebody has taken it. */
  | "acknowledged"
  /** There is no number that could be alerted. */
  | "nobody_on_call"
  /** Everybody was called and texted twice. */
  | "unanswered"
  | "not_urgent";

/** Between two people on the ladder. */
export const stepSeconds = 90;
const roundsMax = 2;

interface Next {
  outcome: ReportOutcome;
  minutes: number;
  takenBy: string | null;
}

/** When the ladder is through for certain: two rounds, and some minutes for phones that ring; in steps of five. */
export function minutesUntilThrough(people: number): number {
  return Math.ceil((people * roundsMax * stepSeconds) / 60 / 5 + 0.3) * 5;
}

const english: Record<ReportOutcome, (next: Next) => string> = {
  alerting: ({ minutes }) =>
    `I am calling and texting our person on call right now. If nobody has called you back in ${minutes} minutes, please call us again or call another emergency service.`,
  already_alerting: ({ minutes }) =>
    `Our people on call are being alerted already, one after another. If nobody has called you back in ${minutes} minutes, please call us again or call another emergency service.`,
  acknowledged: ({ takenBy }) =>
    `${takenBy ?? "Someone"} from our team has taken this. If you have not heard from them in 15 minutes, please call us again.`,
  nobody_on_call: () =>
    "I have no one on call whom I can reach right now. I have left the owner an urgent message, but I can't promise when it is read. If this can't wait, please call another emergency service.",
  unanswered: () =>
    "I have called and texted everyone on call, and nobody has answered. The owner has an urgent message. Please don't wait for us: call another emergency service.",
  not_urgent: () => "I can find you an appointment or take a message.",
};

const spanish: Record<ReportOutcome, (next: Next) => string> = {
  alerting: ({ minutes }) =>
    `Ahora mismo llamo y escribo a la persona de guardia. Si nadie le ha llamado en ${minutes} minutos, por favor llámenos otra vez o llame a otro servicio de emergencia.`,
  already_alerting: ({ minutes }) =>
    `Ya estamos avisando a las personas de guardia, una tras otra. Si nadie le ha llamado en ${minutes} minutos, por favor llámenos otra vez o llame a otro servicio de emergencia.`,
  acknowledged: ({ takenBy }) =>
    `${takenBy ?? "Alguien"} de nuestro equipo ya se encarga. Si no le ha llamado en 15 minutos, por favor llámenos otra vez.`,
  nobody_on_call: () =>
    "En este momento no tengo a nadie de guardia a quien avisar. Le dejé un mensaje urgente al dueño, pero no puedo prometer cuándo lo lee. Si no puede esperar, por favor llame a otro servicio de emergencia.",
  unanswered: () =>
    "Llamé y escribí a todas las personas de guardia y nadie ha contestado. El dueño tiene un mensaje urgente. Por favor no nos espere: llame a otro servicio de emergencia.",
  not_urgent: () => "Le puedo buscar una cita o tomar un mensaje.",
};

/** The truth about what happens next, in one or two sentences. */
export function nextWords(next: Next, language: "en" | "es"): string {
  return (language === "es" ? spanish : english)[next.outcome](next);
}
