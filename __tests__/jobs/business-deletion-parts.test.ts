import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FullTenant, makeFullTenant } from "@/__tests__/support/full-tenant";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { AppError } from "@/lib/errors";
import { drainJobs } from "@/lib/jobs/drain";
import { disconnectCalendar } from "@/lib/services/calendar/change-connection";
import { deleteBusiness, requestDeletion } from "@/lib/services/privacy/delete-business";

let app: TestContainer;
let made = 0;
/** What Google was asked for, and what it does not answer. */
const google = { asked: [] as string[], refuses: [] as string[] };

beforeAll(async () => {
  app = await openTestContainer();
  const ask = (word: string) => async () => {
    google.asked.push(word);
    if (google.refuses.includes(word))
      throw new AppError("unavailable", "Google Calendar cannot be reached right now.");
  };
  Object.assign(app.container.ports.calendarSource, { stopWatch: ask("stopWatch"), revoke: ask("revoke") });
});
beforeEach(() => {
  google.asked = [];
  google.refuses = [];
});
afterAll(() => app.close());

const due = new Date(mondayMorning.getTime() + 30 * 24 * 3_600_000);

const ctx = (now = mondayMorning) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

/** A business with a row in every table, which is to go in thirty days. */
async function openLeaving(word: string): Promise<FullTenant> {
  made += 1;
  const tenant = await makeFullTenant(app, word, made);
  const { id: businessId, ownerId: memberId, name } = tenant.business;
  await app.database.admin.query("delete from public.business_deletions where business_id = $1", [businessId]);
  await requestDeletion(ctx(), { businessId, memberId, name, endsLine: false });
  return tenant;
}

async function countOf(table: string, { business }: FullTenant, condition = "true"): Promise<number> {
  const { rows } = await app.database.admin.query(
    `select count(*)::int as count from public.${table} where business_id = $1 and ${condition}`,
    [business.id],
  );
  return rows[0].count;
}

test("a business goes part by part: each run is short, and none costs an attempt", async () => {
  const tenant = await openLeaving("Hildegard");
  const { admin } = app.database;
  await admin.query(
    `insert into public.calls (business_id, provider_call_id, status, caller_number, started_at, ended_at)
     select $1, 'many-' || number, 'ended', '+17205550777', $2, $2 from generate_series(1, 900) as number`,
    [tenant.business.id, mondayMorning],
  );
  await admin.query("delete from public.jobs where kind <> 'delete_business'");
  // Each look at the clock is three seconds after the one before.
  let looks = 0;
  const now = () => {
    looks += 1;
    return new Date(due.getTime() + looks * 3_000);
  };
  const drain = () => drainJobs(app.container.ports, { now, budgetMs: 4_000, concurrency: 1, leaseSeconds: 60 });
  const left = () => countOf("calls", tenant, "caller_number = '+17205550777'");
  const job = async () => {
    const { rows } = await admin.query(
      "select state, attempts from public.jobs where kind = 'delete_business' and business_id = $1",
      [tenant.business.id],
    );
    return rows[0];
  };

  await drain();
  const afterOne = await left();
  expect([afterOne > 0, afterOne < 900, await job()]).toEqual([true, true, { state: "queued", attempts: 0 }]);
  for (let run = 0; run < 5; run += 1) await drain();

  expect([await left(), await countOf("memberships", tenant)]).toEqual([0, 0]);
  expect(await job()).toMatchObject({ state: "done" });
});

describe("the grant at Google", () => {
  test("is kept until Google has taken it back, and a channel that cannot be stopped holds nothing up", async () => {
    const tenant = await openLeaving("Ildefonsa");
    const end = () => deleteBusiness(ctx(due), tenant.business.id, () => true);

    google.refuses = ["stopWatch", "revoke"];
    await expect(end()).rejects.toThrow("cannot be reached");
    expect(google.asked).toEqual(["stopWatch", "revoke"]);
    expect(await countOf("calendar_connections", tenant)).toBe(1);

    google.refuses = ["stopWatch"];
    expect(await end()).toBe("erased");
    expect(google.asked).toEqual(["stopWatch", "revoke", "stopWatch", "revoke"]);
    expect(await countOf("calendar_connections", tenant)).toBe(0);
  });

  test("is forgotten here in any case when a member ends the connection", async () => {
    const tenant = await openLeaving("Jolanthe");
    const { id: businessId, ownerId: memberId } = tenant.business;

    google.refuses = ["stopWatch", "revoke"];
    await disconnectCalendar(ctx(), { businessId, memberId });

    expect(google.asked).toContain("revoke");
    expect(await countOf("calendar_connections", tenant, "refresh_token_sealed <> ''")).toBe(0);
  });
});
