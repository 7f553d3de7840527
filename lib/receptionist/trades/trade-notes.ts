import { type TradePack, tradePacks } from "./trade-packs";

/** The pack of a trade; that of `general` for one that has none. */
export function findTradePack(trade: string): TradePack {
  const pack = tradePacks.find((one) => one.trade === trade) ?? tradePacks.find((one) => one.trade === "general");
  if (!pack) throw new Error("there is no general trade pack");
  return pack;
}

/** What a model is told of the trade it answers for, in a few lines; the owner's own questions replace the trade's. */
export function tradeNotes(trade: string, ownQuestions: readonly string[] = []): string {
  const { tone, greetingStyle, questions, vocabulary, never } = findTradePack(trade);
  return [
    "# This trade",
    tone,
    greetingStyle,
    `Ask at most two of these before looking up a time: ${(ownQuestions.length > 0 ? ownQuestions : questions).join(" ")}`,
    ...(vocabulary.length > 0 ? [`Callers' words: ${vocabulary.join("; ")}.`] : []),
    `Never: ${never.join("; ")}.`,
  ].join("\n");
}
