import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { makeUser } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";

let app: TestStores;
let asApp: pg.Pool;
let a: FullTenant;
let b: FullTenant;
let staffId: string;

interface Table {
  name: string;
  hasSecurity: boolean;
  policies: number;
  hasBusiness: boolean;
  /** Columns that members may read, in order. */
  readable: string[];
}
let tables: Table[];

/** Every table there is, from the catalogue: a table that is added tomorrow is tested tomorrow. */
async function readTables(): Promise<Table[]> {
  const { rows } = await app.database.admin.query<Table>(
    `select c.relname as name, c.relrowsecurity as "hasSecurity",
       (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
       exists (select from pg_attribute where attrelid = c.oid and attname = 'business_id' and not attisdropped) as "hasBusiness",
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
         and has_column_privilege('authenticated', c.oid, attnum, 'select') order by attnum) as readable
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return rows;
}

beforeAll(async () => {
  app = await openTestStores();
  asApp = new pg.Pool({ connectionString: app.database.appUrl, max: 2 });
  a = await makeFullTenant(app, "Aurora", 1);
  b = await makeFullTenant(app, "Boreal", 2);
  staffId = await makeUser(app.database.admin, "staff@example.com");
  await app.database.admin.query("insert into public.staff (user_id, role) values ($1, 'admin')", [staffId]);
  await app.stores.inbox.record({
    provider: "retell",
    eventId: "e",
    kind: "k",
    payload: { of: a.word },
    now: new Date(),
  });
  await app.database.admin.query("select private.record_incident('kind', 'key', $1, now())", [{ of: a.word }]);
  tables = await readTables();
});
afterAll(async () => {
  await asApp.end();
  await app.close();
});

type Persona =
  | "member of B"
  | "signed in, in no business"
  | "staff without the second factor"
  | "authenticated without claims"
  | "anon";

/** Runs statements as somebody would through the application's own login, and takes everything back. */
async function as<Result>(persona: Persona, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const claims: Record<Persona, object> = {
    "member of B": { sub: b.business.ownerId, role: "authenticated", aal: "aal1" },
    "signed in, in no business": { sub: "00000000-0000-4000-8000-000000000000", role: "authenticated" },
    "staff without the second factor": { sub: staffId, role: "authenticated", aal: "aal1" },
    "authenticated without claims": {},
    anon: {},
  };
  // app_server may not become anon; the superuser can, to see what the role may do.
  const client = persona === "anon" ? await app.database.admin.connect() : await asApp.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)", [
      persona === "anon" ? "anon" : "authenticated",
      JSON.stringify(claims[persona]),
    ]);
    return await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** How many rows a persona sees; refused counts as none. */
async function seen(client: pg.PoolClient, table: Table, where = "true", values: unknown[] = []): Promise<number> {
  await client.query("savepoint look");
  try {
    const column = table.readable[0] ?? "*";
    const { rows } = await client.query(`select ${column} from public.${table.name} where ${where}`, values);
    return rows.length;
  } catch (error) {
    expect(error).toMatchObject({ code: "42501" });
    await client.query("rollback to look");
    return 0;
  }
}

/** A fingerprint of every row of every table. */
async function fingerprint(): Promise<string> {
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await app.database.admin.query(
        `select md5(coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text) as hash from public.${name} t`,
      );
      return `${name} ${rows[0]?.hash}`;
    }),
  );
  return parts.join("\n");
}

test("every table has row level security on, and at least one policy", () => {
  const open = tables.filter(({ hasSecurity, policies }) => !hasSecurity || policies === 0).map(({ name }) => name);

  expect(tables.length).toBeGreaterThan(25);
  expect(open).toEqual([]);
});

test("the two tenants of this test have a row in every table that has tenants", async () => {
  const empty: string[] = [];
  for (const { name, hasBusiness } of tables) {
    if (!hasBusiness) continue;
    for (const { business } of [a, b]) {
      const { rowCount } = await app.database.admin.query(`select from public.${name} where business_id = $1`, [
        business.id,
      ]);
      if (!rowCount) empty.push(name);
    }
  }

  expect(empty).toEqual([]);
});

describe("a member of B", () => {
  test("sees nothing of A in any table, and their own", async () => {
    const wrong: string[] = [];
    await as("member of B", async (client) => {
      for (const table of tables.filter(({ hasBusiness }) => hasBusiness)) {
        if ((await seen(client, table, "business_id = $1", [a.business.id])) > 0) wrong.push(`sees A in ${table.name}`);
        const isForStaff = table.name === "jobs" || table.name === "model_spend";
        if (!isForStaff && (await seen(client, table, "business_id = $1", [b.business.id])) === 0) {
          wrong.push(`does not see B in ${table.name}`);
        }
      }
      const { rows } = await client.query("select id from public.businesses");
      if (rows.length !== 1 || rows[0]?.id !== b.business.id) wrong.push("businesses");
    });

    expect(wrong).toEqual([]);
  });

  test("reads no text of A's anywhere, whatever the condition", async () => {
    const found = await as("member of B", async (client) => {
      const hits: string[] = [];
      for (const { name, readable } of tables) {
        if (readable.length === 0) continue;
        const { rows } = await client.query(
          `select ${readable.map((column) => `"${column}"`).join(", ")} from public.${name}`,
        );
        if (JSON.stringify(rows).includes(a.word) || JSON.stringify(rows).includes(a.business.id)) hits.push(name);
      }
      return hits;
    });

    expect(found).toEqual([]);
  });

  test("reads no secret, not even their own", async () => {
    await expect(
      as("member of B", (client) => client.query("select refresh_token_sealed from public.calendar_connections")),
    ).rejects.toMatchObject({ code: "42501" });
  });

  test("reads everything about calls and texts but what they cost the platform", async () => {
    const { rows } = await app.database.admin.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and table_name in ('calls', 'messages')`,
    );
    const readable = tables.flatMap(({ name, readable }) => readable.map((column) => `${name}.${column}`));

    expect(
      rows
        .map(({ name }) => name)
        .filter((name) => !readable.includes(name))
        .toSorted(),
    ).toEqual(["calls.cost_cents", "messages.cost_cents"]);
  });

  test("writes nothing in any table: neither A's rows nor their own", async () => {
    const before = await fingerprint();
    const allowed: string[] = [];
    await as("member of B", async (client) => {
      for (const { name, readable } of tables) {
        const column = readable[0] ?? "id";
        for (const statement of [
          `insert into public.${name} default values`,
          `update public.${name} set "${column}" = "${column}"`,
          `delete from public.${name}`,
          `truncate public.${name}`,
        ]) {
          await client.query("savepoint attempt");
          const code = await client.query(statement).then(
            () => "allowed",
            (error: pg.DatabaseError) => error.code,
          );
          if (code !== "42501") allowed.push(`${code}: ${statement}`);
          await client.query("rollback to attempt");
        }
      }
    });

    expect(allowed).toEqual([]);
    expect(await fingerprint()).toBe(before);
  });

  test("hears the channel of their own business and no other", async () => {
    const { rows: keys } = await app.database.admin.query<{ topic: string }>(
      "select private.live_topic(id) as topic from public.businesses where id = any ($1) order by id = $2",
      [[a.business.id, b.business.id], b.business.id],
    );
    const topics = [...keys.map(({ topic }) => topic), `business:${b.business.id}`];
    const heard = await as("member of B", async (client) => {
      const result: string[] = [];
      for (const topic of topics) {
        await client.query("select set_config('realtime.topic', $1, true)", [topic]);
        const { rows } = await client.query(
          "select topic from realtime.messages where extension = 'broadcast' and topic = $1 limit 1",
          [topic],
        );
        result.push(...rows.map((row) => row.topic));
      }
      return result;
    });

    expect(heard).toEqual([topics[1]]);
  });
});

