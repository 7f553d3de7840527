import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import { emergencyMisses, scoreEmergencies } from "@/scripts/eval/score-emergencies";

describe("the labelled emergencies and look-alikes", () => {
  test("are told apart as well as the targets ask", () => {
    const measures = scoreEmergencies("__tests__/fixtures/eval");

    expect(measures.map(({ name, value, target }) => `${name}: ${value >= target}`)).toEqual([
      "emergencies found: true",
      "look-alikes of emergencies left alone: true",
    ]);
    expect(emergencyMisses("__tests__/fixtures/eval").length).toBeLessThanOrEqual(7);
  });

  test("are at least 400, and half of them look-alikes", () => {
    const cases = scoreEmergencies("__tests__/fixtures/eval").map((measure) => measure.n);

    expect(Math.min(...cases)).toBeGreaterThanOrEqual(200);
  });
});

describe("an emergency", () => {
  test("of gas, carbon monoxide, fire or a body is a threat to life", () => {
    expect(findEmergency("I smell gas", "hvac")).toMatchObject({ kind: "gas", isLifeThreat: true });
    expect(findEmergency("the carbon monoxide alarm is going off", "plumbing")).toMatchObject({
      kind: "carbon_monoxide",
      isLifeThreat: true,
    });
    expect(findEmergency("water is pouring through the ceiling", "roofing")).toMatchObject({
      kind: "water",
      isLifeThreat: false,
    });
  });

  test("in one sentence is not hidden by a harmless one beside it", () => {
    expect(findEmergency("We had a gas leak fixed last year. Now I smell gas again.", "hvac")).toMatchObject({
      kind: "gas",
    });
    expect(findEmergency("How much is a tune-up? Also there is smoke coming out of the unit.", "hvac")).toMatchObject({
      kind: "fire",
    });
  });

  test("is heard beside a word that only sounds like danger", () => {
    expect(findEmergency("the fireplace is filling the room with smoke", "hvac")).toMatchObject({ kind: "fire" });
    expect(findEmergency("do you build fire pits", "landscaping")).toBeNull();
  });

  test("depends on the trade where only a trade makes it one", () => {
    expect(findEmergency("no heat and a newborn in the house", "hvac")).toMatchObject({ kind: "no_heat" });
    expect(findEmergency("no heat and a newborn in the house", "salon")).toBeNull();
  });

  test("is never looked for so long that the caller would notice, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        findEmergency(text, "general");
      }),
      { numRuns: 100 },
    );
  });
});
