import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardRemoved, isCardNumber, redactCards, redactCardTalk } from "@/lib/domain/conduct/card-numbers";
import { redactDeep } from "@/lib/domain/conduct/redact-deep";

const words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const palabras = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];

/** Digits with the check digit that makes them pass. */
function withCheckDigit(digits: string): string {
  return Array.from({ length: 10 }, (_, last) => `${digits}${last}`).find(isCardNumber) ?? "";
}
const pan = fc
  .tuple(
    fc.constantFrom("4", "51", "37", "6011"),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 }),
  )
  .map(([prefix, rest]) => withCheckDigit(`${prefix}${rest.join("")}`.slice(0, prefix === "37" ? 14 : 15)));

describe("card numbers", () => {
  test("are taken out however they are grouped, in figures and in both languages' words", () => {
    fc.assert(
      fc.property(pan, fc.constantFrom(" ", "-", ", ", " um, "), fc.integer({ min: 1, max: 5 }), (card, gap, size) => {
        const groups = card.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
        const forms = [
          card,
          groups.join(gap),
          [...card].map((digit) => words[Number(digit)]).join(" "),
          [...card].map((digit) => palabras[Number(digit)]).join(", "),
        ];
        for (const form of forms) {
          expect(redactCards(`It is ${form} please`).text).toBe(`It is ${cardRemoved} please`);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["forty one eleven eleven eleven eleven eleven eleven eleven", true],
    ["four triple one double one one one double one one one one one one one", true],
    ["cuarenta y uno once once once once once once once", true],
    ["4111 1111 1111 1112", false],
    ["my number is 512 555 0100", false],
    ["call +15125550100 or +15125550101", false],
    ["2026-11-24 10:00, 2026-11-25 11:30, 2026-11-30 2026-12-01", false],
    ["order 1795230000000", false],
    ["0192f3c4-5b6a-7c8d-9e0f-1a2b3c4d5e6f", false],
    ["6011111111111117 is what it says", true],
  ])("%s: %s", (text, hasCard) => {
    expect(redactCards(text).hasCard).toBe(hasCard);
  });

  test("go with the code and the date that are said beside them", () => {
    const { text } = redactCards(
      "It's 4111 1111 1111 1111, expires 12/27, and the security code is 123. I live at 90 Elm.",
    );

    expect(text).not.toMatch(/4111|12\/27|123\b/);
    expect(text).toContain("90 Elm");
  });

  test("a CVV goes alone too, the code of a gate does not", () => {
    expect(redactCards("the CVV is 987").text).toBe(`the CVV is ${cardRemoved}`);
    expect(redactCards("the security code of the gate is 4512").hasCard).toBe(false);
  });

  test("are noticed at the first digits once a card is spoken of", () => {
    const [first, second] = redactCardTalk(["My visa is 4111 11", "11 1111 1111"]);

    expect(first).toEqual({ text: `My visa is ${cardRemoved}`, hasCard: true });
    expect(second?.hasCard).toBe(false);
  });

  test("that come in pieces over several turns never stand whole", () => {
    fc.assert(
      fc.property(pan, fc.integer({ min: 3, max: 8 }), (card, size) => {
        const turns = card.match(new RegExp(`.{1,${size}}`, "g")) ?? [];
        const kept = redactCardTalk(["I want to pay with my card", ...turns]);

        expect(
          kept
            .map(({ text }) => text)
            .join("")
            .replace(/\D/g, ""),
        ).not.toContain(card);
      }),
    );
  });

  test("leave a phone number that is dictated in pieces alone", () => {
    expect(redactCardTalk(["512", "555", "0100"]).map(({ text }) => text)).toEqual(["512", "555", "0100"]);
  });
});

describe("numbers that are no cards", () => {
  test.each([
    "Do you take credit cards? I live at 4512 Oak Street.",
    "Can I pay by card? My phone number is 512 555 0100.",
    "I'll pay with a card, and my cell is 512-555-0100",
    "Is there a fee for credit? It's at 4512 West Lake Drive",
  ])("stay although a card is spoken of: %s", (text) => {
    expect(redactCardTalk([text])).toEqual([{ text, hasCard: false }]);
  });

  test("stay right after a card was read", () => {
    const [, phone, address] = redactCardTalk([
      "4111 1111 1111 1111",
      "my phone number is 512 555 0100",
      "I live at 4512 Oak Street",
    ]);

    expect([phone?.text, address?.text]).toEqual(["my phone number is 512 555 0100", "I live at 4512 Oak Street"]);
  });

  test.each(["call_9f4111111111111111c2", "evt_4111111111111111a0", "019a41111111-4111-8111-411111111111"])(
    "are ids when letters and other digits touch them: %s",
    (id) => {
      expect(redactCards(id).text).toBe(id);
    },
  );
});

describe("what is kept", () => {
  test("has no card in any text, number, transcript or list of words", () => {
    const kept = JSON.stringify(
      redactDeep({
        args: { notes: "card 4111111111111111", phone: 4111111111111111 },
        transcript: "Agent: How will you pay?\nUser: 4111 1111\nAgent: Please don't.\nUser: 1111 1111\n",
        turns: [
          { role: "user", content: "Visa 4111 1111 1111 1111", words: [{ word: "4111", start: 1, end: 2 }] },
          { role: "agent", content: "Please don't.", words: [] },
        ],
        words: ["four", ..."111111111111111".split("").map(() => "one")].map((word) => ({ word, start: 0, end: 1 })),
      }),
    );

    expect(kept).not.toMatch(/4111/);
    expect(kept).not.toContain('"four"');
  });

  test("is the same object when there is nothing to take out", () => {
    const value = { a: [{ role: "user", content: "Hello" }], b: "text", at: new Date(0) };

    expect(redactDeep(value)).toBe(value);
  });
});
