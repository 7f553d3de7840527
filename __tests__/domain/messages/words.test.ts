import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factsOf } from "@/__tests__/domain/messages/text-facts";
import { composeText } from "@/lib/domain/messages/compose-text";
import { segmentCount, toGsm7 } from "@/lib/domain/messages/gsm7";
import { textKinds } from "@/lib/domain/messages/text-facts";

const appointment = {
  service: "Drain cleaning",
  startsAt: new Date("2026-11-28T16:00:00Z"),
  timeZone: "America/Denver",
  reference: "BCD234",
};
const params = {
  words: "Tomorrow at nine is fine.",
  code: "123456",
  minutes: 20,
  url: "https://g.page/r/rivera/review",
};
const languages = ["en", "es"] as const;
const isGsm7 = (text: string) => segmentCount(`${text}${"x".repeat(160)}`) === Math.ceil((text.length + 160) / 153);

describe("the words of every kind", () => {
  test.each(textKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    "are there, short and plain: %s %s",
    (kind, language) => {
      const text = composeText(factsOf({ kind, language, params }), appointment);

      expect(text).toMatch(/^Rivera Plumbing: /);
      expect(segmentCount(text ?? "")).toBeLessThanOrEqual(2);
      expect(isGsm7(text ?? "")).toBe(true);
    },
  );

  test("say how to stop in the first text to a number, and every time when nobody asked for it", () => {
    const says = (kind: (typeof textKinds)[number], isFirst: boolean) =>
      /STOP/.test(composeText(factsOf({ kind, isFirst, params }), appointment) ?? "");
    const unasked = ["text_back", "review_request", "help", "opt_in_confirmation"];
    const neverSaying = ["opt_out_confirmation", "cancel_question", "owner_alert", "verification_code"];

    expect(textKinds.filter((kind) => says(kind, true))).toEqual(
      textKinds.filter((kind) => !neverSaying.includes(kind)),
    );
    expect(textKinds.filter((kind) => says(kind, false))).toEqual(textKinds.filter((kind) => unasked.includes(kind)));
  });

  test("fit two parts with names of any length, and keep name and STOP line whole", () => {
    const name = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 60 })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(
        name,
        fc.string({ unit: "grapheme-ascii", maxLength: 200 }),
        fc.constantFrom(...languages),
        (businessName, service, language) => {
          for (const kind of textKinds) {
            const text =
              composeText(factsOf({ kind, language, businessName, params }), { ...appointment, service }) ?? "";

            expect(segmentCount(text)).toBeLessThanOrEqual(2);
            expect(text.startsWith(toGsm7(`${businessName}: `))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test("name the business only once in a conversation", () => {
    const reply = (isFirst: boolean) => composeText(factsOf({ kind: "receptionist_reply", isFirst, params }), null);

    expect(reply(true)).toBe("Rivera Plumbing: Tomorrow at nine is fine. Reply STOP to opt out.");
    expect(reply(false)).toBe("Tomorrow at nine is fine.");
  });

  test("leave what a person typed as it was typed", () => {
    const facts = factsOf({ kind: "person_reply", isFirst: false, params: { words: "¡Mañana sí! 👍 “ok”" } });

    expect(composeText(facts, null)).toBe("¡Mañana sí! 👍 “ok”");
  });

  test("are nothing when there is nothing to say", () => {
    expect(composeText(factsOf({ kind: "review_request" }), appointment)).toBeNull();
    expect(composeText(factsOf({ kind: "person_reply", params: { words: "  " } }), null)).toBeNull();
    expect(composeText(factsOf({ kind: "reminder_24h" }), null)).toBeNull();
  });
});

describe("the phones' alphabet", () => {
  test.each([
    ["Su cita es el sábado", "Su cita es el sabado"],
    ["mañana, ¿sí?", "mañana, ¿si?"],
    ["It’s “ready” – now…", 'It\'s "ready" - now...'],
    ["Zoë's Café", "Zoe's Café"],
    ["👍 日本", "👍 日本"],
  ])("%s becomes %s", (text, plain) => {
    expect(toGsm7(text)).toBe(plain);
  });

  test.each([
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["a".repeat(306), 2],
    ["a".repeat(307), 3],
    ["€".repeat(80), 1],
    ["€".repeat(81), 2],
    ["日".repeat(70), 1],
    ["日".repeat(71), 2],
    ["", 1],
  ])("counts parts as they are paid: %#", (text, count) => {
    expect(segmentCount(text)).toBe(count);
  });
});
