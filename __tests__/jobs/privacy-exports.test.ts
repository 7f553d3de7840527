import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { makeUser } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { startExport } from "@/lib/services/privacy/change-privacy";
import { sweepRetention } from "@/lib/services/privacy/sweep-retention";
import { type PartLimits, writeExportPart } from "@/lib/services/privacy/write-export";

let app: TestContainer;
let a: FullTenant;
let b: FullTenant;

beforeAll(async () => {
  app = await openTestContainer();
  a = await makeFullTenant(app, "Aurora", 1);
  b = await makeFullTenant(app, "Boreal", 2);
  await app.database.admin.query("truncate public.jobs");
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  app.exportFiles.files.clear();
  app.mailer.mails.length = 0;
  await app.database.admin.query("delete from public.privacy_exports");
  await app.database.admin.query("delete from public.notifications where kind = 'export_ready'");
});
afterAll(() => app.close());

const ctx = (now = mondayMorning) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

const start = ({ business }: FullTenant, customerId: string | null = null, memberId = business.ownerId) =>
  startExport(ctx(), { businessId: business.id, memberId, customerId });

async function exportOf({ business }: FullTenant) {
  const { rows } = await app.database.admin.query(
    "select id, state, parts, rows_done, rows_total from public.privacy_exports where business_id = $1",
    [business.id],
  );
  return rows[0];
}

/** The files of all parts by name, as text. */
function unpack(): Record<string, string> {
  const parts = [...app.exportFiles.files.entries()].toSorted(([left], [right]) => left.localeCompare(right));
  return Object.fromEntries(
    parts.flatMap(([path, bytes]) =>
      Object.entries(unzipSync(bytes)).map(([name, file]) => [
        name === "README.txt" ? `${path.slice(-5, -4)} ${name}` : name,
        strFromU8(file),
      ]),
    ),
  );
}

const entities = ["customers", "calls", "transcripts", "call_notes", "recordings", "appointments", "messages"].concat([
  "emergencies",
  "consent",
  "opt_outs",
  "fees",
  "fee_disputes",
  "invoices",
  "members",
  "settings",
  "audit",
]);