describe.each<Persona>([
  "signed in, in no business",
  "staff without the second factor",
  "authenticated without claims",
  "anon",
])("%s", (persona) => {
  test("sees nothing in any table", async () => {
    const visible: string[] = [];
    await as(persona, async (client) => {
      // The price list is the same for everybody and no tenant's.
      for (const table of tables.filter(({ name }) => name !== "plans" || persona === "anon")) {
        if ((await seen(client, table)) > 0) visible.push(table.name);
      }
    });

    expect(visible).toEqual([]);
  });
});

describe("the application's own login", () => {
  test("reads and writes no table by itself", async () => {
    const allowed: string[] = [];
    for (const { name, readable } of tables) {
      const column = readable[0] ?? "id";
      for (const statement of [
        `select from public.${name}`,
        `insert into public.${name} default values`,
        `update public.${name} set "${column}" = null`,
        `delete from public.${name}`,
      ]) {
        const code = await asApp.query(statement).then(
          () => "allowed",
          (error: pg.DatabaseError) => error.code,
        );
        if (code !== "42501") allowed.push(`${code}: ${statement}`);
      }
      const { rows } = await app.database.admin.query(
        "select has_table_privilege('app_server', $1, 'select, insert, update, delete, truncate, references, trigger') as may",
        [`public.${name}`],
      );
      if (rows[0]?.may) allowed.push(name);
    }

    expect(allowed).toEqual([]);
  });

  test.each(["postgres", "service_role", "supabase_admin", "supabase_auth_admin", "anon"])(
    "cannot become %s",
    async (role) => {
      await expect(asApp.query(`set role ${role}`)).rejects.toMatchObject({ code: "42501" });
    },
  );

  test("sees no person of auth and makes no table", async () => {
    await expect(asApp.query("select from auth.users")).rejects.toMatchObject({ code: "42501" });
    await expect(asApp.query("create table public.mine (id int)")).rejects.toMatchObject({ code: "42501" });
    await expect(asApp.query("create table app.mine (id int)")).rejects.toMatchObject({ code: "42501" });
  });
});
