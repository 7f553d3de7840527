import { saysWhen } from "@/lib/domain/time/read-wish";
import { advanceBooking, changeWish } from "./booking";
import { startExisting } from "./existing";
import { startMessage } from "./message";
import { askQuestion } from "./questions";
import { ask, sentences, type Talk } from "./talk";
import type { Understood } from "./understand";

/** Keeps what the caller gave without being asked: service, moment, name, number, place. */
export function absorb(talk: Talk, heard: Understood): Talk {
  const { state } = talk;
  const isOpen = state.service === null || (state.asking === "when" && state.chosen === null && state.task === "book");
  if (heard.service.kind === "one" && isOpen) state.service = heard.service.name;
  if (heard.introducedName !== null) state.name = heard.introducedName;
  if (heard.phone !== null) state.phone = heard.phone;
  if (heard.zip !== null && state.needsZip) state.zip = heard.zip;
  if (heard.address !== null && state.needsAddress) state.address = heard.address;
  if (saysWhen(heard.wish)) changeWish(talk, heard.wish);
  return talk;
}

/** Begins to book, with all that the utterance already says. */
export function startBooking(talk: Talk, heard: Understood): Talk {
  const { state } = talk;
  state.task = "book";
  state.need ??= heard.text;
  absorb(talk, heard);
  if (state.service === null && heard.service.kind === "several") {
    return ask(talk, "service", sentences(talk).askWhichService(heard.service.names.slice(0, 5)));
  }
  return advanceBooking(talk);
}

/** Acts on what the caller wants; false when the utterance does not show it. */
export function startNeed(talk: Talk, heard: Understood): boolean {
  const { state } = talk;
  if (heard.introducedName !== null) state.name = heard.introducedName;
  switch (heard.intent) {
    case "reschedule":
    case "cancel":
    case "existing":
      startExisting(talk, heard.intent);
      if (
        heard.intent === "reschedule" &&
        (heard.wish.date !== null || heard.wish.time !== null) &&
        /\bto\b|\bpara\b|\bal\b/.test(heard.text)
      ) {
        changeWish(talk, heard.wish);
      }
      return true;
    case "message":
      startMessage(talk, heard.text.split(/\s+/).length > 7 ? heard.text : null);
      return true;
    case "question":
      askQuestion(talk, heard);
      return true;
    case "book":
      startBooking(talk, heard);
      return true;
    default:
      if (heard.service.kind === "none" && !(heard.wish.date !== null || heard.wish.time !== null)) return false;
      startBooking(talk, heard);
      return true;
  }
}
