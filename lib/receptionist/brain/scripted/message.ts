import { reportEmergency } from "./emergency";
import type { ScriptedState } from "./scripted-state";
import { ask, runTool, say, sentences, type Talk } from "./talk";

/** What is known, in one line for the people of the business. */
function summaryOf(state: ScriptedState): string {
  const when = [state.chosen?.date ?? state.wish.date, state.chosen?.time ?? state.wish.time].filter(Boolean).join(" ");
  const parts = [
    state.need ?? "",
    state.service === null ? "" : `Service: ${state.service}.`,
    when === "" ? "" : `Wanted: ${when}.`,
  ];
  const summary = parts.filter((part) => part !== "").join(" ");
  return summary === "" ? "The caller asks to be called back." : summary;
}

/** Starts to take a message; `text` is what the caller already said of it. */
export function startMessage(talk: Talk, text: string | null): Talk {
  talk.state.task = "message";
  talk.state.message = text;
  talk.state.readBack = null;
  return advanceMessage(talk);
}

/** Asks what the message still lacks, or passes it on. */
export function advanceMessage(talk: Talk): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (state.message === null) return ask(talk, "message", words.askMessage);
  if (state.name === null && !state.gaveUp.includes("name")) return ask(talk, "name", words.askName);
  if (state.phone === null && !state.gaveUp.includes("phone")) return ask(talk, "phone", words.askPhone);
  return passOn(talk);
}

/** Runs take_message with all that is known. */
export function passOn(talk: Talk): Talk {
  const { state } = talk;
  say(talk, sentences(talk).takingMessage);
  if (state.emergency !== null && state.message === state.emergency.words) return reportEmergency(talk);
  return runTool(talk, "take_message", {
    message: state.message ?? summaryOf(state),
    name: state.name,
    phone: state.phone,
    urgent: state.isUrgent ? true : null,
  });
}

/** After two failures, or when booking is impossible: a message with what is known, so that a person can call back. */
export function fallToMessage(talk: Talk, apology?: string): Talk {
  const { state } = talk;
  const failed = state.asking;
  if (failed !== null && !state.gaveUp.includes(failed)) state.gaveUp.push(failed);
  say(talk, apology ?? sentences(talk).fallToMessage);
  return startMessage(talk, summaryOf(state));
}
