import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingOf, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import { businessStatuses, serviceLevels } from "@/lib/domain/money/service-level";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

describe("the database and the table in code agree on what goes on for a business that is", () => {
  test.each(businessStatuses)("%s", async (status) => {
    const business = await makeBusiness(app.database.admin, { status });
    const level = serviceLevels[status];

    const book = async (source: "call" | "dashboard") =>
      (await app.stores.bookings.book({ ...bookingOf(business), source, idempotencyKey: source })).outcome;
    const callers = await book("call");
    const members = await book("dashboard");

    expect(callers === "business_inactive").toBe(!level.callersBook);
    expect(members === "business_inactive").toBe(!level.membersBook);
    expect(await textsBack(business)).toBe(level.texts ? 1 : 0);
  });

  test("every state that the table allows has its line", async () => {
    const { rows } = await app.database.admin.query<{ rule: string }>(
      "select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'businesses_status_known'",
    );

    const known = [...(rows[0]?.rule ?? "").matchAll(/'([a-z_]+)'/g)].map(([, name]) => name);
    expect(known.sort()).toEqual([...businessStatuses].sort());
  });
});

/** How many texts one missed call brings. */
async function textsBack(business: TestBusiness): Promise<number> {
  const endedAt = new Date(mondayMorning.getTime() - 60_000);
  await app.database.admin.query(
    `insert into public.calls (business_id, line_number, caller_number, status, outcome, started_at, ended_at)
     values ($1, $2, '+13035550111', 'ended', 'missed', $3, $3)`,
    [business.id, business.number, endedAt],
  );
  await app.stores.texts.sweep(mondayMorning);
  return (await rowsOf(app, "messages", business)).filter(({ kind }) => kind === "text_back").length;
}

describe("a plan that is sold no more", () => {
  test("is seen by members of a business that has it, and by nobody else", async () => {
    await app.database.admin.query(
      `insert into public.plans (id, name, monthly_cents, booking_fee_cents, is_offered) values
         ('retired', 'Retired', 10000, 4000, false), ('other-retired', 'Other', 10000, 4000, false)`,
    );
    const business = await makeBusiness(app.database.admin, { subscription: { planId: "retired" } });
    const other = await makeBusiness(app.database.admin);

    expect(await plansOf(business)).toEqual(["retired", "standard"]);
    expect(await plansOf(other)).toEqual(["standard"]);
  });
});

/** The plans that the owner of a business may read. */
async function plansOf({ ownerId }: TestBusiness): Promise<string[]> {
  const client = await app.database.admin.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('request.jwt.claims', $1, true)", [
      JSON.stringify({ sub: ownerId, role: "authenticated", aal: "aal1" }),
    ]);
    await client.query("set local role authenticated");
    const { rows } = await client.query<{ id: string }>("select id from public.plans order by id");
    return rows.map(({ id }) => id);
  } finally {
    await client.query("rollback");
    client.release();
  }
}
