import fc from "fast-check";
import { expect, test } from "vitest";
import { readCommand } from "@/lib/domain/messages/keywords";

// The first twelve are the words that 47 CFR 64.1200(a)(10) and the carriers name; the rest is what people write.
const stops = [
  "STOP",
  "stopall",
  "Stop all",
  "QUIT",
  "END",
  "REVOKE",
  "opt out",
  "OPT-OUT",
  "optout",
  "CANCEL",
  "unsubscribe",
  "Remove",
  "stop!!!",
  "  Stop.  ",
  "S T O P".replaceAll(" ", ""),
  "sotp",
  "Stopp",
  "please stop",
  "Stop texting me",
  "don't text me",
  "Don’t text me",
  "take me off your list please",
  "please remove my number from your list",
  "no más",
  "PARE",
  "Alto",
  "ya no me manden mensajes",
  "dejen de escribirme",
];

test.each(stops)("reads as stop: %s", (text) => {
  expect(readCommand(text)).toBe("stop");
});

test.each(["START", "unstop", "Opt in", "empezar"])("reads as start: %s", (text) => {
  expect(readCommand(text)).toBe("start");
});

test.each(["HELP", "info", "Ayuda", "información"])("reads as help: %s", (text) => {
  expect(readCommand(text)).toBe("help");
});

test.each([
  "",
  "   ",
  "🛑",
  "Can you stop by at 3?",
  "The water won't stop, please come",
  "I need to cancel my appointment on Tuesday",
  "yes",
  "help, my basement is flooding",
  "when does it end?",
  "Start at 9 works for me",
  "¿Pueden venir mañana?",
])("is conversation: %s", (text) => {
  expect(readCommand(text)).toBeNull();
});

test("minds neither case, nor space around, nor punctuation at the end", () => {
  const casing = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
  const tail = fc.constantFrom("", ".", "!", "!!", " ", "\n", " .", " 🙏");
  fc.assert(
    fc.property(fc.constantFrom("stop", "unsubscribe", "opt out", "quit"), casing, tail, (word, upper, end) => {
      const text = [...word].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join("");

      expect(readCommand(` ${text}${end}`)).toBe("stop");
    }),
  );
});

test("answers something for any text at all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      expect(["stop", "start", "help", null]).toContain(readCommand(text));
    }),
  );
});
