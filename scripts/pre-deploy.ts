import { spawnSync } from "node:child_process";
import { findBucketProblems } from "@/scripts/db/bucket-problems";
import { findPendingMigrations } from "@/scripts/db/pending";

const usage = `npm run pre-deploy
  Everything that must hold before a deploy, in order, with a checklist at the end. Status 1 when something does not.`;

type Verdict = { state: "ok" } | { state: "FAIL" | "skip"; why: string };

interface Check {
  name: string;
  run(): Promise<Verdict> | Verdict;
}

/** Runs a program with Node 24; its output is shown. */
function program(file: string, ...args: string[]): () => Verdict {
  const loader = file.endsWith(".ts") ? ["--import", "tsx"] : [];
  return () => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    const { status } = spawnSync(process.execPath, [...loader, file, ...args], { stdio: "inherit", env });
    return status === 0 ? { state: "ok" } : { state: "FAIL", why: "see above" };
  };
}

/** Asks the database; what is found wrong follows `advice`. */
function database(find: (adminUrl: string) => Promise<string[]>, advice: string): () => Promise<Verdict> {
  return async () => {
    const adminUrl = process.env.DATABASE_ADMIN_URL;
    if (!adminUrl) return { state: "skip", why: "DATABASE_ADMIN_URL is not set, so the database was not asked" };
    const wrong = await find(adminUrl);
    return wrong.length === 0 ? { state: "ok" } : { state: "FAIL", why: `${advice}: ${wrong.join(", ")}` };
  };
}

const checks: Check[] = [
  { name: "The environment is complete", run: program("scripts/validate-env.ts", "--deploy") },
  { name: ".env.example fits lib/env.ts", run: program("scripts/env-example.ts", "--check") },
  { name: "Types", run: program("scripts/type-check.ts") },
  { name: "Lint", run: program("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings") },
  { name: "Generated files fit the migrations", run: program("scripts/db/types.ts", "--check") },
  { name: "The database has every migration", run: database(findPendingMigrations, "run npm run db:migrate first") },
  { name: "Storage is private and bounded", run: database(findBucketProblems, "set the buckets right at Supabase") },
  { name: "Build", run: program("node_modules/next/dist/bin/next", "build") },
];

function toFailure(error: unknown): Verdict {
  return { state: "FAIL", why: error instanceof Error ? error.message : String(error) };
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(usage);
  const lines: string[] = [];
  for (const { name, run } of checks) {
    console.log(`\n${name} ...`);
    const verdict = await Promise.resolve().then(run).catch(toFailure);
    lines.push(`  ${verdict.state.padEnd(6)}${name}${verdict.state === "ok" ? "" : `: ${verdict.why}`}`);
    if (verdict.state === "FAIL") process.exitCode = 1;
  }
  console.log(`\nBefore the deploy:\n${lines.join("\n")}`);
}

await main();
