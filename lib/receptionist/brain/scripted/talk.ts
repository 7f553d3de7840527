import { type SpokenLanguage, spokenMoment } from "@/lib/domain/time/spoken-moment";
import type { ToolCall, Turn } from "@/lib/receptionist/brain/brain";
import type { Asking, Offer, ScriptedState } from "./scripted-state";
import { SENTENCES } from "./sentence-tables";
import type { Sentences } from "./sentences";

/** One turn in the making: a draft of the next state, and what is to be said and run. */
export interface Talk {
  state: ScriptedState;
  now: Date;
  said: string[];
  calls: ToolCall[];
}

export const sentences = (talk: Talk): Sentences => SENTENCES[talk.state.language];

export function say(talk: Talk, sentence: string): Talk {
  if (sentence !== "") talk.said.push(sentence);
  return talk;
}

/** Says a question and remembers it; asking the same one again keeps the count of misses. */
export function ask(talk: Talk, asking: Asking, sentence: string): Talk {
  if (talk.state.asking !== asking) talk.state.misses = 0;
  talk.state.asking = asking;
  return say(talk, sentence);
}

/** The question at the end of what was said, or all of it. */
const lastQuestion = (spoken: string): string => /[^.!?]*\?[^?]*$/.exec(spoken)?.[0].trim() ?? spoken;

/** Asks once more what was asked last; offers are named again, because nobody remembers three of them. */
export function askAgain(talk: Talk): Talk {
  const { asking, offers, lastSay, language } = talk.state;
  const words = sentences(talk);
  if (asking === "offer" && offers.length > 1)
    return say(talk, words.whichOffer(offers.map((offer) => spokenOffer(offer, language))));
  if (asking === "offer" && offers[0]) return say(talk, words.offerOne(spokenOffer(offers[0], language)));
  return say(talk, lastQuestion(lastSay));
}

/** Asks for a tool to be run; its result is the next thing heard. */
export function runTool(talk: Talk, name: string, args: Record<string, unknown>): Talk {
  talk.state.toolCount++;
  const id = `tool_${talk.state.toolCount}`;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined));
  talk.state.pending.push({ id, name });
  talk.calls.push({ id, name, args: given });
  return talk;
}

/** Says goodbye and hangs up. */
export function hangUp(talk: Talk, sentence: string, reason: string): Talk {
  say(talk, sentence);
  runTool(talk, "end_call", { reason });
  talk.state.isOver = true;
  return talk;
}

export function spokenOffer(offer: Offer, language: SpokenLanguage): string {
  return spokenMoment(offer.date, offer.time, language);
}

export function finishTurn(talk: Talk): Turn<ScriptedState> {
  const spoken = talk.said.join(" ");
  if (spoken !== "") talk.state.lastSay = spoken;
  return { state: talk.state, say: spoken, toolCalls: talk.calls, isOver: talk.state.isOver };
}
