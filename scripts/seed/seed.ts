import { readRunningStack } from "@/scripts/local/stack-file";
import { findScenario, scenarios } from "./scenarios";

/** `npm run seed -- list | <scenario> [--data DIR]`: adds a scenario to the running stack and prints where to look. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const dataAt = args.indexOf("--data");
  const dir = dataAt >= 0 ? args.splice(dataAt, 2)[1] : undefined;
  const [name = "list"] = args;
  if (name === "list") {
    for (const scenario of scenarios) console.log(`${scenario.name.padEnd(16)}${scenario.summary}`);
    return;
  }
  const scenario = findScenario(name);
  const stack = readRunningStack(dir);
  if (!stack) throw new Error("No stack is running. Start it with npm run dev, then seed again.");
  await scenario.run(stack, console.log);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
