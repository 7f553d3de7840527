import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { DB } from "./types.gen";

/** The one pool of a process. Plain queries run as app_server, which may only execute functions of schema app. */
export interface Database {
  pool: pg.Pool;
  kysely: Kysely<DB>;
}

/** `url` logs in as app_server. Through Supabase's transaction pooler in production: no prepared statements by name. */
export function openDatabase(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2_500,
    idleTimeoutMillis: 30_000,
    application_name: "cloudgreet",
  });
  // A connection that dies while idle is replaced at the next use; without a listener it would end the process.
  pool.on("error", () => undefined);
  return { pool, kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) };
}
