import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tuesdayAt } from "@/__tests__/sql/booking-support";
import { dropDatabase, openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { makeBusiness } from "@/__tests__/support/make-business";
import { mondayMorning } from "@/__tests__/support/world";
import { migrate } from "@/scripts/db/migrate";
import { applySupabaseBase } from "@/scripts/local/supabase/base";

let database: TestDatabase;
const made: { name: string; pool: pg.Pool }[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  for (const { name, pool } of made) {
    await pool.end();
    await dropDatabase(database.adminUrl, name);
  }
  await database.close();
});

/** A database as a new hosted project has it. */
async function newDatabase(): Promise<{ url: string; pool: pg.Pool }> {
  const name = `migrated_${randomBytes(6).toString("hex")}`;
  await database.admin.query(`create database ${name}`);
  const url = new URL(database.adminUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  made.push({ name, pool });
  await applySupabaseBase(url.href);
  return { url: url.href, pool };
}

const versions = readdirSync("migrations")
  .map((file) => /^(\d{14})_.+\.sql$/.exec(file)?.[1])
  .filter((version) => version !== undefined)
  .sort();

test("apply from empty, and a second time change nothing", async () => {
  const { url, pool } = await newDatabase();

  const first = await migrate(url);
  const second = await migrate(url);

  const history = await pool.query("select version from supabase_migrations.schema_migrations order by 1");
  expect(first.applied).toEqual(versions);
  expect(first.functions.length).toBeGreaterThan(20);
  expect(second).toEqual({ applied: [], functions: [] });
  expect(history.rows).toEqual(versions.map((version) => ({ version })));
});

test("racing deploys wait for each other: each migration is applied once", async () => {
  const { url } = await newDatabase();

  const reports = await Promise.all([migrate(url), migrate(url), migrate(url)]);

  expect(reports.flatMap(({ applied }) => applied).sort()).toEqual(versions);
  expect(reports.filter(({ functions }) => functions.length > 0)).toHaveLength(1);
});

test("over data they keep it, put changed functions back and remove functions that are gone", async () => {
  const { url, pool } = await newDatabase();
  await migrate(url);
  const business = await makeBusiness(pool);
  await pool.query(
    `select * from app.book_appointment($1, null, $2, null, $3, 'key', 'call', '{"name": "Ada", "phone": "+13035550111"}', $4)`,
    [business.id, business.serviceIds[0], tuesdayAt(9), mondayMorning],
  );
  const appointments = async () => (await pool.query("select * from public.appointments")).rows;
  const before = await appointments();
  await pool.query(
    `update supabase_migrations.function_files set sha256 = 'older' where path = 'jobs/claim_jobs.sql';
     drop function app.claim_jobs;
     create function app.claim_jobs(p_limit int) returns int language sql as 'select 1';
     create function app.gone() returns int language sql as 'select 1';
     insert into supabase_migrations.function_files (path, sha256, names) values ('jobs/gone.sql', 'x', '{app.gone}')`,
  );

  const report = await migrate(url);

  const found = await pool.query(
    `select p.oid::regprocedure::text as name, has_function_privilege('app_system', p.oid, 'execute') as may
     from pg_proc p where p.proname in ('claim_jobs', 'gone')`,
  );
  expect(report).toEqual({ applied: [], functions: ["jobs/claim_jobs.sql", "jobs/gone.sql"] });
  expect(found.rows).toEqual([{ name: "app.claim_jobs(integer,integer,timestamp with time zone)", may: true }]);
  expect(before).toHaveLength(1);
  expect(await appointments()).toEqual(before);
});

test("a function that policies stand on is replaced in place, and the policies go on", async () => {
  const { url, pool } = await newDatabase();
  await migrate(url);
  await pool.query("update supabase_migrations.function_files set sha256 = 'older'");

  const report = await migrate(url);

  const policies = await pool.query("select count(*)::int as n from pg_policies where schemaname = 'public'");
  expect(report.functions.length).toBeGreaterThan(20);
  expect(policies.rows[0].n).toBeGreaterThan(25);
});
