import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { envNames } from "@/lib/env";
import { findPendingMigrations } from "@/scripts/db/pending";
import { findStaleFiles, type GeneratedFile, generateDatabaseFiles } from "@/scripts/db/types";
import { isEnvExampleCurrent, renderEnvExample } from "@/scripts/env-example";

let database: TestDatabase;
let files: GeneratedFile[];

beforeAll(async () => {
  database = await openTestDatabase();
  files = await generateDatabaseFiles(database.adminUrl);
});
afterAll(() => database.close());

function schemaText(): string {
  return files.find(({ path }) => path === "migrations/schema.gen.sql")?.text ?? "";
}

test("the committed row types and schema fit the migrations (npm run db:types)", () => {
  expect(findStaleFiles(files)).toEqual([]);
});

test("the same database gives the same text", async () => {
  expect(await generateDatabaseFiles(database.adminUrl)).toEqual(files);
});

test("the schema shows every table, policy and function of ours", async () => {
  const { rows } = await database.admin.query<{ name: string }>(
    `select format('create table public.%s (', tablename) as name from pg_tables where schemaname = 'public'
     union all select format('create policy %I on public.%s', policyname, tablename) from pg_policies where schemaname = 'public'
     union all select format('create function %s.%s(', nspname, proname) from pg_proc
       join pg_namespace on pg_namespace.oid = pronamespace where nspname in ('app', 'private')`,
  );

  expect(rows.length).toBeGreaterThan(50);
  expect(rows.map(({ name }) => name).filter((name) => !schemaText().includes(name))).toEqual([]);
});

test("a change of the schema shows as a stale file", async () => {
  await database.admin.query("create table public.visitors (id uuid primary key)");

  const changed = await generateDatabaseFiles(database.adminUrl);

  await database.admin.query("drop table public.visitors");
  expect(findStaleFiles(changed)).toEqual(["lib/db/types.gen.ts", "migrations/schema.gen.sql"]);
});

test("a migrated database lacks nothing; one that forgot a file is told its name", async () => {
  expect(await findPendingMigrations(database.adminUrl)).toEqual([]);

  await database.admin.query(
    "update supabase_migrations.function_files set sha256 = 'older' where path = 'booking/book_appointment.sql'",
  );

  expect(await findPendingMigrations(database.adminUrl)).toContain("functions/booking/book_appointment.sql");
});

test(".env.example is what lib/env.ts says, every name once", () => {
  const names = renderEnvExample()
    .split("\n")
    .map((line) => /^(?:# )?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1])
    .filter((name) => name !== undefined);

  expect(isEnvExampleCurrent()).toBe(true);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(Object.values(envNames).flat()));
});
