import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { startPostgres } from "@/scripts/local/postgres";
import { applySupabaseBase } from "@/scripts/local/supabase/base";
import { dumpSchema } from "./dump-schema";
import { migrate } from "./migrate";

const usage = `npm run db:types [-- --check]
  Applies all migrations to a scratch database and writes what they lead to: lib/db/types.gen.ts and
  migrations/schema.gen.sql.
  --check   writes nothing; status 1 when a committed file differs`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const codegen = path.join(root, "node_modules/kysely-codegen/dist/cli/bin.js");

/** One generated file: its path from the root, and what belongs into it. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** The files that are generated from a migrated database. `adminUrl` must be able to read the whole catalog. */
export async function generateDatabaseFiles(adminUrl: string): Promise<GeneratedFile[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return [
      { path: "lib/db/types.gen.ts", text: await generateTypes(adminUrl) },
      { path: "migrations/schema.gen.sql", text: await dumpSchema(client) },
    ];
  } finally {
    await client.end();
  }
}

/** Row types of schema public for Kysely. */
async function generateTypes(adminUrl: string): Promise<string> {
  const flags = [
    "--dialect",
    "postgres",
    "--include-pattern",
    "public.*",
    "--default-schema",
    "public",
    "--log-level",
    "error",
    "--print",
  ];
  // The address goes through the environment: arguments can be read by every user of the machine.
  const { stdout } = await promisify(execFile)(process.execPath, [codegen, ...flags], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: adminUrl },
  });
  return `${stdout.trim()}\n`;
}

/** The generated files whose committed form differs from what the migrations lead to. */
export function findStaleFiles(files: GeneratedFile[]): string[] {
  return files
    .filter(({ path: file, text }) => {
      const committed = path.join(root, file);
      return !existsSync(committed) || readFileSync(committed, "utf8") !== text;
    })
    .map(({ path: file }) => file);
}

/** Runs `work` with a migrated database that is gone afterwards. */
async function withScratchDatabase<Result>(work: (adminUrl: string) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-types-"));
  // Root's Postgres runs as nobody, who has to pass through this folder.
  chmodSync(dir, 0o711);
  const postgres = await startPostgres({ dir });
  try {
    await applySupabaseBase(postgres.adminUrl);
    await migrate(postgres.adminUrl);
    return await work(postgres.adminUrl);
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  if (process.argv.includes("--help")) return console.log(usage);
  const files = await withScratchDatabase(generateDatabaseFiles);
  const stale = findStaleFiles(files);
  if (process.argv.includes("--check")) {
    if (stale.length === 0) return console.log("The generated files fit the migrations.");
    console.error(`Out of date: ${stale.join(", ")}. Run npm run db:types and commit the result.`);
    process.exitCode = 1;
    return;
  }
  for (const { path: file, text } of files) writeFileSync(path.join(root, file), text);
  console.log(stale.length === 0 ? "Nothing has changed." : `Written: ${stale.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
