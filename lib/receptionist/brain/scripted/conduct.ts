import type { ToolResult } from "@/lib/receptionist/brain/brain";
import { conductWords, judgeSpeech } from "@/lib/receptionist/brain/conduct/judge-speech";
import { advance } from "./advance";
import { startExisting } from "./existing";
import { startMessage } from "./message";
import { ask, askAgain, hangUp, runTool, say, sentences, type Talk } from "./talk";
import type { Understood } from "./understand";

const silencesMax = { plain: 3, relay: 8 };

/** Acts on what a caller may say at any point, whatever the call is about; false when none of the rules holds. */
export function hearConduct(talk: Talk, text: string): boolean {
  const { state } = talk;
  const conduct = judgeSpeech(text, state);
  if (conduct === null) return false;
  if (conduct === "person") return askForPerson(talk, text);
  if (conduct === "opt_out") {
    runTool(talk, "stop_texts", { words: text });
    return true;
  }
  const answer = conductWords(conduct, state.language, state);
  if (conduct === "relay") state.isRelay = true;
  if (conduct === "abuse") state.warnings++;
  if (answer.isEnd) {
    hangUp(talk, answer.say, conduct);
    return true;
  }
  say(talk, answer.say);
  // What was asked before stands: nothing is looked up or read back anew because of this.
  if (conduct !== "relay") askAgain(talk);
  return true;
}

/** A wish for a person is tried once; then, and where nobody can be reached, it becomes a message. */
export function askForPerson(talk: Talk, text: string): boolean {
  const { state } = talk;
  const isTried = state.hasTriedPerson || state.card.canTransfer === false;
  if (isTried && state.task === "message" && text !== "") return false;
  if (isTried) {
    say(talk, sentences(talk).noPersonNow);
    startMessage(talk, null);
    return true;
  }
  state.hasTriedPerson = true;
  runTool(talk, "transfer_call", { reason: state.need ?? (text.split(" ").length > 5 ? text : null) });
  return true;
}

/** The engine rings whom the tool named; where the provider's own tools ring, they are tried one after another. */
export function heardTransfer(talk: Talk, { say: sentence, data }: ToolResult["result"]): Talk {
  const { state } = talk;
  if (data.outcome === "transferred") {
    state.isOver = true;
    return talk;
  }
  if (data.outcome === "transferring") {
    state.putThrough = Array.isArray(data.put_through) ? data.put_through.map(String) : [];
    say(talk, sentence);
  }
  const [next, ...rest] = state.putThrough;
  state.putThrough = rest;
  if (next !== undefined) return runTool(talk, next, {});
  say(talk, data.outcome === "outside_hours" && sentence !== "" ? sentence : sentences(talk).noPersonNow);
  return startMessage(talk, null);
}

/** Confirms aloud that no text will come any more, and takes up the thread. */
export function heardStopTexts(talk: Talk, { say: sentence, data }: ToolResult["result"]): Talk {
  const isDone = data.outcome === "opted_out" || data.outcome === "already";
  say(talk, isDone ? sentences(talk).textsStopped : sentence || sentences(talk).technicalTrouble);
  if (talk.state.task === "none") talk.state.asking = "anything_else";
  return advance(talk);
}

/** How many silences end the call: somebody who types needs longer. */
export const silencesUntilEnd = (talk: Talk): number => (talk.state.isRelay ? silencesMax.relay : silencesMax.plain);

/** A caller who was asked whether they call about their next appointment. */
export function answerAboutAppointment(talk: Talk, heard: Understood): boolean {
  const isPlain = heard.service.kind === "none" && heard.wish.date === null && heard.wish.time === null;
  if (heard.yesNo === "yes" && isPlain && !["reschedule", "cancel", "question"].includes(heard.intent ?? "")) {
    startExisting(talk, "existing");
    return true;
  }
  if (heard.yesNo === "no" && heard.intent === null && heard.service.kind === "none") {
    ask(talk, "need", sentences(talk).askNeed);
    return true;
  }
  return false;
}
