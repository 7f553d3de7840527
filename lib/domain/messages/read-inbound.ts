import { detectLanguage } from "@/lib/domain/language/detect-language";
import { foldText } from "@/lib/domain/language/fold-text";
import { ruleIntent } from "@/lib/domain/language/intents";
import { readCommand } from "./keywords";
import { isUsNumber } from "./recipient-places";

export type InboundCommand = "stop" | "start" | "help";

/** An inbound text, as far as it has to be decided about. */
export interface InboundText {
  /** E.164, a short code, or the name of a sender. */
  fromNumber: string;
  body: string;
  mediaCount: number;
  /** The carrier knew the word, and has answered and obeyed it. */
  isAnsweredByCarrier: boolean;
}

/** What is known of whoever wrote. */
export interface InboundFacts {
  isLineOfOurs: boolean;
  isOptedOut: boolean;
  hasUpcoming: boolean;
  pending: "cancel_meaning" | null;
  isMidConversation: boolean;
  answersTexts: boolean;
  sameTextsLastHour: number;
  language: "en" | "es";
}

/** What is to be done with a text. */
export interface InboundPlan {
  command: InboundCommand | null;
  replyKind: "opt_out_confirmation" | "opt_in_confirmation" | "cancel_question" | "help" | null;
  /** The receptionist, or whoever took over, answers it. */
  isConversation: boolean;
  /** What the receptionist hears instead of the body. */
  heard: string | null;
  language: "en" | "es" | null;
  pending: "cancel_meaning" | null;
  notice: { title: string; body?: string; isUrgent?: boolean } | null;
}

/** Two machines that answer each other repeat themselves. */
const sameTextsMax = 3;
const spanishCommands =
  /\b(?:pare|parar|alto|basta|baja|detener|no mas|mensajes|escrib\w+|ayuda|informacion|empezar|iniciar|cancelar)\b/;
const yesWords = /^(?:y|yes|yes please|si|sí)\W*$/i;
const cancelWord = /^\W*cancel\W*$/i;
const meansAppointment = /^\W*(?:1|one|uno)\W*$|\b(?:appointment|appt|booking|visit|cita|reservacion|turno)\b/;

/**
 * Decides about an inbound text (spec 5.3). Who may be answered comes first: short codes, named senders and our own
 * lines never are, numbers abroad are left to the owner. STOP in any form opts out at once. CANCEL from someone with an
 * appointment opts out too, and the one confirmation asks whether the appointment was meant (47 CFR 64.1200(a)(12)
 * allows that question; unanswered it stays a stop). YES ends an opt-out only when it answers nothing else.
 */
export function planInbound(text: InboundText, facts: InboundFacts): InboundPlan {
  const language = readLanguage(text.body);
  const plan: InboundPlan = {
    command: null,
    replyKind: null,
    isConversation: false,
    heard: null,
    language,
    pending: null,
    notice: null,
  };
  const command = commandOf(text, facts);
  if (isMachine(text.fromNumber) || facts.isLineOfOurs) return { ...plan, command: command === "stop" ? "stop" : null };
  if (command === "stop") return planStop(text, facts, plan);
  if (facts.pending && facts.isOptedOut && command !== "start") return planMeaning(text, facts, plan);
  const canReply = isUsNumber(text.fromNumber) && !text.isAnsweredByCarrier;
  if (command === "start") return { ...plan, command, replyKind: canReply ? "opt_in_confirmation" : null };
  if (command === "help") return { ...plan, command, replyKind: canReply ? "help" : null };
  return planConversation(text, facts, plan);
}

function commandOf({ body }: InboundText, facts: InboundFacts): InboundCommand | null {
  const command = readCommand(body);
  if (command) return command;
  if (ruleIntent(body) === "opt_out") return "stop";
  const isPlainYes = yesWords.test(body.trim());
  return isPlainYes && facts.isOptedOut && !facts.isMidConversation && !facts.pending ? "start" : null;
}

function planStop(text: InboundText, facts: InboundFacts, plan: InboundPlan): InboundPlan {
  const isAmbiguous = cancelWord.test(text.body) && facts.hasUpcoming && !facts.isOptedOut;
  const canReply = isUsNumber(text.fromNumber) && !text.isAnsweredByCarrier;
  const stop: InboundPlan = { ...plan, command: "stop", replyKind: canReply ? "opt_out_confirmation" : null };
  if (!isAmbiguous) return stop;
  if (canReply) return { ...stop, replyKind: "cancel_question", pending: "cancel_meaning" };
  // The carrier took it for a stop and lets nothing through any more: only a person can ask.
  const title = `${text.fromNumber} texted CANCEL`;
  return {
    ...stop,
    notice: { title, body: "They have an appointment and get no more texts. Please call and ask.", isUrgent: true },
  };
}

/** The answer to "did you mean your appointment?". Anything that does not clearly say so leaves the stop as it is. */
function planMeaning(text: InboundText, facts: InboundFacts, plan: InboundPlan): InboundPlan {
  if (!meansAppointment.test(foldText(text.body))) {
    return {
      ...plan,
      pending: "cancel_meaning",
      notice: { title: `${text.fromNumber} wrote after CANCEL`, body: text.body },
    };
  }
  const language = plan.language ?? facts.language;
  const heard = language === "es" ? "Quiero cancelar mi cita" : "I want to cancel my appointment";
  return { ...plan, command: "start", isConversation: true, heard };
}

function planConversation(text: InboundText, facts: InboundFacts, plan: InboundPlan): InboundPlan {
  const isEmpty = text.body.trim() === "";
  if (isEmpty && text.mediaCount === 0) return plan;
  const told = { title: `${isEmpty ? "Picture" : "Text"} from ${text.fromNumber}`, body: text.body.slice(0, 500) };
  if (facts.isOptedOut) return { ...plan, notice: { ...told, title: `${told.title}, who asked for no texts` } };
  const isForPerson = !isUsNumber(text.fromNumber) || !facts.answersTexts || facts.sameTextsLastHour >= sameTextsMax;
  if (isForPerson) return { ...plan, notice: told };
  return { ...plan, isConversation: true, notice: text.mediaCount > 0 ? told : null };
}

/** Short codes and named senders: banks, couriers and codes. Nobody reads there. */
function isMachine(fromNumber: string): boolean {
  return !/^\+[1-9]\d{6,14}$/.test(fromNumber);
}

function readLanguage(body: string): "en" | "es" | null {
  return detectLanguage(body) ?? (spanishCommands.test(foldText(body)) ? "es" : null);
}
