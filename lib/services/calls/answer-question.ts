import type { BusinessDescription } from "@/lib/domain/calls/business-description";
import { describeHours } from "@/lib/domain/calls/describe-hours";
import { wordsOf } from "@/lib/domain/language/fold-text";
import { matchService } from "@/lib/domain/language/match-service";
import { spokenPrice } from "@/lib/domain/money/spoken-price";
import type { Ctx } from "@/lib/ports";

export type AnswerResult = { outcome: "answered"; answer: string; source: string } | { outcome: "unknown" };

const stopWords = new Set(
  "a an and are at be can could do does for have how i in is it me my of on or our please the there to we what when where which who will with would you your".split(
    " ",
  ),
);
const askedPrice = /\b(price|cost|charge|how much|fee|rate|quote|cuesta|precio|cu[aá]nto)\b/i;
const askedHours = /\b(hours?|open|close|closed|closing|opening|horario|abren?|cierran?|abierto)\b/i;

/**
 * Answers from rows of the business's own data and from nothing else (spec 2.7): a knowledge entry, a price, the hours,
 * the address. A price that is not in the catalogue is confirmed on site, never guessed.
 */
export async function answerQuestion(
  ctx: Ctx<"businesses">,
  { businessId, question }: { businessId: string; question: string },
): Promise<AnswerResult> {
  const business = await ctx.businesses.describe(businessId, ctx.now);
  if (!business) return { outcome: "unknown" };
  const text = question.slice(0, 500);
  return (
    fromKnowledge(business, text) ??
    fromPrices(business, text) ??
    fromHours(business, text) ??
    fromAddress(business, text) ?? { outcome: "unknown" }
  );
}

/** The entry that shares most with the question; a keyword counts for more than a word of the question. */
function fromKnowledge({ knowledge }: BusinessDescription, text: string): AnswerResult | null {
  const asked = new Set(wordsOf(text).filter((word) => !stopWords.has(word)));
  const score = (entry: BusinessDescription["knowledge"][number]) => {
    const words = wordsOf(entry.question).filter((word) => !stopWords.has(word));
    const hits = words.filter((word) => asked.has(word)).length;
    const keywords = entry.keywords.filter((keyword) => wordsOf(keyword).every((word) => asked.has(word))).length;
    return keywords * 2 + (words.length > 0 ? hits / words.length : 0);
  };
  const [best] = [...knowledge].sort((a, b) => score(b) - score(a));
  if (!best || score(best) < 0.6) return null;
  return { outcome: "answered", answer: best.answer, source: `knowledge: ${best.question}` };
}

function fromPrices({ services, language }: BusinessDescription, text: string): AnswerResult | null {
  if (!askedPrice.test(text)) return null;
  const match = matchService(text, services);
  if (match.kind !== "one") return null;
  const service = services.find(({ name }) => name === match.name);
  if (!service) return null;
  const source = `service: ${service.name}`;
  return { outcome: "answered", answer: spokenPrice(service.name, service.priceCents, language), source };
}

function fromHours(business: BusinessDescription, text: string): AnswerResult | null {
  if (!askedHours.test(text) || business.hours.length === 0) return null;
  return { outcome: "answered", answer: describeHours(business.hours, business.language), source: "business hours" };
}

function fromAddress({ address, language }: BusinessDescription, text: string): AnswerResult | null {
  if (!address || !/\b(address|located|location|where are you|direcci[oó]n|d[oó]nde est[aá]n)\b/i.test(text))
    return null;
  const answer = language === "es" ? `Estamos en ${address}.` : `We are at ${address}.`;
  return { outcome: "answered", answer, source: "business address" };
}