describe("a copy of the whole business", () => {
  test("holds every entity twice with the same rows, and nothing of another business", async () => {
    await start(a);
    await app.container.drain();

    const files = unpack();
    for (const entity of entities) {
      const rows = JSON.parse(files[`${entity}.json`] ?? "");
      const lines: object[] = parse(files[`${entity}.csv`] ?? "", { columns: true });
      expect([entity, rows.length > 0]).toEqual([entity, true]);
      expect(lines).toHaveLength(rows.length);
      expect(Object.keys(lines[0] ?? {})).toEqual(Object.keys(rows[0]));
    }
    const all = Object.values(files).join("\n");
    for (const mark of ["Aurora Jones", a.customerPhone, a.business.number, a.business.email, "Aurora message"]) {
      expect([mark, all.includes(mark)]).toEqual([mark, mark !== "Aurora message"]);
    }
    for (const mark of [b.word, b.customerPhone, b.business.id, b.business.number]) expect(all).not.toContain(mark);
    expect(all).not.toContain("refresh Aurora");
    // What the platform pays its providers is not for members.
    expect(all).not.toContain("cost_cents");
    expect(files["1 README.txt"]).toContain("the data of Aurora Plumbing, part 1");
    const row = await exportOf(a);
    expect(row).toMatchObject({ state: "ready", rows_done: row.rows_total });
  });

  test("tells the owner once, by notification and mail, and a second wish finds the one that runs", async () => {
    expect(await start(a)).toBe("started");
    expect(await start(a)).toBe("running");
    await app.container.drain();
    await app.database.admin.query(
      "update public.jobs set state = 'queued' where kind in ('export_data', 'email_export')",
    );
    await app.container.drain();

    const told = await app.database.admin.query(
      "select title from public.notifications where business_id = $1 and kind = 'export_ready'",
      [a.business.id],
    );
    expect(told.rows).toHaveLength(1);
    expect(app.mailer.mails).toMatchObject([
      { to: a.business.email, notification: { title: "The copy of your data is ready" } },
    ]);
    expect(await start(a)).toBe("started");
  });

  test("is written in parts that end where the next begins: every row once, whatever is cut off between them", async () => {
    await start(a);
    const { id: exportId } = await exportOf(a);
    const limits: PartLimits = { rows: 3, bytes: 1_000_000, page: 2 };
    const request = { businessId: a.business.id, exportId };
    let part = 0;
    for (let done = ""; done !== "ready"; part += 1) {
      const dying = { ...app.container.ports.exports, advance: () => Promise.reject(new Error("killed")) };
      await expect(writeExportPart({ ...ctx(), exports: dying }, { ...request, part }, limits)).rejects.toThrow(
        "killed",
      );
      done = await writeExportPart(ctx(), { ...request, part }, limits);
      expect(await writeExportPart(ctx(), { ...request, part }, limits)).toMatch(/stale|gone/);
    }
    const inParts = unpack();
    const row = await exportOf(a);
    expect(part).toBeGreaterThan(5);
    expect(row.parts).toHaveLength(part);

    app.exportFiles.files.clear();
    await app.database.admin.query("delete from public.privacy_exports");
    await start(a);
    await app.container.drain();
    const whole = unpack();
    for (const entity of entities.filter((name) => name !== "audit")) {
      const names = Object.keys(inParts).filter((name) => new RegExp(`^${entity}(-\\d+)?\\.json$`).test(name));
      const pieces = names.flatMap((name) => JSON.parse(inParts[name] ?? ""));
      const sorted = (rows: unknown[]) => rows.map((item) => JSON.stringify(item)).toSorted();
      expect(sorted(pieces)).toEqual(sorted(JSON.parse(whole[`${entity}.json`] ?? "")));
    }
  });

  test("makes plain what a spreadsheet would run", async () => {
    const name = '=HYPERLINK("https://evil.example","x")';
    await app.database.admin.query(
      "insert into public.customers (business_id, phone, name) values ($1, '+17205558888', $2)",
      [a.business.id, name],
    );
    await start(a);
    await app.container.drain();

    const csv = unpack()["customers.csv"] ?? "";
    const lines: { name: string }[] = parse(csv, { columns: true });
    expect(lines.map((line) => line.name)).toContain(`'${name}`);
    await app.database.admin.query("delete from public.customers where phone = '+17205558888'");
  });

  test("is deleted after seven days, the file and its address", async () => {
    await start(a);
    await app.container.drain();
    expect(app.exportFiles.files.size).toBe(1);
    const later = new Date(mondayMorning.getTime() + 7 * 24 * 3_600_000);

    app.clock.now = later;
    await sweepRetention(ctx(later));
    await app.container.drain();

    expect(app.exportFiles.files.size).toBe(0);
    expect(await exportOf(a)).toMatchObject({ state: "expired", parts: [] });
  });

  test("that has stood still for an hour is given up for a new one", async () => {
    await start(a);
    await app.database.admin.query("update public.privacy_exports set moved_at = $1", [
      new Date(mondayMorning.getTime() - 3_700_000),
    ]);

    expect(await start(a)).toBe("started");
  });

  test("that died is given up after an hour, and its parts go, also one that its row never learned of", async () => {
    await start(a);
    const { id: exportId } = await exportOf(a);
    const request = { businessId: a.business.id, exportId };
    const limits: PartLimits = { rows: 3, bytes: 1_000_000, page: 2 };
    await writeExportPart(ctx(), { ...request, part: 0 }, limits);
    const dying = { ...app.container.ports.exports, advance: () => Promise.reject(new Error("killed")) };
    await expect(writeExportPart({ ...ctx(), exports: dying }, { ...request, part: 1 }, limits)).rejects.toThrow();
    await app.database.admin.query("update public.jobs set state = 'dead' where kind = 'export_data'");
    expect(app.exportFiles.files.size).toBe(2);

    app.clock.now = new Date(mondayMorning.getTime() + 3_700_000);
    await sweepRetention(ctx(app.clock.now));
    await app.container.drain();

    expect(await exportOf(a)).toMatchObject({ state: "failed", parts: [] });
    expect(app.exportFiles.files.size).toBe(0);
  });

  test("that was given up while a part was written keeps nothing of it", async () => {
    await start(a);
    const { id: exportId } = await exportOf(a);
    const put: typeof app.exportFiles.put = async (path, bytes) => {
      await app.database.admin.query("update public.privacy_exports set moved_at = $1", [new Date(0)]);
      await sweepRetention(ctx());
      await app.exportFiles.put(path, bytes);
    };
    const slow = { ...ctx(), exportFiles: { ...app.exportFiles, put } };

    expect(await writeExportPart(slow, { businessId: a.business.id, exportId, part: 0 })).toBe("gone");
    expect(app.exportFiles.files.size).toBe(0);
  });
});

describe("a copy of one customer", () => {
  test("has the same shape and only what is theirs", async () => {
    const { admin } = app.database;
    const other = await admin.query<{ id: string }>(
      "insert into public.customers (business_id, phone, name) values ($1, '+17205557777', 'Somebody Else') returning id",
      [a.business.id],
    );
    const { rows } = await admin.query("select id from public.customers where business_id = $1 and phone = $2", [
      a.business.id,
      a.customerPhone,
    ]);
    await start(a, rows[0].id);
    await app.container.drain();

    const files = unpack();
    expect(JSON.parse(files["customers.json"] ?? "")).toMatchObject([{ name: "Aurora Jones", phone: a.customerPhone }]);
    for (const entity of ["calls", "transcripts", "appointments", "fees", "emergencies"]) {
      expect([entity, JSON.parse(files[`${entity}.json`] ?? "").length]).toEqual([entity, 1]);
    }
    expect(Object.keys(files)).not.toContain("members.json");
    expect(Object.keys(files)).not.toContain("settings.json");
    expect(Object.values(files).join("\n")).not.toContain("Somebody Else");
    expect(files["1 README.txt"]).toContain("one customer of Aurora Plumbing");
    await admin.query("delete from public.customers where id = $1", [other.rows[0]?.id]);
  });
});

test("only an owner takes a copy, of their own business and their own customers", async () => {
  const { admin } = app.database;
  for (const role of ["manager", "viewer"]) {
    const memberId = await makeUser(admin, `${role}@exports.example`);
    await admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)", [
      a.business.id,
      memberId,
      role,
    ]);
    await expect(start(a, null, memberId)).rejects.toThrow("Only an owner");
  }
  await expect(start(a, null, b.business.ownerId)).rejects.toThrow("Only an owner");
  const { rows } = await admin.query("select id from public.customers where business_id = $1 limit 1", [b.business.id]);
  await expect(start(a, rows[0].id)).rejects.toThrow("no such customer");
});
