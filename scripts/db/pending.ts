import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";

const migrationsDir = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Files of migrations/ that `npm run db:migrate` would apply or remove there. Changes nothing; an empty database has none applied. */
export async function findPendingMigrations(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const versions = await readColumn(client, "supabase_migrations.schema_migrations", "version");
    const functions = await readColumn(client, "supabase_migrations.function_files", "path || ' ' || sha256");
    return [...listMigrations(versions), ...listFunctions(functions)];
  } finally {
    await client.end();
  }
}

async function readColumn(client: pg.Client, table: string, expression: string): Promise<Set<string>> {
  const { rows: known } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [
    table,
  ]);
  if (!known[0]?.there) return new Set();
  const { rows } = await client.query<{ entry: string }>(`select ${expression} as entry from ${table}`);
  return new Set(rows.map(({ entry }) => entry));
}

function listMigrations(applied: Set<string>): string[] {
  return readdirSync(migrationsDir)
    .filter((file) => /^\d{14}_.*\.sql$/.test(file) && !applied.has(file.slice(0, 14)))
    .sort();
}

function listFunctions(applied: Set<string>): string[] {
  const dir = path.join(migrationsDir, "functions");
  const files = readdirSync(dir, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.split(path.sep).join("/"));
  const changed = files.filter((file) => {
    const sha256 = createHash("sha256")
      .update(readFileSync(path.join(dir, file)))
      .digest("hex");
    return !applied.has(`${file} ${sha256}`);
  });
  const gone = [...applied].map((entry) => entry.split(" ")[0] ?? "").filter((file) => !files.includes(file));
  return [...changed, ...gone].sort().map((file) => `functions/${file}`);
}
