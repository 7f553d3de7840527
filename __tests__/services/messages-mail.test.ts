import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookingOf, mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { describeCustomerMail } from "@/lib/providers/resend/customer-mail";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(() => {
  app.clock.now = mondayMorning;
  app.mailer.mails.length = 0;
  app.mailer.customerMails.length = 0;
  app.mailer.isDown = false;
  app.texts.attempts.length = 0;
});
afterAll(() => app.close());

async function booked(
  plan: BusinessPlan,
  customer: { email?: string | null; phone?: string } = {},
): Promise<TestBusiness> {
  const business = await makeBusiness(app.database.admin, plan);
  const details = { ...bookingOf(business).customer, email: "ada@example.com", ...customer };
  await mustBook(app, business, { customer: details });
  await app.container.drain();
  return business;
}

const noticesOf = async (business: TestBusiness) =>
  (await rowsOf<{ kind: string; title: string }>(app, "notifications", business)).filter(
    ({ kind }) => kind === "texts_held",
  );

describe("while the carriers have not approved the texts", () => {
  test("the confirmation goes by email, once, and the owner reads why", async () => {
    const business = await booked({ isRegistered: false });
    await app.database.admin.query(
      "update public.jobs set state = 'queued' where kind in ('send_text', 'email_customer')",
    );
    await app.container.drain();

    expect(app.texts.attempts).toEqual([]);
    expect(app.mailer.customerMails).toMatchObject([{ to: "ada@example.com", kind: "booked" }]);
    expect(await rowsOf(app, "messages", business)).toMatchObject([
      { state: "blocked", block_reason: "messaging_not_approved" },
    ]);
    expect(await noticesOf(business)).toMatchObject([{ title: "Your texts wait for the carriers' approval" }]);
  });

  test("two bookings tell the owner once", async () => {
    const business = await booked({ isRegistered: false });
    await mustBook(app, business, { idempotencyKey: "second", startsAt: new Date("2026-11-25T17:00:00Z") });
    await app.container.drain();

    expect(await noticesOf(business)).toHaveLength(1);
  });

  test("a customer without an address gets nothing, and nothing fails", async () => {
    const business = await booked({ isRegistered: false }, { email: null });

    expect(app.mailer.customerMails).toEqual([]);
    const { rows } = await app.database.admin.query(
      "select kind from public.jobs where business_id = $1 and kind = 'email_customer'",
      [business.id],
    );
    expect(rows).toEqual([]);
  });

  test("a cancellation goes by email as one, and no late confirmation contradicts it", async () => {
    const business = await makeBusiness(app.database.admin, { isRegistered: false });
    const customer = { ...bookingOf(business).customer, email: "ada@example.com" };
    const appointmentId = await mustBook(app, business, { customer });
    const actor = { kind: "member" as const, id: "m" };
    const change = { businessId: business.id, appointmentId, phone: null, callId: null, actor, now: mondayMorning };
    await app.container.ports.bookings.cancel({ ...change, reason: null });

    await app.container.drain();

    expect(app.mailer.customerMails.map(({ kind }) => kind)).toEqual(["cancelled"]);
  });
});

describe("a text that cannot reach the customer", () => {
  test("goes by email when the number is abroad", async () => {
    await booked({}, { phone: "+447700900123" });

    expect(app.texts.attempts).toEqual([]);
    expect(app.mailer.customerMails).toMatchObject([{ kind: "booked" }]);
  });

  test("goes by email when the carrier fails to deliver it", async () => {
    app.texts.answers.push({ outcome: "refused", code: "40001", detail: "Not routable", isRetryable: false });

    await booked({});

    expect(app.mailer.customerMails).toMatchObject([{ kind: "booked" }]);
  });

  test("does not go by email to who opted out", async () => {
    const business = await makeBusiness(app.database.admin);
    await app.container.ports.texts.optOut({
      businessId: business.id,
      number: "+13035550111",
      words: "stop",
      source: "text",
      callId: null,
      now: mondayMorning,
    });
    await mustBook(app, business, { customer: { ...bookingOf(business).customer, email: "ada@example.com" } });
    await app.container.drain();

    expect(app.mailer.customerMails).toEqual([]);
  });

  test("waits for the mail provider when that is down", async () => {
    app.mailer.isDown = true;
    await booked({ isRegistered: false });
    expect(app.mailer.customerMails).toEqual([]);

    app.mailer.isDown = false;
    app.clock.now = new Date(mondayMorning.getTime() + 600_000);
    await app.container.drain();

    expect(app.mailer.customerMails).toHaveLength(1);
  });
});

describe("an address that bounced", () => {
  test("gets no mail from anybody, owner or customer", async () => {
    await app.container.ports.mails.suppress({
      webhookEventId: "00000000-0000-4000-8000-000000000000",
      addresses: ["gone@example.com"],
      reason: "bounced",
      detail: null,
      now: mondayMorning,
    });
    const business = await makeBusiness(app.database.admin, { isRegistered: false });
    await app.database.admin.query("update public.businesses set email = 'Gone@example.com' where id = $1", [
      business.id,
    ]);
    await mustBook(app, business, { customer: { ...bookingOf(business).customer, email: "gone@example.com" } });
    await app.container.drain();

    expect(app.mailer.mails).toEqual([]);
    expect(app.mailer.customerMails).toEqual([]);
    const { rows } = await app.database.admin.query(
      "select kind, result from public.jobs where business_id = $1 and kind like 'email%' order by kind",
      [business.id],
    );
    expect(rows).toEqual([
      { kind: "email_customer", result: "suppressed" },
      { kind: "email_owner", result: "suppressed" },
    ]);
  });
});

test("the mail to a customer speaks the business's language, on its clock, and says how to reach it", async () => {
  const business = await booked({ isRegistered: false, language: "es", name: "Plomería Rivera" });
  const [mail] = app.mailer.customerMails;
  if (!mail) throw new Error("no mail");

  const content = describeCustomerMail(mail);

  expect(content.subject).toBe(
    "Plomería Rivera: Su cita está confirmada, martes 24 de noviembre a las 9:00 de la mañana",
  );
  expect(content.facts.map(({ label }) => label)).toEqual(["Cuándo", "Servicio", "Referencia"]);
  expect(content.footer).toContain("+13035550199");
  expect(business.name).toBe("Plomería Rivera");
});
