import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(async () => {
  await database.close();
});

test("gives every test file the migrated tables and no rows", async () => {
  const tables = await database.admin.query("select count(*)::int as n from pg_tables where schemaname = 'public'");
  const users = await database.admin.query("select count(*)::int as n from auth.users");

  expect(tables.rows[0].n).toBeGreaterThan(0);
  expect(users.rows[0].n).toBe(0);
});

test("lets the application log in as app_server and not as the owner of the tables", async () => {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();

  const { rows } = await client.query(
    "select current_user as role, rolsuper, rolbypassrls from pg_roles where rolname = current_user",
  );
  await client.end();

  expect(rows).toEqual([{ role: "app_server", rolsuper: false, rolbypassrls: false }]);
});

test("keeps two databases of one run apart", async () => {
  const other = await openTestDatabase();

  await database.admin.query("create table public.only_here (id int)");
  const { rows } = await other.admin.query("select to_regclass('public.only_here') as found");
  await other.close();

  expect(rows).toEqual([{ found: null }]);
});
