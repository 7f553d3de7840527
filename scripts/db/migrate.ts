import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const migrationsDir = fileURLToPath(new URL("../../migrations", import.meta.url));
const migrationFile = /^(\d{14})_([a-z0-9_]+)\.sql$/;
const functionName = /create or replace function ((?:app|private|public)\.[a-z0-9_]+)/g;
/** Any number will do; it only has to be the same in every deploy of this product. */
const lockKey = 7_240_196;

export interface MigrationReport {
  /** Versions applied now, oldest first. */
  applied: string[];
  /** Function files applied or removed now. */
  functions: string[];
}

interface MigrateOptions {
  log?: (line: string) => void;
}

/**
 * Brings a database up to date: first `migrations/<14 digits>_<name>.sql`, each once, in order, in the history table
 * that the Supabase CLI keeps; then every changed file of `migrations/functions`. Racing deploys wait for each other.
 * Throws with the file's name when a statement fails; that file leaves nothing behind.
 */
export async function migrate(adminUrl: string, { log = () => {} }: MigrateOptions = {}): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: "cloudgreet-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await client.query(historySql);
    const applied = await applyMigrations(client, log);
    const functions = await applyFunctions(client, log);
    return { applied, functions };
  } finally {
    await client.end();
  }
}

const historySql = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations
    (version text primary key, statements text[], name text);
  create table if not exists supabase_migrations.function_files
    (path text primary key, sha256 text not null, names text[] not null, applied_at timestamptz not null default now());
`;

async function applyMigrations(client: pg.Client, log: (line: string) => void): Promise<string[]> {
  const known = await client.query<{ version: string }>("select version from supabase_migrations.schema_migrations");
  const done = new Set(known.rows.map((row) => row.version));
  const applied: string[] = [];
  for (const file of readdirSync(migrationsDir).sort()) {
    const match = migrationFile.exec(file);
    if (!match) continue;
    const [, version = "", name = ""] = match;
    if (done.has(version)) continue;
    const sql = readFileSync(path.join(migrationsDir, file), "utf8");
    await inTransaction(client, file, async () => {
      await client.query(
        "insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, $2, $3)",
        [version, [sql], name],
      );
      await client.query(sql);
    });
    applied.push(version);
    log(`applied ${file}`);
  }
  return applied;
}

async function applyFunctions(client: pg.Client, log: (line: string) => void): Promise<string[]> {
  const known = await client.query<{ path: string; sha256: string; names: string[] }>(
    "select path, sha256, names from supabase_migrations.function_files",
  );
  const before = new Map(known.rows.map((row) => [row.path, row]));
  const changed: string[] = [];
  for (const file of listSql(path.join(migrationsDir, "functions"))) {
    const sql = readFileSync(path.join(migrationsDir, "functions", file), "utf8");
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const previous = before.get(file);
    before.delete(file);
    if (previous?.sha256 === sha256) continue;
    const names = [...sql.matchAll(functionName)].map((match) => match[1] ?? "");
    await inTransaction(client, `functions/${file}`, async () => {
      for (const name of new Set([...names, ...(previous?.names ?? [])])) await dropOverloads(client, name);
      await client.query(sql);
      await client.query(
        `insert into supabase_migrations.function_files (path, sha256, names) values ($1, $2, $3)
         on conflict (path) do update set sha256 = excluded.sha256, names = excluded.names, applied_at = now()`,
        [file, sha256, names],
      );
    });
    changed.push(file);
    log(`applied functions/${file}`);
  }
  for (const gone of before.values()) {
    await inTransaction(client, `functions/${gone.path}`, async () => {
      for (const name of gone.names) await dropOverloads(client, name);
      await client.query("delete from supabase_migrations.function_files where path = $1", [gone.path]);
    });
    changed.push(gone.path);
    log(`removed functions/${gone.path}`);
  }
  return changed;
}

/**
 * A changed parameter list would leave the old overload beside the new function, and a changed result refuses
 * "create or replace". What a policy or a trigger stands on cannot be dropped; it is replaced in place instead.
 */
async function dropOverloads(client: pg.Client, name: string): Promise<void> {
  const overloads = await client.query<{ signature: string }>(
    `select p.oid::regprocedure::text as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname || '.' || p.proname = $1`,
    [name],
  );
  for (const { signature } of overloads.rows) {
    await client.query("savepoint before_drop");
    try {
      await client.query(`drop function ${signature}`);
    } catch (error) {
      await client.query("rollback to before_drop");
      if (!(error instanceof pg.DatabaseError) || error.code !== "2BP01") throw error;
    }
  }
}

async function inTransaction(client: pg.Client, label: string, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`${label}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function listSql(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.split(path.sep).join("/"))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = process.env.DATABASE_ADMIN_URL;
  if (!url) {
    console.error("DATABASE_ADMIN_URL is not set. Locally, read it from .local/env after npm run dev.");
    process.exit(1);
  }
  const report = await migrate(url, { log: console.log });
  console.log(`${report.applied.length} migrations and ${report.functions.length} function files applied.`);
}
