import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingOf, makeCall, mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const written = [
  "appointments",
  "customers",
  "fees",
  "fee_events",
  "jobs",
  "messages",
  "notifications",
  "consent_events",
  "audit_log",
];

describe("a booking writes, in one transaction", () => {
  test("the appointment, the customer, the fee, the jobs, the text, the notification, the consent and the audit row", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await makeCall(app, business, "call_effects");

    const id = await mustBook(app, business, {
      callId,
      customer: {
        name: "Ada Jones",
        phone: "+13035550111",
        email: "ada@example.com",
        address: "1 Main Street",
        zip: "80202",
        notes: "clogged sink",
      },
    });

    const only = async (table: string) => {
      const rows = await rowsOf(app, table, business);
      expect([table, rows.length]).toEqual([table, 1]);
      return rows[0];
    };
    const customer = await only("customers");
    expect(customer).toMatchObject({
      name: "Ada Jones",
      phone: "+13035550111",
      email: "ada@example.com",
      zip: "80202",
    });
    expect(await only("appointments")).toMatchObject({
      id,
      customer_id: customer?.id,
      call_id: callId,
      status: "confirmed",
      starts_at: tuesdayAt(9),
      ends_at: tuesdayAt(10),
      price_cents: 14_900,
      revision: 1,
      notes: "clogged sink",
    });
    expect(await only("fees")).toMatchObject({
      appointment_id: id,
      call_id: callId,
      amount_cents: 5_000,
      state: "pending",
    });
    expect(await only("fee_events")).toMatchObject({ from_state: null, to_state: "pending" });
    expect(await only("messages")).toMatchObject({ kind: "confirmation", to_number: "+13035550111", state: "queued" });
    expect(await only("consent_events")).toMatchObject({ number: "+13035550111", kind: "granted", call_id: callId });
    expect(await only("notifications")).toMatchObject({
      kind: "booked",
      title: "Ada Jones booked Drain cleaning",
      body: "Tuesday, November 24 at 9:00 AM",
    });
    expect(await only("audit_log")).toMatchObject({
      action: "appointment.booked",
      actor_kind: "caller",
      subject_id: id,
    });
    expect(await only("calls")).toMatchObject({ outcome: "booked", customer_id: customer?.id });
    const jobs = await rowsOf<{ kind: string; run_at: Date }>(app, "jobs", business);
    expect(jobs.map(({ kind }) => kind).sort()).toEqual([
      "charge_fee",
      "email_owner",
      "send_text",
      "sync_calendar_event",
    ]);
    for (const { run_at } of jobs) expect(run_at).toEqual(mondayMorning);
  });

  test.each(written)("all of it or none of it: nothing stays when %s refuses", async (table) => {
    const { admin } = app.database;
    const business = await makeBusiness(admin);
    await admin.query(`create function private.refuse_${table}() returns trigger language plpgsql as
      $$ begin raise exception 'no' using errcode = 'XX000'; end $$`);
    await admin.query(
      `create trigger refuse before insert on public.${table} for each row execute function private.refuse_${table}()`,
    );

    const booking = app.stores.bookings.book(bookingOf(business));

    await expect(booking).rejects.toMatchObject({ code: "internal" });
    await admin.query(`drop trigger refuse on public.${table}`);
    for (const other of written) expect([other, await rowsOf(app, other, business)]).toEqual([other, []]);
  });
});

test("the customer is one per number; what is said now wins, what is not said is kept", async () => {
  const business = await makeBusiness(app.database.admin);
  const details = { email: "ada@example.com", address: "1 Main Street", zip: null, notes: null };
  await mustBook(app, business, { customer: { ...details, name: "Ada", phone: "+13035550111" } });

  await mustBook(app, business, {
    idempotencyKey: "second",
    startsAt: tuesdayAt(11),
    customer: {
      name: "Ada Jones",
      phone: "+13035550111",
      email: null,
      address: "2 Side Street",
      zip: null,
      notes: null,
    },
  });

  const customers = await rowsOf(app, "customers", business);
  expect(customers).toHaveLength(1);
  expect(customers[0]).toMatchObject({ name: "Ada Jones", email: "ada@example.com", address: "2 Side Street" });
});

test("callers without a number are customers of their own, and get no text", async () => {
  const business = await makeBusiness(app.database.admin);
  const withheld = { name: "Ada", phone: null, email: null, address: null, zip: null, notes: null };

  await mustBook(app, business, { customer: withheld });
  await mustBook(app, business, { customer: withheld, idempotencyKey: "second", startsAt: tuesdayAt(11) });

  expect(await rowsOf(app, "customers", business)).toHaveLength(2);
  expect(await rowsOf(app, "messages", business)).toEqual([]);
  expect(await rowsOf(app, "consent_events", business)).toEqual([]);
});

test("what the business enters itself implies no consent of the customer", async () => {
  const business = await makeBusiness(app.database.admin);

  await mustBook(app, business, { source: "dashboard" });

  expect(await rowsOf(app, "consent_events", business)).toEqual([]);
  const [audit] = await rowsOf(app, "audit_log", business);
  expect(audit).toMatchObject({ actor_kind: "member" });
});
