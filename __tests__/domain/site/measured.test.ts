import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measured, sayMeasured } from "@/lib/domain/site/measured";
import { judgeAsShipped } from "@/scripts/eval/cross-validate";
import { readEmergencies } from "@/scripts/eval/read-emergencies";
import { sharesOf } from "@/scripts/eval/score-emergencies";

const unseen = readEmergencies("__tests__/fixtures/eval", "emergencies-unseen.tsv");

test("what the public pages say in numbers is what comes out when it is measured anew", () => {
  expect({ sentences: unseen.length, ...sharesOf(judgeAsShipped(unseen)) }).toEqual(measured.emergencies);
  expect(sayMeasured()).toBe(
    "Measured: in 441 sentences it had never met, it found 98% of the emergencies and left 97.9% of the look-alikes alone.",
  );
});

test("the page on how it was measured says the same numbers", () => {
  const page = readFileSync("docs/EVALUATION.md", "utf8").replaceAll(/\s+/g, " ");
  const { sentences, found, leftAlone } = measured.emergencies;

  expect(page).toContain(`holds ${sentences} sentences that were written after everything was frozen`);
  expect(page).toContain(
    `finds ${found.toFixed(1)} of its emergencies and leaves ${leftAlone.toFixed(1)} of its look-alikes alone`,
  );
});
