import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { DatabaseServer } from "./global-setup";

/** A database of one test file: our migrations, no rows. */
export interface TestDatabase {
  /** Logs in as the superuser. */
  adminUrl: string;
  /** Logs in as app_server, with the rights that the application has. */
  appUrl: string;
  /** A pool on `adminUrl`, for arranging and looking. */
  admin: pg.Pool;
  /** Ends the pool and removes the database, with whatever is still connected to it. */
  close(): Promise<void>;
}

async function findServer(): Promise<DatabaseServer> {
  const response = await fetch(inject("databaseServerUrl"));
  const body = await response.text();
  if (!response.ok) throw new Error(`The test database could not be prepared:\n${body}`);
  return JSON.parse(body);
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string, login?: { user: string; password: string }): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  if (login) Object.assign(copy, { username: login.user, password: login.password });
  return copy.href;
}

/**
 * Removes a database. A pool that has ended is still saying goodbye to Postgres; to be cut off in the middle of that
 * would end the test process, so this waits for it, but not for connections that nobody is closing.
 */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const { rowCount } = await client.query("select from pg_stat_activity where datname = $1", [name]);
      if (rowCount === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

/**
 * Clones the migrated template into a fresh database, about 0.05 s. Call it in `beforeAll` and close
 * it in `afterAll`; the first call of a run also starts Postgres and applies the migrations.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = await findServer();
  const name = `test_${randomBytes(8).toString("hex")}`;
  await run(server.adminUrl, `create database ${name} template ${server.templateName}`);
  const adminUrl = withDatabase(server.adminUrl, name);
  const admin = new pg.Pool({ connectionString: adminUrl, max: 4 });
  // Dropping the database cuts idle connections, which is not an error of any test.
  admin.on("error", () => undefined);
  return {
    adminUrl,
    appUrl: withDatabase(server.adminUrl, name, { user: server.appRole, password: server.appPassword }),
    admin,
    async close() {
      await admin.end();
      await dropDatabase(server.adminUrl, name);
    },
  };
}
