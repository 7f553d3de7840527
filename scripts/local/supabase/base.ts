import { readFile } from "node:fs/promises";
import pg from "pg";

const parts = ["roles.sql", "auth.sql", "storage.sql", "realtime.sql"];

/** The text of a SQL file beside this one. */
export async function readSql(name: string): Promise<string> {
  return readFile(new URL(`./${name}`, import.meta.url), "utf8");
}

/**
 * Gives a bare database what every hosted Supabase project has before its first migration: the API
 * roles, the schemas auth, storage, realtime and extensions with their tables and functions, and the
 * publications. Repeatable; all or nothing. Unlike a hosted project it grants the API roles nothing
 * on future tables and functions of schema public.
 */
export async function applySupabaseBase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const script = (await Promise.all(parts.map(readSql))).join("\n");
    await client.query("set client_min_messages = warning");
    await client.query(`begin;\n${script}\ncommit;`);
  } finally {
    await client.end();
  }
}
