import { foldText } from "@/lib/domain/language/fold-text";
import { isPresence, isSmallTalk } from "@/lib/domain/language/yes-no";
import type { Emergency } from "@/lib/domain/triage/emergency";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import { advance } from "./advance";
import { answerAsked } from "./answers";
import { readBack } from "./booking";
import { hearConduct } from "./conduct";
import { startEmergency } from "./emergency";
import { startExisting } from "./existing";
import { advanceMessage, fallToMessage, passOn } from "./message";
import { startNeed } from "./need";
import type { ScriptedState } from "./scripted-state";
import { ask, askAgain, hangUp, say, sentences, type Talk } from "./talk";
import { languageOf, type Understood, understand } from "./understand";

const TEXT_LENGTH_MAX = 2000;
const MISSES_MAX = 2;

/** Reacts to what the caller said. */
export function hearSpeech(talk: Talk, spoken: string): Talk {
  const { state } = talk;
  const text = spoken.slice(0, TEXT_LENGTH_MAX).trim();
  state.silences = 0;
  state.language = languageOf(text, state.language);
  const emergency = findEmergency(text, state.card.trade, state.card.emergenciesOff);
  if (emergency !== null && isNews(state, emergency)) return startEmergency(talk, emergency, text);
  if (hearConduct(talk, text)) return talk;
  // "One second" is no second of the month.
  if (isPresence(text) && state.asking !== "message") return askAgain(talk);
  const heard = understand(text, state, talk.now);
  if (hearAnyTime(talk, heard) || answerAsked(talk, heard) || switchTask(talk, heard)) return talk;
  return miss(talk, heard);
}

// What was reported needs no second report, unless lives are at stake now.
function isNews({ emergency: known }: ScriptedState, heard: Emergency): boolean {
  return known === null || (heard.isLifeThreat && heard.kind !== known.kind);
}

// What may be said at any point of a call and is answered without losing the thread.
function hearAnyTime(talk: Talk, { intent, text }: Understood): boolean {
  const { state } = talk;
  const words = sentences(talk);
  const { businessName } = state.card;
  switch (intent) {
    case "robot":
      say(talk, words.robot(businessName));
      advance(talk);
      return true;
    case "repeat":
      say(talk, state.lastSay);
      return true;
    case "wrong_number":
      hangUp(talk, words.wrongNumber(businessName), "wrong_number");
      return true;
    case "goodbye":
      if (state.asking !== "need" && state.asking !== "anything_else" && !/\bbye\b|\badios\b|hang/.test(foldText(text)))
        return false;
      leave(talk);
      return true;
    default:
      return false;
  }
}

// A caller who hangs up in the middle of leaving a message has left one.
function leave(talk: Talk): Talk {
  const { state } = talk;
  state.isLeaving = state.task === "message" && state.message !== null;
  return state.isLeaving ? passOn(talk) : hangUp(talk, sentences(talk).goodbye(state.card.businessName), "goodbye");
}

// A new wish in the middle of something else.
function switchTask(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  const isBooking = state.task === "book" || state.task === "reschedule";
  if (heard.intent === "cancel" && isBooking) {
    if (/\b(?:my|existing|mi) (?:appointment|booking|cita)\b/.test(foldText(heard.text)) && state.chosen === null) {
      startExisting(talk, "cancel");
      return true;
    }
    state.task = "none";
    ask(talk, "anything_else", sentences(talk).keptAppointment);
    return true;
  }
  if (state.task === "message" && heard.intent === null) return false;
  if (isBooking && heard.intent !== "message" && heard.intent !== "question") return false;
  return startNeed(talk, heard);
}

function miss(talk: Talk, heard: Understood): Talk {
  const { state } = talk;
  const words = sentences(talk);
  if (isSmallTalk(heard.text) && (state.asking === "need" || state.asking === null))
    return ask(talk, "need", words.askNeed);
  state.misses++;
  if (state.misses >= MISSES_MAX) return giveUp(talk);
  const { misses } = state;
  say(talk, words.didNotCatch);
  if (state.asking === "need" || state.asking === null) ask(talk, "whether_to_book", words.askWhetherToBook);
  // A yes to "Is that right?" alone would agree to what was just objected to: everything is read back again.
  else if (state.asking === "read_back") readBack(talk);
  else if (state.asking === "name") ask(talk, "name", words.askNameAgain);
  else askAgain(talk);
  state.misses = misses;
  return talk;
}

function giveUp(talk: Talk): Talk {
  const { state } = talk;
  state.misses = 0;
  if (state.task === "message") {
    if (state.asking !== null) state.gaveUp.push(state.asking);
    state.message ??= "The caller asks to be called back.";
    return advanceMessage(talk);
  }
  return fallToMessage(talk);
}
