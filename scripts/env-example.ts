import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { envNames } from "@/lib/env";
import { describeName, groupTitles, scriptNames } from "./env-descriptions";

const file = fileURLToPath(new URL("../.env.example", import.meta.url));
const intro = `# Every name that is read from the environment. Generated from lib/env.ts by scripts/env-example.ts.
# Locally nothing of this is needed: npm run dev makes its own values and stand-ins.
# A vendor's names are set together or not at all; npm run validate:env says what is wrong.`;

/** The text of .env.example: every name of lib/env.ts once, by group, each with what it is and where it comes from. */
export function renderEnvExample(): string {
  const groups = Object.entries(envNames).map(([group, names]) => {
    const title = groupTitles[group];
    if (!title) throw new Error(`Give the group ${group} a title in scripts/env-descriptions.ts.`);
    const isOptional = group === "optional";
    const lines = names.map((name) => renderName(name, describeName(name), isOptional));
    return [`# ${title}`, ...lines].join("\n");
  });
  const scripts = Object.entries(scriptNames).map(([name, description]) => renderName(name, description, true));
  return `${[intro, ...groups, ["# Read by scripts alone.", ...scripts].join("\n")].join("\n\n")}\n`;
}

function renderName(name: string, { text, sample = "" }: { text: string; sample?: string }, isOff: boolean): string {
  return `# ${text}\n${isOff ? "# " : ""}${name}=${sample}`;
}

/** True when the committed file is what `renderEnvExample` gives. */
export function isEnvExampleCurrent(): boolean {
  return existsSync(file) && readFileSync(file, "utf8") === renderEnvExample();
}

function main(isCheck: boolean): number {
  if (!isCheck) {
    writeFileSync(file, renderEnvExample());
    console.log(`Written: ${path.relative(process.cwd(), file)}`);
    return 0;
  }
  if (isEnvExampleCurrent()) {
    console.log(".env.example fits lib/env.ts.");
    return 0;
  }
  console.error(".env.example is out of date. Run node --import tsx scripts/env-example.ts and commit the result.");
  return 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.includes("--check"));
