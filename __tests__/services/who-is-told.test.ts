import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { bookingOf, mustBook } from "@/__tests__/sql/booking-support";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import type { BlockReason } from "@/lib/domain/messages/decide-text";
import { toldInstead } from "@/lib/domain/messages/told";
import { bookByMember } from "@/lib/services/booking/book-by-member";
import { cancelByMember } from "@/lib/services/booking/change-by-member";
import { placeByMember } from "@/lib/services/booking/place-by-member";

const app: TestContainer = await openTestContainer();
const email = "ada@example.com";
const phone = "(303) 555-0142";
const at = (time: string) => new Date(`2026-11-24T${time}:00-07:00`);

beforeEach(() => {
  app.clock.now = mondayMorning;
  app.texts.attempts.length = 0;
  app.mailer.customerMails.length = 0;
});
afterAll(() => app.close());

const ctx = (business: TestBusiness) => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});

async function book(business: TestBusiness, customer: { phone: string; email: string }) {
  const booked = await bookByMember(ctx(business), {
    ...{ businessId: business.id, timeZone: "America/Denver", formId: crypto.randomUUID(), mayOverride: false },
    ...{ name: "Ada Lovelace", ...customer, address: "1 Main Street", zip: "", notes: "" },
    ...{ serviceId: business.serviceIds[0] ?? "", resourceId: "", date: "2026-11-24", time: "10:00" },
  });
  if (booked.outcome !== "booked") throw new Error(JSON.stringify(booked));
  return booked;
}

const optOut = (business: TestBusiness) =>
  app.container.ports.texts.optOut({
    ...{ businessId: business.id, number: "+13035550142", words: "STOP", source: "carrier" },
    ...{ callId: null, now: mondayMorning },
  });

/** A business and a customer, who is told in the end, and how. */
const cases: [string, BusinessPlan, { phone: string; email: string; isOptedOut?: boolean }, object][] = [
  ["by text where texts may go", { isRegistered: true }, { phone, email: "" }, { by: "text" }],
  [
    "by email until the texts are approved",
    { isRegistered: false },
    { phone, email },
    { by: "email", reason: "messaging_not_approved" },
  ],
  [
    "not at all until then without an address",
    { isRegistered: false },
    { phone, email: "" },
    { by: "nobody", reason: "messaging_not_approved" },
  ],
  [
    "not at all after STOP",
    { isRegistered: true },
    { phone, email, isOptedOut: true },
    { by: "nobody", reason: "opted_out" },
  ],
  [
    "not at all while the plan is unpaid",
    { isRegistered: true, status: "paused" },
    { phone, email },
    { by: "nobody", reason: "business_inactive" },
  ],
  ["not at all without a number", { isRegistered: true }, { phone: "", email }, { by: "nobody", reason: "no_phone" }],
];

describe("a customer of an appointment that a member enters, moves or cancels is told", () => {
  test.each(cases)("%s, and the member hears so", async (_, plan, { isOptedOut, ...customer }, told) => {
    const business = await makeBusiness(app.database.admin, plan);
    if (isOptedOut) await optOut(business);
    const target = (appointmentId: string, seenRevision: number) => ({
      ...{ businessId: business.id, appointmentId, seenRevision },
    });

    const booked = await book(business, customer);
    const id = booked.appointmentId;
    const moved = await placeByMember(ctx(business), { ...target(id, 1), startsAt: at("13:00") });
    const cancelled = await cancelByMember(ctx(business), { ...target(id, 2), reason: "" });
    await app.container.drain();

    expect(booked).toMatchObject({ told });
    expect(moved).toMatchObject({ outcome: "rescheduled", told });
    expect(cancelled).toEqual({ outcome: "cancelled", told });
    const reached = [...app.texts.attempts.map(() => "text"), ...app.mailer.customerMails.map(() => "email")];
    // Of what changed again before it left only the newest goes out.
    expect(reached).toEqual(Reflect.get(told, "by") === "nobody" ? [] : [Reflect.get(told, "by")]);
  });

  test("nothing of another length, also while the confirmation waits", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: true });
    const { appointmentId } = await book(business, { phone, email });
    const target = { businessId: business.id, appointmentId, seenRevision: 1 };

    const longer = await placeByMember(ctx(business), { ...target, startsAt: at("10:00"), minutes: 90 });

    expect(longer).toMatchObject({ outcome: "rescheduled", told: null });
  });

  test("what has become of it by then, when the change is sent once more", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: false });
    const { appointmentId } = await book(business, { phone, email });
    const change = { businessId: business.id, appointmentId, seenRevision: 1, startsAt: at("13:00") };
    await placeByMember(ctx(business), change);
    await app.container.drain();

    expect(await placeByMember(ctx(business), change)).toMatchObject({
      told: { by: "email", reason: "messaging_not_approved" },
    });
  });
});

test("a text that is held goes by email for the reasons that the members are told of, and for no others", async () => {
  const reasons: Record<BlockReason, null> = {
    ...{
      business_inactive: null,
      no_number: null,
      messaging_not_approved: null,
      foreign_number: null,
      opted_out: null,
    },
    ...{ outdated: null, called_again: null, quiet_hours: null, too_late: null, number_limit: null },
    ...{ business_limit: null, spend_limit: null, no_content: null },
  };
  for (const reason of Object.keys(reasons)) {
    const business = await makeBusiness(app.database.admin);
    await mustBook(app, business, { customer: { ...bookingOf(business).customer, email } });
    const { rows } = await app.database.admin.query("select id from public.messages where business_id = $1", [
      business.id,
    ]);
    await app.container.ports.texts.settle(rows[0].id, { state: "blocked", reason }, mondayMorning);
    const mails = await app.database.admin.query(
      "select from public.jobs where business_id = $1 and kind = 'email_customer'",
      [business.id],
    );

    const { by } = toldInstead(reason, { isFailed: false, takesEmail: true });
    expect([reason, by]).toEqual([reason, mails.rowCount === 1 ? "email" : "nobody"]);
  }
});
