import { existsSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeStackFolder, removeFolder } from "@/__tests__/support/stack";
import { startPostgres } from "@/scripts/local/postgres";
import { isAlive, waitUntilGone } from "@/scripts/local/processes";
import { startOwner } from "./owner-process";

let dir: string;

beforeEach(async () => {
  dir = await makeStackFolder();
});

afterEach(async () => {
  await removeFolder(dir);
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("keeps data and password between runs, and stops without a trace", async () => {
  const first = await startPostgres({ dir });
  await ask(first.adminUrl, "create table kept as select 42 as answer");
  await first.stop();
  const second = await startPostgres({ dir });
  const rows = await ask(second.adminUrl, "select answer from kept");
  await second.stop();
  await second.stop();

  expect(rows).toEqual([{ answer: 42 }]);
  expect(new URL(second.adminUrl).password).toBe(new URL(first.adminUrl).password);
  expect(statSync(path.join(dir, "postgres-password")).mode & 0o777).toBe(0o600);
  expect(isAlive(second.pid)).toBe(false);
});

test("listens on this machine alone, asks for the password and sorts the same everywhere", async () => {
  const postgres = await startPostgres({ dir });
  const wrong = new URL(postgres.adminUrl);
  wrong.password = "wrong";

  const [shown] = await ask(
    postgres.adminUrl,
    `select current_setting('listen_addresses') as listen, current_setting('timezone') as zone,
       current_setting('server_version_num')::int / 10000 as version,
       array(select word from unnest(array['b', 'a', 'B', 'ä']) as word order by word) as sorted`,
  );
  const refusal = await ask(wrong.href, "select 1").catch((error: Error) => error.message);
  await postgres.stop();

  expect(shown).toEqual({ listen: "127.0.0.1", zone: "UTC", version: 17, sorted: ["B", "a", "b", "ä"] });
  expect(refusal).toContain("password authentication failed");
});

test("refuses a folder whose server belongs to a process that lives", async () => {
  const postgres = await startPostgres({ dir });

  const second = startPostgres({ dir });

  await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
  await postgres.stop();
});

test("works in a folder that nobody else may enter", async () => {
  const closed = await mkdtemp(path.join(tmpdir(), "cloudgreet-closed-"));

  const postgres = await startPostgres({ dir: closed });
  const rows = await ask(postgres.adminUrl, "select 1 as one");
  await postgres.stop();
  if (!postgres.dataDir.startsWith(closed)) await removeFolder(path.dirname(postgres.dataDir));
  await removeFolder(closed);

  expect(rows).toEqual([{ one: 1 }]);
});

test("ends with an owner that is killed, and the next start finds the data", async () => {
  const { child, report, ended } = await startOwner<{ postgres: number; adminUrl: string }>("postgres", dir);
  await ask(report.adminUrl, "create table kept as select 7 as answer");

  child.kill("SIGKILL");
  await ended;
  const isGone = await waitUntilGone(report.postgres, 10_000);
  const next = await startPostgres({ dir });
  const rows = await ask(next.adminUrl, "select answer from kept");
  await next.stop();

  expect(isGone).toBe(true);
  expect(rows).toEqual([{ answer: 7 }]);
});

test("recovers from a server that was killed", async () => {
  const first = await startPostgres({ dir });
  await ask(first.adminUrl, "create table kept as select 9 as answer");

  process.kill(first.pid, "SIGKILL");
  await first.ended;
  const next = await startPostgres({ dir });
  const rows = await ask(next.adminUrl, "select answer from kept");
  await next.stop();

  expect(rows).toEqual([{ answer: 9 }]);
  expect(existsSync(path.join(next.dataDir, "postmaster.pid"))).toBe(false);
});
