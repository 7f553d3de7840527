import { expect, test } from "vitest";
import { fillPrompt } from "@/lib/receptionist/brain/openai/fill-prompt";
import { defaultVariables } from "@/lib/receptionist/prompt/describe-call";
import { tradeNotes } from "@/lib/receptionist/trades/trade-notes";
import { tradePacks } from "@/lib/receptionist/trades/trade-packs";

/** Section 2.1 of the product. */
const trades = "hvac plumbing roofing painting electrical cleaning landscaping salon clinic general".split(" ");

test("every trade has a pack of its own, and its prompt asks that trade's questions", () => {
  expect(tradePacks.map(({ trade }) => trade).sort()).toEqual([...trades].sort());

  for (const { trade, questions, tone } of tradePacks) {
    const variables = defaultVariables("Acme", "America/Denver", "en");
    const prompt = fillPrompt({ ...variables, trade, trade_notes: tradeNotes(trade) });
    for (const words of [tone, ...questions]) expect(prompt).toContain(words);
    expect(questions.length).toBeGreaterThan(1);
  }
});

test("no variable is left open, and words of a business cannot open one", () => {
  const variables = defaultVariables("Acme {{caller_number}}", "America/Denver", "en");

  const prompt = fillPrompt({ ...variables, caller_number: "+13035550111" });

  expect(prompt).toContain("receptionist of Acme {{caller_number}}, a local");
  expect(prompt.match(/\{\{\w+\}\}/g)?.every((open) => open === "{{caller_number}}")).toBe(true);
});
