import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { withoutBusiness } from "@/__tests__/support/functions-without-business";
import { sampleArgument } from "@/__tests__/support/sample-arguments";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;
let asApp: pg.Pool;
let a: FullTenant;
let b: FullTenant;

interface SqlFunction {
  schema: string;
  name: string;
  args: string[];
  settings: string[] | null;
  isPublic: boolean;
  isForApp: boolean;
  isNamedForApp: boolean;
  isForMembers: boolean;
  isForAnon: boolean;
}
let functions: SqlFunction[];

beforeAll(async () => {
  app = await openTestStores();
  asApp = new pg.Pool({ connectionString: app.database.appUrl, max: 2 });
  a = await makeFullTenant(app, "Aurora", 1);
  b = await makeFullTenant(app, "Boreal", 2);
  const { rows } = await app.database.admin.query<SqlFunction>(
    `select n.nspname as schema, p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as args,
       p.proconfig as settings,
       exists (select from aclexplode(p.proacl) where grantee = 0) or p.proacl is null as "isPublic",
       has_schema_privilege('app_server', n.oid, 'usage') and has_function_privilege('app_server', p.oid, 'execute') as "isForApp",
       exists (select from aclexplode(p.proacl) where grantee = 'app_system'::regrole) as "isNamedForApp",
       has_function_privilege('authenticated', p.oid, 'execute') as "isForMembers",
       has_function_privilege('anon', p.oid, 'execute') as "isForAnon"
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('app', 'private', 'public')
       and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by 1, 2`,
  );
  functions = rows;
});
afterAll(async () => {
  await asApp.end();
  await app.close();
});

const nameOf = ({ schema, name }: SqlFunction) => `${schema}.${name}`;

describe("every function", () => {
  test("has a search path of its own, so that nobody can put a table in its way", () => {
    const without = functions.filter(
      ({ settings }) => !settings?.some((setting) => /^search_path=("")?$/.test(setting)),
    );

    expect(functions.length).toBeGreaterThan(40);
    expect(without.map(nameOf)).toEqual([]);
  });

  test("is closed to everybody but those it is granted to by name", () => {
    expect(functions.filter(({ isPublic }) => isPublic).map(nameOf)).toEqual([]);
    expect(functions.filter(({ isForAnon }) => isForAnon).map(nameOf)).toEqual([]);
  });

  test("of schema app is for the application, and no other is", () => {
    const wrong = functions.filter(
      ({ schema, isForApp, isNamedForApp }) => isForApp !== (schema === "app") || isForApp !== isNamedForApp,
    );

    expect(wrong.map(nameOf)).toEqual([]);
  });

  test("that members may call is one that policies stand on, or reads no more than they may", () => {
    const forMembers = functions.filter(({ isForMembers }) => isForMembers).map(nameOf);

    expect(forMembers).toEqual([
      "private.is_session_good",
      "private.is_staff",
      "private.my_business_ids",
      "private.my_live_topics",
      "private.notification_group",
      "private.read_setting",
      "private.read_texts",
      "private.search_calls",
      "private.search_conversations",
      "private.search_customers",
      "private.team_names",
      "private.uuid_v7",
    ]);
  });
});

test("every function of the application takes the business, or is known not to need it", () => {
  const without = functions.filter(({ schema, args }) => schema === "app" && !args.includes("p_business_id"));

  expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(withoutBusiness).sort());
});

/** Every row of one business, in every table, as text. */
async function rowsOf(tenant: FullTenant): Promise<string> {
  const { admin } = app.database;
  const { rows: tables } = await admin.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'business_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await admin.query(
      `select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as rows from public.${name} t where business_id = $1`,
      [tenant.business.id],
    );
    parts.push(`${name} ${rows[0]?.rows}`);
  }
  const { rows } = await admin.query("select to_jsonb(t)::text as row from public.businesses t where id = $1", [
    tenant.business.id,
  ]);
  return [...parts, rows[0]?.row].join("\n");
}

/** Every id and every word that is A's alone. */
async function marksOfA(): Promise<string[]> {
  const text = await rowsOf(a);
  const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
  return [...new Set([...ids, a.word, a.customerPhone, a.business.number, a.business.stripeCustomerId])];
}

function toParameter(value: unknown): unknown {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-/.test(text);
}

/** As they are; without a number, as by someone who need not prove one; and with what B has of its own. */
async function variants({ args }: SqlFunction, values: unknown[]): Promise<unknown[][]> {
  const { rows } = await app.database.admin.query(
    "select id from public.appointments where business_id = $1 and status = 'confirmed' order by id desc limit 1",
    [b.business.id],
  );
  const own: Record<string, unknown> = {
    p_service_id: b.business.serviceIds[0],
    p_resource_id: null,
    p_appointment_id: rows[0]?.id,
    p_phone: null,
  };
  return [
    values,
    values.map((value, index) => (args[index] === "p_phone" ? null : value)),
    values.map((value, index) => ((args[index] ?? "") in own ? own[args[index] ?? ""] : value)),
  ];
}

test("called for B with A's ids, no function tells or changes anything of A, or links B to it", {
  timeout: 180_000,
}, async () => {
  const marks = await marksOfA();
  const before = await rowsOf(a);
  const called: string[] = [];
  const wrong: string[] = [];
  const linked = new Set<string>();
  for (const sqlFunction of functions.filter(
    ({ schema, args }) => schema === "app" && args.includes("p_business_id"),
  )) {
    const values: unknown[] = [];
    for (const arg of sqlFunction.args) {
      const value =
        arg === "p_business_id" ? b.business.id : await sampleArgument(app.database.admin, a, b.business.ownerId, arg);
      if (value === undefined) throw new Error(`no value is known here for ${sqlFunction.name}(${arg})`);
      values.push(toParameter(value));
    }
    for (const given of await variants(sqlFunction, values)) {
      const list = sqlFunction.args.map((arg, index) => `${arg} => $${index + 1}`).join(", ");
      const { rows } = await asApp.query(`select * from app.${sqlFunction.name}(${list})`, given);
      const answer = JSON.stringify(rows);
      for (const mark of marks) if (answer.includes(mark)) wrong.push(`${sqlFunction.name} answered with ${mark}`);
      const ofB = await rowsOf(b);
      for (const id of marks.filter((mark) => isId(mark) && !linked.has(mark) && ofB.includes(mark))) {
        linked.add(id);
        wrong.push(`after ${sqlFunction.name} a row of B points to ${id}`);
      }
    }
    called.push(sqlFunction.name);
  }

  expect(called.length).toBeGreaterThan(10);
  expect([...new Set(wrong)]).toEqual([]);
  expect(await rowsOf(a)).toBe(before);
});

test("notes of tool calls reach no call of another business", async () => {
  const { rows } = await app.database.admin.query("select id from public.calls where business_id = $1", [
    a.business.id,
  ]);
  const before = await rowsOf(a);

  await app.stores.calls.recordToolCalls([
    {
      businessId: b.business.id,
      callId: rows[0]?.id,
      eventKey: "stolen",
      toolName: "x",
      args: {},
      result: {},
      outcome: "x",
      durationMs: 1,
      occurredAt: mondayMorning,
    },
  ]);

  expect(await rowsOf(a)).toBe(before);
});
