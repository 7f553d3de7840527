import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { markAttention } from "@/lib/services/notifications/mark-attention";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const admin = () => app.database.admin;

async function insert(statement: string, values: unknown[]): Promise<string> {
  const { rows } = await admin().query<{ id: string }>(`${statement} returning id`, values);
  return rows[0]?.id ?? "";
}

const addNote = ({ id }: TestBusiness, kind = "message") =>
  insert("insert into public.notifications (business_id, kind, title, created_at) values ($1, $2, $2, $3)", [
    id,
    kind,
    mondayMorning,
  ]);

const addText = ({ id }: TestBusiness, reason: string) =>
  insert(
    `insert into public.messages (business_id, direction, kind, idempotency_key, to_number, state, block_reason, created_at)
     values ($1, 'outbound', 'confirmation', gen_random_uuid(), '+13035550142', 'blocked', $2, $3)`,
    [id, reason, mondayMorning],
  );

async function addFailedFee(business: TestBusiness): Promise<string> {
  const customerId = await insert("insert into public.customers (business_id, name) values ($1, 'Jenny')", [
    business.id,
  ]);
  const appointmentId = await insert(
    `insert into public.appointments (business_id, resource_id, service_id, customer_id, reference, during, occupies, status, source,
       idempotency_key, customer_name)
     values ($1, $2, $3, $4, 'FEE', '[2020-01-01, 2020-01-02)', '[2020-01-01, 2020-01-02)', 'confirmed', 'call', 'fee', 'Jenny')`,
    [business.id, business.resourceIds[0], business.serviceIds[0], customerId],
  );
  return insert(
    `insert into public.fees (business_id, appointment_id, amount_cents, state, failure, updated_at)
     values ($1, $2, 5000, 'failed', 'Declined', '2020-01-02')`,
    [business.id, appointmentId],
  );
}

async function addMember({ id }: TestBusiness, role: string): Promise<string> {
  const userId = await makeUser(admin(), `${role}-${id}@example.com`);
  await admin().query("insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)", [
    id,
    userId,
    role,
  ]);
  return userId;
}

const mark = (
  business: TestBusiness,
  itemId: string,
  { isDone = true, memberId = business.ownerId, now = mondayMorning } = {},
) => markAttention({ ...app.container.ports, now }, { businessId: business.id, memberId, itemId, isDone });

/** The ids that Home lists, after it was checked that the count in the frame and the morning's mail agree. */
async function waiting(business: TestBusiness, sub = business.ownerId): Promise<string[]> {
  const scope = { claims: { sub, role: "authenticated" }, businessId: business.id };
  const { memberReads, ports } = app.container;
  const { attention } = await memberReads.loadOverview(scope, mondayMorning, mondayMorning);
  const frame = await memberReads.loadFrame(scope, { from: mondayMorning, to: mondayMorning }, mondayMorning);
  const reader = { email: null, businessName: "", timeZone: "UTC", isWanted: true };
  const digest = await ports.digests.load({
    businessId: business.id,
    userId: sub,
    reader,
    day: "2026-11-23",
    now: mondayMorning,
  });
  expect([frame.attentionCount, digest.attentionCount]).toEqual([attention.length, attention.length]);
  return attention.map(({ id }) => id).toSorted();
}

const auditOf = async ({ id }: TestBusiness) => {
  const { rows } = await admin().query(
    "select action, actor_id, subject_kind, subject_id from public.audit_log where business_id = $1 and action like 'attention.%' order by id",
    [id],
  );
  return rows;
};

test("what needs somebody is emptied one by one, for everybody in the business", async () => {
  const business = await makeBusiness(admin());
  const viewer = await addMember(business, "viewer");
  const items = [
    await addNote(business),
    await addNote(business, "missed"),
    await addNote(business, "calendar_change"),
    await addText(business, "no_number"),
    await addFailedFee(business),
  ];
  expect(await waiting(business)).toEqual(items.toSorted());

  for (const item of items) expect(await mark(business, item)).toBe("done");

  expect(await waiting(business)).toEqual([]);
  expect(await waiting(business, viewer)).toEqual([]);
  expect((await auditOf(business)).map((row) => [row.actor_id, row.subject_kind, row.subject_id])).toEqual(
    ["notification", "notification", "notification", "message", "fee"].map((kind, index) => [
      business.ownerId,
      kind,
      items[index],
    ]),
  );
});

test("what a colleague did already is no failure, and stands in the audit once", async () => {
  const business = await makeBusiness(admin());
  const manager = await addMember(business, "manager");
  const item = await addNote(business);

  const outcomes = await Promise.all([mark(business, item), mark(business, item, { memberId: manager })]);

  expect(outcomes.toSorted()).toEqual(["done", "unchanged"]);
  expect(await auditOf(business)).toHaveLength(1);
});

test("what is taken back waits again, and can be done again", async () => {
  const business = await makeBusiness(admin());
  const item = await addNote(business);
  await mark(business, item);

  expect(await mark(business, item, { isDone: false })).toBe("undone");
  expect(await mark(business, item, { isDone: false })).toBe("unchanged");
  expect(await waiting(business)).toEqual([item]);
  expect(await mark(business, item)).toBe("done");

  expect(await waiting(business)).toEqual([]);
  expect((await auditOf(business)).map(({ action }) => action)).toEqual([
    "attention.done",
    "attention.undone",
    "attention.done",
  ]);
});

test("a fee that fails again waits again", async () => {
  const business = await makeBusiness(admin());
  const fee = await addFailedFee(business);
  await mark(business, fee, { now: new Date("2020-01-03T00:00:00Z") });
  expect(await waiting(business)).toEqual([]);

  await admin().query("update public.fees set failure = 'Declined again' where id = $1", [fee]);

  expect(await waiting(business)).toEqual([fee]);
  expect(await mark(business, fee)).toBe("done");
  expect(await waiting(business)).toEqual([]);
});

test("a viewer sees what waits and says nothing about it; another business has no such thing", async () => {
  const business = await makeBusiness(admin());
  const other = await makeBusiness(admin());
  const viewer = await addMember(business, "viewer");
  const item = await addNote(business);

  await expect(mark(business, item, { memberId: viewer })).rejects.toMatchObject({ code: "forbidden" });
  await expect(mark(business, item, { memberId: other.ownerId })).rejects.toMatchObject({ code: "forbidden" });
  await expect(mark(other, item)).rejects.toMatchObject({ code: "not_found" });

  expect(await waiting(business, viewer)).toEqual([item]);
});

test("texts that wait for the carriers ask nothing of anybody", async () => {
  const business = await makeBusiness(admin());
  await addText(business, "messaging_not_approved");

  expect(await waiting(business)).toEqual([]);
});

test("what one person has read still waits for the business", async () => {
  const business = await makeBusiness(admin());
  const item = await addNote(business);

  await app.container.ports.notifications.markRead({
    businessId: business.id,
    memberId: business.ownerId,
    notificationId: null,
    now: mondayMorning,
  });

  expect(await waiting(business)).toEqual([item]);
});
