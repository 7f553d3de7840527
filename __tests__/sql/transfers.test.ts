import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import { createAsSystem } from "@/lib/db/as-system";
import { createTransferStore } from "@/lib/db/transfers";
import type { TransferStore } from "@/lib/ports/transfers";
import { setEscalationTargets } from "@/lib/services/transfers/set-escalation-targets";

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

const people = [
  { name: "Ana", phone: "+13035550198" },
  { name: "Ben", phone: "+13035550199" },
];
const ctx = () => ({
  transfers,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: "m" },
});

async function memberOf(business: TestBusiness, role: string): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    "insert into auth.users (id, email) values (gen_random_uuid(), gen_random_uuid() || '@example.com') returning id",
  );
  const userId = rows[0]?.id ?? "";
  await app.database.admin.query("insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)", [
    business.id,
    userId,
    role,
  ]);
  return userId;
}

const load = (business: TestBusiness, more: { callerNumber?: string; to?: string; now?: Date } = {}) =>
  transfers.load({ businessId: business.id, callerNumber: null, to: null, now: mondayMorning, ...more });

describe("whom a business turns to", () => {
  test("is set by an owner or a manager, in order, with an audit row", async () => {
    const business = await makeBusiness(app.database.admin);
    const memberId = await memberOf(business, "manager");
    const request = { businessId: business.id, memberId, purpose: "transfer" as const };

    const first = await setEscalationTargets(ctx(), {
      ...request,
      targets: [{ name: "Ana", phone: "(303) 555-0198" }],
    });
    const again = await setEscalationTargets(ctx(), { ...request, targets: [{ name: "Ana", phone: "303-555-0198" }] });
    const turned = await setEscalationTargets(ctx(), { ...request, targets: people.toReversed() });

    expect([first, again, turned]).toEqual(["saved", "unchanged", "saved"]);
    expect((await load(business))?.targets.map(({ name, place }) => `${place} ${name}`)).toEqual(["1 Ben", "2 Ana"]);
    const { rows } = await app.database.admin.query(
      "select actor_id from public.audit_log where business_id = $1 and action = 'escalation_targets.set'",
      [business.id],
    );
    expect(rows).toEqual([{ actor_id: memberId }, { actor_id: memberId }]);
  });

  test("is not set by viewers, by strangers, or to numbers that are none or our own", async () => {
    const business = await makeBusiness(app.database.admin);
    const owner = await memberOf(business, "owner");
    const viewer = await memberOf(business, "viewer");
    const stranger = await memberOf(await makeBusiness(app.database.admin), "owner");
    const set = (memberId: string, targets: { name: string; phone: string }[]) =>
      setEscalationTargets(ctx(), { businessId: business.id, memberId, purpose: "emergency", targets });

    expect(await set(viewer, people)).toBe("forbidden");
    expect(await set(stranger, people)).toBe("forbidden");
    expect(await set(owner, [{ name: "", phone: "+13035550198" }])).toBe("invalid");
    expect(await set(owner, [{ name: "Ana", phone: "911" }])).toBe("invalid");
    expect(await set(owner, [{ name: "Loop", phone: business.number }])).toBe("invalid");
    expect(
      await set(
        owner,
        [people[0], people[0]].flatMap((one) => one ?? []),
      ),
    ).toBe("invalid");
  });
});

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
    await setEscalationTargets(ctx(), {
      businessId: business.id,
      memberId: await memberOf(business, "owner"),
      purpose: "transfer",
      targets: people,
    });
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
