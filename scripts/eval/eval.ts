import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { asTable, isMet, type Measure } from "./measure";
import { callMisses, scoreCalls } from "./score-calls";
import { emergencyMisses, emergencyTable, scoreEmergencies } from "./score-emergencies";
import { intentMisses, scoreIntents } from "./score-intents";
import { momentMisses, scoreMoments } from "./score-moments";
import { scoreSlots, slotMisses } from "./score-slots";

const FIXTURES = path.join(process.cwd(), "__tests__/fixtures/eval");

const { values } = parseArgs({
  options: { dir: { type: "string" }, json: { type: "string" }, misses: { type: "string" }, help: { type: "boolean" } },
});

const SCORERS = {
  moments: momentMisses,
  slots: slotMisses,
  intents: intentMisses,
  calls: callMisses,
  // Always the repository's own.
  emergencies: () => emergencyMisses(FIXTURES),
};

function main(): number {
  if (values.help) {
    console.log(
      "npm run eval -- [--dir DIR] [--json FILE] [--misses moments|slots|intents|calls|emergencies]\nSee docs/EVALUATION.md.",
    );
    return 0;
  }
  const folder = values.dir ?? FIXTURES;
  const list = Object.entries(SCORERS).find(([name]) => name === values.misses)?.[1];
  if (list !== undefined) {
    console.log(list(folder).join("\n"));
    return 0;
  }
  const measures: Measure[] = [scoreMoments, scoreSlots, scoreIntents, scoreCalls].flatMap((score) => score(folder));
  measures.push(...scoreEmergencies(FIXTURES));
  console.log(asTable(measures));
  console.log(`\n${emergencyTable(FIXTURES)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ measures }, null, 2)}\n`);
  const missed = measures.filter((measure) => !isMet(measure)).length;
  console.log(`\n${measures.length - missed} of ${measures.length} targets met`);
  return missed === 0 && measures.length > 0 ? 0 : 1;
}

process.exitCode = main();
