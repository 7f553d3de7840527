import { existsSync, readFileSync } from "node:fs";
import { parseEnv as readEnvText } from "node:util";
import { type CurableProblem, findDeployProblems, findProblems } from "./env-problems";

const usage = `npm run validate:env [-- --deploy]
  Reads the environment and .env.local (the environment wins) and prints every problem with what to do. Never a value.
  --deploy   what goes live: every vendor, https, no test keys or placeholders`;

function readSource(): Record<string, string | undefined> {
  const file = ".env.local";
  const fromFile = existsSync(file) ? readEnvText(readFileSync(file, "utf8")) : {};
  return { ...fromFile, ...process.env };
}

function print(problems: CurableProblem[]): void {
  for (const { name, message, cure } of problems) console.error(`  ${name} ${message}\n    ${cure}`);
}

/** One line a name: what the application refuses says more than what deploying demands besides. */
function firstOfEachName(problems: CurableProblem[]): CurableProblem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.name, problem])).values()].toReversed();
}

function main(isDeploy: boolean): number {
  const source = readSource();
  const problems = firstOfEachName([...findProblems(source), ...(isDeploy ? findDeployProblems(source) : [])]);
  if (problems.length === 0) {
    console.log(`The environment is complete${isDeploy ? " and fit to deploy" : ""}.`);
    return 0;
  }
  console.error(`${problems.length} problems with the environment:\n`);
  print(problems);
  console.error("\nEvery name: .env.example. Locally nothing is needed: npm run dev brings its own environment.");
  return 1;
}

if (process.argv.includes("--help")) console.log(usage);
else process.exitCode = main(process.argv.includes("--deploy"));
