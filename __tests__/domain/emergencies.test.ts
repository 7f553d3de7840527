import { describe, expect, test } from "vitest";
import { alertSpeech, alertText, answerSpeech, followUpText } from "@/lib/domain/emergencies/alert-words";
import type { EmergencyFacts } from "@/lib/domain/emergencies/emergency-facts";
import { EMERGENCY_KINDS, LIFE_THREAT_KINDS, SAFETY_WORDS } from "@/lib/domain/emergencies/emergency-kinds";
import { findAnyEmergency } from "@/lib/domain/emergencies/find-any-emergency";
import { isYesToAlert } from "@/lib/domain/emergencies/is-yes-to-alert";
import { minutesUntilThrough, nextWords, type ReportOutcome } from "@/lib/domain/emergencies/next-words";
import { composeText } from "@/lib/domain/messages/compose-text";
import { segmentCount } from "@/lib/domain/messages/gsm7";

const languages = ["en", "es"] as const;
const told: EmergencyFacts = {
  id: "e",
  callId: null,
  kind: "water",
  isLifeThreat: false,
  isDrill: false,
  state: "open",
  words: "The ceiling came down and water is gushing everywhere, please hurry",
  customerNumber: "+13035550111",
  customerName: "Kim Park",
  address: "12 Main Street",
  acknowledgedName: null,
  acknowledgedVia: null,
  businessName: "Rivera Plumbing",
  language: "en",
  lineNumber: "+13035550100",
  alerts: [],
};

describe("what a caller is told for safety", () => {
  test.each(EMERGENCY_KINDS)("of %s: in both languages to call 911 themselves, and never that we do", (kind) => {
    for (const language of languages) {
      const words = SAFETY_WORDS[kind][language];
      expect(words).toMatch(/911/);
      expect(words).not.toMatch(
        /\b(?:I|we)(?:'ll| will| am| are|'m|'re)? (?:call|calling|have called)\b|llamamos|llamaré/i,
      );
    }
  });

  test.each(["gas", "carbon_monoxide"] as const)("of %s: out of the building, and 911 or the gas company", (kind) => {
    expect(SAFETY_WORDS[kind].en).toMatch(/(leave the building|outside).*911 or the gas company from outside/);
    expect(SAFETY_WORDS[kind].es).toMatch(/(salga|salgan).*911 o a la compañía de gas desde afuera/i);
  });

  test("names no cause and calls nothing safe", () => {
    const all = EMERGENCY_KINDS.flatMap((kind) => languages.map((language) => SAFETY_WORDS[kind][language]));

    for (const words of all) expect(words).not.toMatch(/because|caused|it is safe|probably|seguramente|es seguro/i);
    expect(LIFE_THREAT_KINDS.size).toBe(5);
  });
});

describe("what a caller is told of what happens next", () => {
  const outcomes: ReportOutcome[] = [
    "alerting",
    "already_alerting",
    "acknowledged",
    "nobody_on_call",
    "unanswered",
    "not_urgent",
  ];
  test.each(outcomes)("%s has its sentence in both languages", (outcome) => {
    const [english, spanish] = languages.map((language) =>
      nextWords({ outcome, minutes: 10, takenBy: "Ana" }, language),
    );

    expect(english).not.toBe(spanish);
    if (outcome.endsWith("alerting")) expect(english).toContain("10 minutes");
    if (outcome === "acknowledged") expect(english).toContain("Ana");
    if (outcome === "nobody_on_call" || outcome === "unanswered") expect(english).not.toMatch(/will call you back/);
  });

  test.each([
    [1, 5],
    [2, 10],
    [3, 15],
    [20, 65],
  ])("with %i people, the ladder is through within %i minutes", (people, minutes) => {
    expect(minutesUntilThrough(people)).toBe(minutes);
    expect(minutes * 60).toBeGreaterThan(people * 2 * 90);
  });
});

describe("what the people on call are told", () => {
  test.each(languages)("by text, in %s: whom to call and how to take it stay whole in two parts", (language) => {
    const long = { ...told, language, words: "water ".repeat(300), address: "a long street ".repeat(20) };
    const text = { kind: "owner_alert", language, businessName: "Rivera Plumbing", businessPhone: null } as const;

    const body = composeText({ ...text, isFirst: true, params: { words: alertText(long) } }, null) ?? "";

    expect(segmentCount(body)).toBeLessThanOrEqual(2);
    expect(body).toContain("+13035550111");
    expect(body).toMatch(/(Reply|Responda) 1/);
  });

  test("by phone: business, kind, words, the number digit by digit, and the key", () => {
    expect(alertSpeech(told)).toMatch(
      /Rivera Plumbing: water damage.*gushing everywhere.*3 0 3, 5 5 5, 0 1 1 1.*12 Main Street.*Press 1/,
    );
  });

  test("says plainly that a number is not known", () => {
    const withheld = { ...told, customerNumber: null, customerName: null };

    expect(alertSpeech(withheld)).toContain("not known");
    expect(alertText(withheld)).toContain("No number known");
  });

  test("calls a drill a drill, every time", () => {
    const drill = { ...told, isDrill: true, acknowledgedName: "Ana" };

    for (const language of languages) {
      const all = [alertSpeech({ ...drill, language }), alertText({ ...drill, language })];
      for (const words of all) expect(words).toMatch(/drill|simulacro/i);
      for (const words of all) expect(words).not.toMatch(/\bEMERGENC/);
      expect(followUpText("taken", { ...drill, language })).toMatch(/^(Drill|Simulacro): /);
    }
  });

  test("hears who has it, and what comes next", () => {
    const taken = { ...told, acknowledgedName: "Ana Lopez" };

    expect(followUpText("taken", taken)).toContain("Ana Lopez has taken");
    expect(followUpText("yours", taken)).toContain("Call +13035550111");
    expect(answerSpeech("too_late", taken)).toContain("Ana Lopez");
    expect(answerSpeech("thank", taken)).toContain("it is yours");
  });
});

describe("a yes to an alert", () => {
  test.each(["1", "OK", "ok!", "Okay", "yes", "YES.", "sí", "Si", " 1 ", "Got it", "I'll take it"])("%j", (body) => {
    expect(isYesToAlert(body)).toBe(true);
  });

  test.each(["", "no", "2", "10", "stop", "who is this?", "ok what happened", "1 hour", "yes, tomorrow at 9"])(
    "is not %j",
    (body) => {
      expect(isYesToAlert(body)).toBe(false);
    },
  );
});

test("words that no trade would call an emergency are not looked at twice", () => {
  expect(findAnyEmergency("I would like a haircut on Friday")).toBeNull();
  expect(findAnyEmergency("I smell gas in the kitchen")).toMatchObject({ kind: "gas", isLifeThreat: true });
});
