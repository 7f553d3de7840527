import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DANGER_MODEL } from "@/lib/domain/triage/danger-weights";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import { judgeAsShipped } from "@/scripts/eval/cross-validate";
import { readEmergencies } from "@/scripts/eval/read-emergencies";
import { sharesOf } from "@/scripts/eval/score-emergencies";
import { trainDangerModel } from "@/scripts/train/train-danger";

const FOLDER = "__tests__/fixtures/eval";
const labelled = readEmergencies(FOLDER);

describe("the labelled emergencies and look-alikes", () => {
  test("are told apart by what ships", () => {
    const { found, leftAlone } = sharesOf(judgeAsShipped(labelled));

    expect(found).toBeGreaterThanOrEqual(99);
    expect(leftAlone).toBeGreaterThanOrEqual(97);
  });

  test("are at least 400 a trade, about half of them look-alikes, in two languages", () => {
    for (const trade of new Set(labelled.map((row) => row.trade))) {
      const rows = labelled.filter((row) => row.trade === trade);
      const others = rows.filter((row) => row.kind === null);

      expect(rows.length, trade).toBeGreaterThanOrEqual(400);
      expect(others.length / rows.length, trade).toBeGreaterThan(0.4);
      expect(rows.filter((row) => row.language === "es").length, trade).toBeGreaterThan(40);
    }
  });

  test("stand in the file once each, with one meaning", () => {
    expect(new Set(labelled.map((row) => row.text.toLowerCase())).size).toBe(labelled.length);
  });

  test("make the weights that ship", { timeout: 120_000 }, () => {
    expect(trainDangerModel(labelled)).toEqual(DANGER_MODEL);
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

  test("is heard in words that no trigger knows", () => {
    expect(findEmergency("the bathroom rug is floating and it keeps coming", "plumbing")).toMatchObject({
      kind: "water",
    });
    expect(findEmergency("she slid out of the chair and she's not with us", "salon")).toMatchObject({
      kind: "medical",
      isLifeThreat: true,
    });
    expect(findEmergency("se oye que algo se fríe en la pared", "electrical")).toMatchObject({ kind: "electrical" });
  });

  test("is heard in the middle of a long story without punctuation", () => {
    const story = `${"so i called last week about my bill and the lady was very nice and we talked about the weather ".repeat(3)}anyway right now there is smoke coming out of my breaker box ${"and my sister is visiting from out of town so we might need another day for the other thing ".repeat(3)}`;

    expect(findEmergency(story, "electrical")).toMatchObject({ kind: "fire" });
    expect(findEmergency(story.replace(/right now .* box/, ""), "electrical")).toBeNull();
  });

  test("of a kind that the owner switched off is not heard, in no words, unless lives are at stake", () => {
    for (const text of ["a pipe burst and water is everywhere", "the bathroom rug is floating and it keeps coming"]) {
      expect(findEmergency(text, "plumbing")).toMatchObject({ kind: "water" });
      expect(findEmergency(text, "plumbing", ["water"])).toBeNull();
    }
    expect(findEmergency("I smell gas", "plumbing", ["gas", "water"])).toMatchObject({ kind: "gas" });
  });

  test("of somebody who wants to die is never weighed against other words", () => {
    expect(findEmergency("cancel my cut on friday I don't want to live anymore", "salon")).toMatchObject({
      kind: "medical",
    });
    expect(findEmergency("quiero cancelar mi cita ya no quiero vivir", "general")).toMatchObject({ kind: "medical" });
  });

  test.each([
    "I don't smell gas",
    "we had a gas leak last year and it was fixed",
    "no smoke or anything it just clicks",
    "is gas included",
    "do you install smoke detectors",
    "my friend's house flooded last year",
    "I'm burning up to get an appointment",
    "fire sale on heat pumps",
    "my heater makes a noise",
    "no huele a gas solo no prende",
    "my name is Robert Flood",
    "four twelve Smokey Hollow Road",
    "me my wife and our four kids at seven",
  ])("is not heard in: %s", (text) => {
    expect(findEmergency(text, "general")).toBeNull();
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
