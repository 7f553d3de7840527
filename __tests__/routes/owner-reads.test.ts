import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { MemberReads, MemberScope } from "@/lib/domain/member/reads";

let app: TestContainer;
let mine: TestBusiness;
let other: TestBusiness;
let reads: MemberReads;
const zone = "America/Denver";

beforeAll(async () => {
  app = await openTestContainer();
  reads = app.container.memberReads;
  mine = await makeBusiness(app.database.admin);
  other = await makeBusiness(app.database.admin);
  for (const [index, hour] of [9, 11, 13].entries()) {
    const phone = `+130355501${index}1`;
    const customer = { name: `Ada Jones ${index}`, phone, email: null, address: null, zip: null, notes: null };
    const now = new Date(mondayMorning.getTime() + index * 60_000);
    await mustBook(app, mine, { idempotencyKey: String(hour), startsAt: tuesdayAt(hour), customer, now });
  }
  await app.database.admin.query(
    "insert into calls (business_id, caller_number, status, started_at, summary) values ($1, '+13035550101', 'ended', $2, '50% off, said Ada')",
    [mine.id, mondayMorning],
  );
});
afterAll(() => app.close());

const scopeOf = (asked: TestBusiness, who = asked): MemberScope => ({
  claims: { sub: who.ownerId, role: "authenticated" },
  businessId: asked.id,
});

describe("the fees of a business", () => {
  test("come page by page, newest first, none twice and none left out", async () => {
    const first = await reads.listFees(scopeOf(mine), "all", { cursor: null, limit: 2 });
    const second = await reads.listFees(scopeOf(mine), "all", { cursor: first.nextCursor, limit: 2 });

    expect(first.rows.map(({ appointment }) => appointment.customerName)).toEqual(["Ada Jones 2", "Ada Jones 1"]);
    expect(second.rows.map(({ appointment }) => appointment.customerName)).toEqual(["Ada Jones 0"]);
    expect(second.nextCursor).toBeNull();
  });

  test("are filtered by where they stand, and show their newest dispute", async () => {
    const [fee] = (await reads.listFees(scopeOf(mine), "unpaid", { cursor: null, limit: 9 })).rows;
    const asOwner = { businessId: mine.id, memberId: mine.ownerId, feeId: fee?.id ?? "", now: mondayMorning };
    await app.stores.fees.dispute({ ...asOwner, reason: "first" });
    await app.stores.fees.withdrawDispute(asOwner);
    await app.stores.fees.dispute({ ...asOwner, reason: "second", now: new Date(mondayMorning.getTime() + 1_000) });

    const { rows } = await reads.listFees(scopeOf(mine), "disputed", { cursor: null, limit: 9 });

    expect(rows).toMatchObject([{ id: fee?.id, state: "disputed", dispute: { reason: "second", state: "open" } }]);
    expect((await reads.listFees(scopeOf(mine), "unpaid", { cursor: null, limit: 9 })).rows).toHaveLength(2);
    const billing = await reads.loadBilling(scopeOf(mine), mondayMorning);
    expect(billing).toMatchObject({ status: "active", openDisputes: 1, plan: { bookingFeeCents: 5_000 } });
    expect(billing.sums.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });
});

describe("searching", () => {
  const search = (words: string, scope = scopeOf(mine)) => reads.search(scope, words, zone);

  test("finds customers, appointments and calls by parts of names, numbers and words", async () => {
    const kinds = async (words: string) => [...new Set((await search(words)).map(({ kind }) => kind))];

    expect(await kinds("ada")).toEqual(["customer", "appointment", "call"]);
    expect(await kinds("(303) 555-0101")).toEqual(["customer", "appointment", "call"]);
    expect(await kinds("adajonesson")).toEqual([]);
    expect((await search("ada jones 2"))[0]).toMatchObject({ title: "Ada Jones 2", note: "+13035550121" });
  });

  test("takes signs of patterns as they are, and too few letters as nothing", async () => {
    expect((await search("50% off")).map(({ kind }) => kind)).toEqual(["call"]);
    expect(await search("%%%")).toEqual([]);
    expect(await search("a")).toEqual([]);
  });
});

test("another business sees none of it", async () => {
  const stranger = scopeOf(mine, other);

  expect(await reads.search(stranger, "ada", zone)).toEqual([]);
  expect((await reads.listFees(stranger, "all", { cursor: null, limit: 9 })).rows).toEqual([]);
  expect(await reads.loadBilling(stranger, mondayMorning)).toMatchObject({ plan: null, sums: [], invoices: [] });
  expect(await reads.loadPhone(stranger, mondayMorning)).toMatchObject({ numbers: [], heldBackCount: 0 });
});

test("the page of numbers knows what rings where and which texts were held back", async () => {
  await app.database.admin.query(
    `insert into messages (business_id, direction, kind, idempotency_key, to_number, state, block_reason, created_at)
     values ($1, 'outbound', 'confirmation', 'held', '+13035550101', 'blocked', 'messaging_not_approved', $2)`,
    [mine.id, mondayMorning],
  );
  await app.stores.launches.startForwardingTest(mine.id, "+13035550177", mondayMorning);

  expect(await reads.loadPhone(scopeOf(mine), mondayMorning)).toMatchObject({
    numbers: [{ e164: mine.number, kind: "local", isActive: true }],
    forwarding: null,
    forwardingTest: { provenAt: null },
    registration: { state: "approved", kind: "10dlc" },
    heldBackCount: 1,
  });
});
