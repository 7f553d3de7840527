import type { Heard, PureBrain, ToolResult } from "@/lib/receptionist/brain/brain";
import { advance } from "./advance";
import { askForPerson, silencesUntilEnd } from "./conduct";
import { hearSpeech } from "./hear-speech";
import { beginState, type ScriptedState } from "./scripted-state";
import { ask, askAgain, finishTurn, hangUp, say, sentences, type Talk } from "./talk";
import { hearResult } from "./tool-results";

function hearSilence(talk: Talk): Talk {
  const { state } = talk;
  const words = sentences(talk);
  state.silences++;
  if (state.silences >= silencesUntilEnd(talk)) return hangUp(talk, words.noOneThere, "silence");
  say(talk, words.areYouThere);
  if (state.asking === null || state.asking === "need") return ask(talk, "need", words.askNeed);
  return askAgain(talk);
}

// Keys: 0 asks for a person; 1 and 2 answer yes and no or choose an offer; longer runs are numbers that were asked for.
function hearDigits(talk: Talk, digits: string): Talk {
  const { asking } = talk.state;
  if (digits === "0") {
    if (askForPerson(talk, "")) return talk;
    say(talk, sentences(talk).noPersonNow);
    return advance(talk);
  }
  const choice = { "1": "first", "2": "second", "3": "third" }[digits];
  if (asking === "offer" && choice !== undefined) return hearSpeech(talk, `the ${choice} one`);
  if (digits === "1") return hearSpeech(talk, "yes");
  if (digits === "2") return hearSpeech(talk, "no");
  return hearSpeech(talk, digits);
}

function hearResults(talk: Talk, results: readonly ToolResult[]): Talk {
  const { state } = talk;
  const ids = new Set(results.map((result) => result.id));
  state.pending = state.pending.filter((call) => !ids.has(call.id));
  for (const result of results) hearResult(talk, result);
  if (talk.said.length === 0 && talk.calls.length === 0 && !state.isOver) advance(talk);
  return talk;
}

function hear(talk: Talk, heard: Heard): Talk {
  const { state } = talk;
  if (state.isOver) return talk;
  switch (heard.kind) {
    case "start":
      if (state.card.isBlocked) return hangUp(talk, sentences(talk).blocked, "blocked");
      return ask(talk, state.card.nextAppointment ? "about_appointment" : "need", state.card.greeting);
    case "speech":
      return heard.text.trim() === "" ? hearSilence(talk) : hearSpeech(talk, heard.text);
    case "digits":
      return hearDigits(talk, heard.digits);
    case "silence":
      return hearSilence(talk);
    case "tool_results":
      return hearResults(talk, heard.results);
  }
}

/**
 * Answers a call without a model. Every step says something or asks for tools; nothing is booked that was not read back and
 * agreed to; what is not understood is asked again once and then becomes a message. After `isOver` it says nothing more.
 */
export const scriptedReceptionist: PureBrain<ScriptedState> = {
  begin: beginState,
  step(state, heard, now) {
    const talk: Talk = { state: structuredClone(state), now, said: [], calls: [] };
    hear(talk, heard);
    return finishTurn(talk);
  },
};
