import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { complaintsOf, type MemberBooking, memberBooking } from "@/lib/domain/booking/member-booking";
import { bookByMember } from "@/lib/services/booking/book-by-member";
import { checkMoment } from "@/lib/services/booking/check-moment";
import { editByMember } from "@/lib/services/booking/edit-by-member";
import { findFreeTimes } from "@/lib/services/booking/find-free-times";
import { placeByMember } from "@/lib/services/booking/place-by-member";

const app: TestContainer = await openTestContainer();
let business: TestBusiness;
const timeZone = "America/Denver";
let forms = 0;

beforeEach(async () => {
  business = await makeBusiness(app.database.admin, {
    leadMinutes: 240,
    resources: ["Crew 1", "Crew 2"],
    services: [
      { name: "Drain cleaning", minutes: 60, priceCents: 15_000 },
      { name: "Water heater", minutes: 120, priceCents: 90_000, resources: [0] },
    ],
  });
});
afterAll(() => app.close());

const ctx = (now = mondayMorning) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});

const wish = (changes: Partial<MemberBooking & { mayOverride: boolean; formId: string }> = {}) => ({
  businessId: business.id,
  timeZone,
  formId: `form-${++forms}`,
  mayOverride: false,
  name: "Ada Lovelace",
  phone: "(303) 555-0142",
  email: "",
  address: "1 Main Street",
  zip: "",
  notes: "",
  serviceId: business.serviceIds[0] ?? "",
  resourceId: "",
  date: "2026-11-24",
  time: "10:00",
  ...changes,
});

async function book(changes: Parameters<typeof wish>[0] = {}): Promise<string> {
  const result = await bookByMember(ctx(), wish(changes));
  if (result.outcome !== "booked") throw new Error(JSON.stringify(result));
  return result.appointmentId;
}

async function one<Row extends Record<string, unknown>>(sql: string, id: string): Promise<Row> {
  const { rows } = await app.database.admin.query<Row>(sql, [id]);
  return rows[0] as Row;
}

const at = (time: string, date = "2026-11-24") => new Date(`${date}T${time}:00-07:00`);
const target = (appointmentId: string, seenRevision = 1) => ({ businessId: business.id, appointmentId, seenRevision });
const noticesSql = `select count(*)::int as count from public.messages where appointment_id = $1 and kind = 'reschedule_notice'`;

describe("an appointment that a member enters", () => {
  test("costs no fee, tells the customer by text, and tells the business nothing that it knows", async () => {
    const id = await book();

    const fee = await one("select state, reason from public.fees where appointment_id = $1", id);
    const told = await one("select kind from public.messages where appointment_id = $1", id);
    const noted = await one("select count(*)::int as count from public.notifications where appointment_id = $1", id);
    const mails = await one(
      "select count(*)::int as count from public.jobs where kind = 'email_owner' and payload ->> 'appointment_id' = $1",
      id,
    );
    const audit = await one("select actor_kind, actor_id from public.audit_log where subject_id = $1", id);
    expect(fee).toEqual({ state: "waived", reason: "entered by the business" });
    expect(told).toEqual({ kind: "confirmation" });
    expect([noted, mails]).toEqual([{ count: 0 }, { count: 0 }]);
    expect(audit).toEqual({ actor_kind: "member", actor_id: business.ownerId });
  });

  test("sent twice from one form is one appointment", async () => {
    const once = wish();

    const [first, second] = [await bookByMember(ctx(), once), await bookByMember(ctx(), once)];

    expect(first).toEqual(second);
  });

  test("of which the answer was lost keeps its moment, and says so when another is asked for under its id", async () => {
    const once = wish();
    await bookByMember(ctx(), once);

    expect(await bookByMember(ctx(), { ...once, time: "11:00" })).toMatchObject({ startsAt: at("10:00") });
  });

  test.each([
    ["onboarding", "Nothing can be booked before your launch."],
    ["suspended", "CloudGreet has suspended this account, so nothing can be booked."],
    ["closed", "Your plan has ended, so nothing can be booked."],
  ])("by a business that is %s is refused in words of its own", async (status, text) => {
    await app.database.admin.query("update public.businesses set status = $2 where id = $1", [business.id, status]);

    expect(await bookByMember(ctx(), wish())).toMatchObject({
      outcome: "refused",
      refusal: { text, canOverride: false },
    });
  });

  test("may lie within the lead time that binds callers, but not in the past", async () => {
    const soon = await bookByMember(ctx(at("09:00")), wish({ time: "10:00" }));
    const past = await bookByMember(ctx(at("09:00")), wish({ time: "08:30", mayOverride: true }));

    expect(soon.outcome).toBe("booked");
    expect(past).toMatchObject({ outcome: "refused", refusal: { problem: "too_soon", canOverride: false } });
  });

  test("outside opening hours needs a confirmation", async () => {
    const refused = await bookByMember(ctx(), wish({ time: "21:00" }));
    const confirmed = await bookByMember(ctx(), wish({ time: "21:00", mayOverride: true }));

    expect(refused).toMatchObject({ outcome: "refused", refusal: { problem: "outside_hours", canOverride: true } });
    expect(confirmed.outcome).toBe("booked");
  });

  test("is never a double booking, whatever is confirmed, and says who has the crew", async () => {
    await book({ resourceId: business.resourceIds[0] ?? "" });

    const taken = await bookByMember(ctx(), wish({ resourceId: business.resourceIds[0] ?? "", mayOverride: true }));

    expect(taken).toMatchObject({
      outcome: "refused",
      refusal: { problem: "slot_taken", text: "Crew 1 is taken: Ada Lovelace, until 11:00 AM.", canOverride: false },
    });
  });

  test("complains about each field in words", () => {
    const { businessId: _b, timeZone: _t, formId: _f, mayOverride: _m, ...values } = wish();

    expect(complaintsOf(memberBooking, values)).toEqual({});
    expect(complaintsOf(memberBooking, { ...values, name: " ", phone: "12", zip: "1" })).toEqual({
      name: "Who is it for?",
      phone: "That is not a phone number.",
      zip: "Five digits, or leave it empty.",
    });
  });
});

