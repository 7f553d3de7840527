import { foldText } from "@/lib/domain/language/fold-text";
import { advance } from "./advance";
import { runTool, say, sentences, type Talk } from "./talk";
import type { Understood } from "./understand";

const PRICE = /\b(?:how much|price|pricing|cost|costs|charge|rate|rates|fee|cuanto|precio|cobran|cuesta|vale)\b/;

function spokenPrice(cents: number): string {
  return cents % 100 === 0 ? `$${cents / 100}` : `$${(cents / 100).toFixed(2)}`;
}

/** Answers a question: a price from the catalogue, anything else by answer_question. Then takes up the thread. */
export function askQuestion(talk: Talk, heard: Understood): Talk {
  const { state } = talk;
  const named = heard.service.kind === "one" ? heard.service.name : state.service;
  const service = state.card.services.find((candidate) => candidate.name === named);
  if (PRICE.test(foldText(heard.text)) && service !== undefined) {
    const words = sentences(talk);
    const { name, priceCents } = service;
    state.service ??= name;
    say(
      talk,
      priceCents === null ? words.priceOnSite(name) : words.price({ service: name, price: spokenPrice(priceCents) }),
    );
    if (state.task === "none") state.asking = "anything_else";
    return advance(talk);
  }
  say(talk, sentences(talk).checking);
  return runTool(talk, "answer_question", { question: heard.text });
}
