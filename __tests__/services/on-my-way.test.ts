import { afterAll, beforeAll, expect, test } from "vitest";
import { mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { tellOnMyWay } from "@/lib/services/messages/tell-on-my-way";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const tell = (business: TestBusiness, appointmentId: string, now: Date, minutes: number | null = 20) =>
  tellOnMyWay(
    { ...app.container.ports, now, requestId: "test", causeId: null, actor: { kind: "member", id: business.ownerId } },
    { businessId: business.id, appointmentId, memberId: business.ownerId, minutes },
  );
const onMyWays = async (business: TestBusiness) =>
  (await rowsOf(app, "messages", business)).filter(({ kind }) => kind === "on_my_way");

test("on the day of the appointment its own number is told, once, by whoever pressed", async () => {
  const business = await makeBusiness(app.database.admin, { isRegistered: true });
  const other = await makeBusiness(app.database.admin, { isRegistered: true });
  const appointmentId = await mustBook(app, business);
  app.clock.now = tuesdayAt(8);

  const outcomes = [
    await tell(business, appointmentId, tuesdayAt(8)),
    await tell(business, appointmentId, tuesdayAt(8)),
    await tell(other, appointmentId, tuesdayAt(8)),
  ];

  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["queued", "already_sent", "not_found"]);
  expect(await onMyWays(business)).toEqual([
    expect.objectContaining({ params: { minutes: 20 }, author_id: business.ownerId, state: "queued" }),
  ]);
  await app.container.drain();
  expect(app.texts.attempts.filter(({ body }) => body.includes("about 20 minutes out"))).toHaveLength(1);
});

test("two who press at the same moment send one text", async () => {
  const business = await makeBusiness(app.database.admin, { isRegistered: true });
  const appointmentId = await mustBook(app, business);

  const both = await Promise.all([1, 2].map(() => tell(business, appointmentId, tuesdayAt(8))));

  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["already_sent", "queued"]);
  expect(await onMyWays(business)).toHaveLength(1);
});

test("not the day before, and not without sensible minutes", async () => {
  const business = await makeBusiness(app.database.admin, { isRegistered: true });
  const appointmentId = await mustBook(app, business);

  expect(await tell(business, appointmentId, new Date(tuesdayAt(8).getTime() - 86_400_000))).toEqual({
    outcome: "not_today",
  });
  await expect(tell(business, appointmentId, tuesdayAt(8), 0)).rejects.toMatchObject({ code: "invalid_input" });
  expect(await onMyWays(business)).toEqual([]);
});

test("what the gate holds back is said at once, and can be asked for again", async () => {
  const business = await makeBusiness(app.database.admin, { isRegistered: false });
  const appointmentId = await mustBook(app, business);
  app.clock.now = tuesdayAt(8);

  const held = await tell(business, appointmentId, tuesdayAt(8));
  await app.container.drain();
  await app.database.admin.query(
    "insert into public.messaging_registrations (business_id, kind, state) values ($1, 'toll_free', 'approved')" +
      " on conflict (business_id) do update set state = 'approved'",
    [business.id],
  );

  expect(held).toEqual({ outcome: "held", reason: "messaging_not_approved" });
  expect(await tell(business, appointmentId, tuesdayAt(8))).toMatchObject({ outcome: "queued" });
});