describe("a move by a member", () => {
  test("keeps the crew, takes another when it must, and says which", async () => {
    const id = await book({ time: "09:00" });
    await book({ time: "11:00", resourceId: business.resourceIds[0] ?? "" });

    const kept = await placeByMember(ctx(), { ...target(id), startsAt: at("14:00") });
    const changed = await placeByMember(ctx(), { ...target(id, 2), startsAt: at("11:00") });

    const [first, second] = business.resourceIds;
    const told = { by: "text" };
    expect(kept).toEqual({ outcome: "rescheduled", resource: { id: first, name: "Crew 1" }, told });
    expect(changed).toEqual({ outcome: "rescheduled", resource: { id: second, name: "Crew 2" }, told });
    expect(await one(noticesSql, id)).toEqual({ count: 2 });
  });

  test("is checked beforehand with the reason, and the check writes nothing", async () => {
    const id = await book();
    await app.database.admin.query(
      `insert into public.busy_blocks (business_id, during, source, external_id, summary)
       values ($1, tstzrange($2, $3), 'google', 'dentist', 'Dentist')`,
      [business.id, at("14:00"), at("15:00")],
    );
    const check = (startsAt: Date) =>
      checkMoment(ctx(), {
        businessId: business.id,
        appointmentId: id,
        serviceId: null,
        resourceId: null,
        startsAt,
        minutes: null,
        timeZone,
      });

    expect(await check(at("10:30"))).toEqual({ outcome: "free", resource: "Crew 1" });
    expect(await check(at("14:30"))).toMatchObject({
      refusal: { problem: "slot_taken", text: "Busy in Google Calendar: Dentist, until 3:00 PM." },
    });
    expect(await check(at("20:00"))).toMatchObject({
      refusal: { problem: "outside_hours", text: "You are closed then." },
    });
    expect(await one("select revision from public.appointments where id = $1", id)).toEqual({ revision: 1 });
  });

  test("to another length tells the customer nothing, and a later move keeps the length", async () => {
    const id = await book();

    await placeByMember(ctx(), { ...target(id), startsAt: at("10:00"), minutes: 90 });
    const told = await one(noticesSql, id);
    await placeByMember(ctx(), { ...target(id, 2), startsAt: at("13:00") });

    expect(told).toEqual({ count: 0 });
    expect(await one("select ends_at from public.appointments where id = $1", id)).toEqual({ ends_at: at("14:30") });
    expect(await one(noticesSql, id)).toEqual({ count: 1 });
  });

  test("of another business's appointment finds nothing", async () => {
    const id = await book();
    const other = await makeBusiness(app.database.admin);

    const moved = await placeByMember(ctx(), { ...target(id), businessId: other.id, startsAt: at("14:00") });

    expect(moved).toEqual({ outcome: "not_found" });
  });
});

describe("an edit by a member", () => {
  const edit = (id: string, changes: object, seenRevision = 1) =>
    editByMember(ctx(), {
      ...target(id, seenRevision),
      serviceId: business.serviceIds[0] ?? "",
      resourceId: "",
      address: "1 Main Street",
      zip: "",
      notes: "",
      mayOverride: false,
      ...changes,
    });

  test("of the service takes its length and price, on a crew that does it", async () => {
    const id = await book({ resourceId: business.resourceIds[0] ?? "" });

    expect(await edit(id, { serviceId: business.serviceIds[1] })).toEqual({ outcome: "edited" });
    expect(await one("select ends_at, price_cents, revision from public.appointments where id = $1", id)).toEqual({
      ends_at: at("12:00"),
      price_cents: 90_000,
      revision: 2,
    });
  });

  test("to a crew that is taken is refused", async () => {
    const [first, second] = business.resourceIds;
    await book({ resourceId: second ?? "" });
    const id = await book({ resourceId: first ?? "" });

    expect(await edit(id, { resourceId: second })).toMatchObject({
      refusal: { text: "Crew 2 is taken: Ada Lovelace, until 11:00 AM." },
    });
  });

  test("by the later of two members changes nothing", async () => {
    const id = await book();
    await edit(id, { notes: "The gate code is 12" });

    expect(await edit(id, { notes: "Ring the bell" })).toEqual({ outcome: "changed_meanwhile" });
    expect(await one("select notes from public.appointments where id = $1", id)).toEqual({
      notes: "The gate code is 12",
    });
  });

  test("before the confirmation has left does not make it void", async () => {
    const id = await book();

    await edit(id, { notes: "The gate code is 12" });

    const text = await one("select state, appointment_revision from public.messages where appointment_id = $1", id);
    expect(text).toEqual({ state: "queued", appointment_revision: 2 });
  });
});

test("free times of a day leave out what is taken, and the lead time does not count", async () => {
  await book({ time: "09:00" });
  await book({ time: "09:00" });

  const times = await findFreeTimes(ctx(at("08:10")), {
    businessId: business.id,
    serviceId: business.serviceIds[0] ?? "",
    resourceId: null,
    date: "2026-11-24",
    timeZone,
  });

  expect(times).toContain("10:00");
  expect(times).not.toContain("09:00");
  expect(times).not.toContain("08:00");
  expect(times.at(-1)).toBe("17:00");
});
