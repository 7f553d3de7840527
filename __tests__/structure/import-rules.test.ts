import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const longFile = Array.from({ length: 401 }, (_, index) => `export const x${index} = ${index};\n`).join("");

/** A file that breaks a rule of the map, and the rule. */
const bad: [file: string, source: string, rule: string][] = [
  ["lib/domain/booking/x.ts", 'import pg from "pg";\nexport const x = pg;\n', "noRestrictedImports"],
  [
    "lib/domain/calls/x.ts",
    'import { AppError } from "@/lib/errors";\nexport const x = AppError;\n',
    "noRestrictedImports",
  ],
  [
    "lib/services/a/x.ts",
    'import { createAsSystem } from "@/lib/db/as-system";\nexport const x = createAsSystem;\n',
    "noRestrictedImports",
  ],
  ["lib/services/b/x.ts", 'import { after } from "next/server";\nexport const x = after;\n', "noRestrictedImports"],
  [
    "lib/jobs/x.ts",
    'import { getContainer } from "@/lib/container";\nexport const x = getContainer;\n',
    "noRestrictedImports",
  ],
  [
    "lib/receptionist/x.ts",
    'import { createStripeClient } from "@/lib/providers/stripe/client";\nexport const x = createStripeClient;\n',
    "noRestrictedImports",
  ],
  [
    "lib/providers/a/x.ts",
    'import { sendText } from "@/lib/services/messages/send-text";\nexport const x = sendText;\n',
    "noRestrictedImports",
  ],
  [
    "lib/db/x.ts",
    'import { answerHealth } from "@/lib/http/answer-health";\nexport const x = answerHealth;\n',
    "noRestrictedImports",
  ],
  [
    "lib/http/x.ts",
    'import { openDatabase } from "@/lib/db/pool";\nexport const x = openDatabase;\n',
    "noRestrictedImports",
  ],
  [
    "app/x.ts",
    'import { openDatabase } from "@/lib/db/pool";\nexport const x = openDatabase;\n',
    "noRestrictedImports",
  ],
  [
    "components/x.ts",
    'import { getContainer } from "@/lib/container";\nexport const x = getContainer;\n',
    "noRestrictedImports",
  ],
  ["lib/up.ts", 'import { x } from "../other";\nexport const y = x;\n', "noRestrictedImports"],
  ["lib/env-reader.ts", "export const x = process.env.APP_URL;\n", "noProcessEnv"],
  ["lib/talker.ts", 'console.log("hello");\n', "noConsole"],
  ["lib/forgetful.ts", "async function work(): Promise<void> {}\nwork();\n", "noFloatingPromises"],
  ["lib/CamelCase.ts", "export const x = 1;\n", "useFilenamingConvention"],
  ["lib/long.ts", longFile, "noExcessiveLinesPerFile"],
];

let folder: string;
let found: Map<string, Set<string>>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "import-rules-"));
  for (const file of ["biome.json", ".gitignore"]) copyFileSync(file, path.join(folder, file));
  for (const [file, source] of bad) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
  }
  const biome = path.resolve("node_modules/.bin/biome");
  const run = spawnSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  const { diagnostics } = JSON.parse(run.stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  found = new Map();
  for (const { category, location } of diagnostics) {
    const file = typeof location.path === "string" ? location.path : location.path.file;
    found.set(file, (found.get(file) ?? new Set()).add(category.split("/").at(-1) ?? ""));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(bad.map(([file, , rule]) => [file, rule] as const))("%s is refused: %s", (file, rule) => {
  expect([...(found.get(file) ?? [])]).toContain(rule);
});
