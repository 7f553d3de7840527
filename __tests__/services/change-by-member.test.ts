import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { bookAppointment } from "@/lib/services/booking/book-appointment";
import { cancelByMember, settleByMember } from "@/lib/services/booking/change-by-member";
import { placeByMember } from "@/lib/services/booking/place-by-member";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

const at = (now: Date) => ({
  ...app.container.ports,
  now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});

/** A moment of November on the business's clock. */
const clock = (local: string) => new Date(`${local}:00-07:00`);

async function book(datetime: string): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    `insert into public.calls (business_id, status, started_at) values ($1, 'in_progress', $2) returning id`,
    [business.id, mondayMorning],
  );
  const booked = await bookAppointment(at(mondayMorning), {
    businessId: business.id,
    callId: rows[0]?.id ?? "",
    callerNumber: "+13035550142",
    language: "en",
    datetime,
    name: "Ada Lovelace",
    address: "1 Main Street",
  });
  if (booked.outcome !== "booked") throw new Error(booked.outcome);
  return booked.appointmentId;
}

async function count(sql: string, appointmentId: string): Promise<number> {
  const { rows } = await app.database.admin.query<{ count: number }>(sql, [appointmentId]);
  return rows[0]?.count ?? 0;
}

test("a member moves an appointment as a caller would, and only the customer is told", async () => {
  const appointmentId = await book("2026-11-24T09:00");

  const moved = await placeByMember(at(mondayMorning), {
    businessId: business.id,
    appointmentId,
    seenRevision: 1,
    startsAt: clock("2026-11-24T11:00"),
  });

  expect(moved).toMatchObject({ outcome: "rescheduled" });
  const texts = "select count(*)::int from public.messages where appointment_id = $1 and kind = 'reschedule_notice'";
  const notes = "select count(*)::int from public.notifications where appointment_id = $1 and kind = 'rescheduled'";
  expect([await count(texts, appointmentId), await count(notes, appointmentId)]).toEqual([1, 0]);
});

test("the later of two members changes nothing, and is told that it changed", async () => {
  const appointmentId = await book("2026-11-25T09:00");
  const target = { businessId: business.id, appointmentId, seenRevision: 1 };

  const outcomes = await Promise.all([
    placeByMember(at(mondayMorning), { ...target, startsAt: clock("2026-11-25T13:00") }),
    placeByMember(at(mondayMorning), { ...target, startsAt: clock("2026-11-25T15:00") }),
  ]);
  const late = await cancelByMember(at(mondayMorning), { ...target, reason: "" });

  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["changed_meanwhile", "rescheduled"]);
  expect(late).toEqual({ outcome: "changed_meanwhile" });
});

test("how a visit ended is said after it began, can be taken back, and never of another business", async () => {
  const appointmentId = await book("2026-11-27T09:00");
  const other = await makeBusiness(app.database.admin);
  const afterwards = at(new Date("2026-11-27T20:00:00Z"));
  const visit = (seenRevision: number) => ({ businessId: business.id, appointmentId, seenRevision });

  expect(await settleByMember(at(mondayMorning), { ...visit(1), status: "completed" })).toBe("too_soon");
  expect(await settleByMember(afterwards, { ...visit(1), status: "no_show" })).toBe("settled");
  expect(await settleByMember(afterwards, { ...visit(1), status: "no_show" })).toBe("settled");
  expect(await settleByMember(afterwards, { ...visit(2), status: "confirmed" })).toBe("settled");
  expect(await settleByMember(afterwards, { ...visit(3), businessId: other.id, status: "completed" })).toBe(
    "not_found",
  );
});

test("of two who say that a visit ended differently the later one overwrites nothing, and is told", async () => {
  const appointmentId = await book("2026-11-28T09:00");
  const afterwards = at(new Date("2026-11-28T20:00:00Z"));
  const visit = { businessId: business.id, appointmentId, seenRevision: 1 };

  await settleByMember(afterwards, { ...visit, status: "no_show" });

  expect(await settleByMember(afterwards, { ...visit, status: "completed" })).toBe("changed_meanwhile");
  const { rows } = await app.database.admin.query("select status, revision from public.appointments where id = $1", [
    appointmentId,
  ]);
  expect(rows).toEqual([{ status: "no_show", revision: 2 }]);
});
