import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import { createAsSystem } from "@/lib/db/as-system";
import { createTransferStore } from "@/lib/db/transfers";
import type { TransferStore } from "@/lib/ports/transfers";

let app: TestStores;
let pool: pg.Pool;
let transfers: TransferStore;

beforeAll(async () => {
  app = await openTestStores();
  pool = new pg.Pool({ connectionString: app.database.appUrl, max: 2 });
  transfers = createTransferStore(createAsSystem(pool));
});
afterAll(async () => {
  await pool.end();
  await app.close();
});

const load = (business: TestBusiness, more: { callerNumber?: string; to?: string; now?: Date } = {}) =>
  transfers.load({ businessId: business.id, callerNumber: null, to: null, now: mondayMorning, ...more });

describe("a caller who wants a person", () => {
  test("reaches the business's own phone when no list is set, and nobody when there is none", async () => {
    const business = await makeBusiness(app.database.admin);
    const { admin } = app.database;

    await admin.query("update public.businesses set phone = null where id = $1", [business.id]);
    expect((await load(business))?.outcome).toBe("nobody");

    await admin.query("update public.businesses set phone = '+13035550177' where id = $1", [business.id]);
    expect(await load(business)).toMatchObject({ outcome: "transferring", targets: [{ phone: "+13035550177" }] });
    expect((await load(business, { callerNumber: "+13035550177" }))?.outcome).toBe("nobody");
  });

  test("wakes nobody outside opening hours, unless the caller is a VIP", async () => {
    const business = await makeBusiness(app.database.admin);
    await app.database.admin.query(
      `insert into public.escalation_targets (business_id, purpose, position, name, phone)
       values ($1, 'transfer', 1, 'Ana', '+13035550198'), ($1, 'transfer', 2, 'Ben', '+13035550199')`,
      [business.id],
    );
    const night = new Date("2026-11-24T09:00:00Z");
    await app.database.admin.query(
      "insert into public.customers (business_id, phone, name, is_vip) values ($1, '+13035550111', 'Jenny Park', true)",
      [business.id],
    );

    expect((await load(business, { now: night }))?.outcome).toBe("outside_hours");
    expect(await load(business, { now: night, callerNumber: "+13035550111" })).toMatchObject({
      outcome: "transferring",
      isVip: true,
      callerName: "Jenny Park",
    });
    expect((await load(business, { to: "ben" }))?.targets.map(({ name }) => name)).toEqual(["Ben"]);
    expect((await load(business, { to: "Zoe" }))?.targets.map(({ name }) => name)).toEqual(["Ana", "Ben"]);
  });
});
