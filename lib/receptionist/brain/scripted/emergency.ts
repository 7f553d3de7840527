import { SAFETY_WORDS } from "@/lib/domain/emergencies/emergency-kinds";
import type { Emergency } from "@/lib/domain/triage/emergency";
import type { ToolResult } from "@/lib/receptionist/brain/brain";
import { ask, hangUp, runTool, say, sentences, type Talk } from "./talk";

/** What the report tool answers when the people on call are, or were, told. */
const reported = new Set(["alerting", "already_alerting", "acknowledged", "nobody_on_call", "unanswered"]);

/** Says what to do for safety, before anything else, and reports the emergency. */
export function startEmergency(talk: Talk, emergency: Emergency, text: string): Talk {
  const { state } = talk;
  state.isUrgent = true;
  state.message = text;
  state.emergency = { kind: emergency.kind, words: text };
  say(talk, SAFETY_WORDS[emergency.kind][state.language]);
  return reportEmergency(talk);
}

/** Runs report_emergency with all that is known; a later report of the same call adds what was missing. */
export function reportEmergency(talk: Talk): Talk {
  const { state } = talk;
  return runTool(talk, "report_emergency", {
    what: state.emergency?.words,
    kind: state.emergency?.kind,
    name: state.name,
    phone: state.phone,
    address: state.address,
  });
}

/** Says what happens next, and asks for a number when there is none to call back. What was not reported is a message. */
export function heardReport(talk: Talk, { data }: ToolResult["result"]): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (!reported.has(data.outcome)) {
    state.task = "message";
    say(talk, words.urgent);
    return runTool(talk, "take_message", {
      message: `EMERGENCY: ${state.message}`,
      name: state.name,
      phone: state.phone,
      urgent: true,
    });
  }
  if (typeof data.next_step === "string") say(talk, data.next_step);
  if (state.isLeaving) return hangUp(talk, words.goodbye(state.card.businessName), "goodbye");
  if (state.phone === null && !state.gaveUp.includes("phone")) {
    state.task = "message";
    return ask(talk, "phone", words.urgentPhone);
  }
  state.task = "none";
  state.message = null;
  return ask(talk, "anything_else", words.anythingElse);
}
