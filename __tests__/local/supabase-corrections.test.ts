import { getAuthSchemaSql, getStorageSchemaSql } from "@supabase/lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { stopBlanketGrants, withApiLinks } from "@/scripts/local/supabase/lite";

// Each of these fails when an upgrade of the auth service moves something that we correct.

describe("the tables of our base", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });

  afterAll(async () => {
    await database.close();
  });

  async function columns(): Promise<string[]> {
    const { rows } = await database.admin.query(
      `select format('%s.%s.%s %s %s', table_schema, table_name, column_name, udt_name, is_generated) as line
       from information_schema.columns
       where table_schema in ('auth', 'storage') and table_name not like 'mfa%' order by 1`,
    );
    return rows.map(({ line }) => line);
  }

  test("are those that the auth and storage services write", async () => {
    const ours = await columns();
    await database.admin.query("drop schema auth cascade; drop schema storage cascade");
    await database.admin.query(`${getAuthSchemaSql()}; ${getStorageSchemaSql()}`);

    const theirs = await columns();

    expect(ours).toEqual(theirs);
  });
});

test("a connection that no longer has the switch for blanket grants is refused", () => {
  expect(() => stopBlanketGrants({ rlsState: "unknown" })).toThrow("@supabase/lite has changed");
  expect(() => stopBlanketGrants({ rlsState: "unknown", ensureRlsContext: () => true })).not.toThrow();
});

test("a mail whose links lead somewhere unexpected is refused", () => {
  const mail = { to: "a@example.com", subject: "x", text: "" };
  const good = { ...mail, html: '<a href="http://site.test/auth/v1/verify?token=1">x</a>' };
  const strange = { ...mail, html: '<a href="http://site.test/verify?token=1">x</a>' };

  const corrected = withApiLinks(good, "http://site.test", "http://api.test");

  expect(corrected.html).toContain("http://api.test/auth/v1/verify");
  expect(() => withApiLinks(strange, "http://site.test", "http://api.test")).toThrow("@supabase/lite has changed");
});
