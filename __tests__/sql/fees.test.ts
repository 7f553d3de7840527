import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCall, mustBook, rowsOf, tuesdayAt } from "@/__tests__/sql/booking-support";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
  await app.database.admin.query(
    `insert into public.plans (id, name, monthly_cents, booking_fee_cents, included_bookings, monthly_cap_cents) values
       ('two-included', 'Two', 30000, 5000, 2, null), ('capped', 'Capped', 20000, 5000, 0, 9000),
       ('both', 'Both', 30000, 5000, 1, 5000)`,
  );
});
afterAll(() => app.close());

interface Fee extends Record<string, unknown> {
  id: string;
  state: string;
  reason: string | null;
  amount_cents: number;
  appointment_id: string;
}

async function feeOf(business: TestBusiness, appointmentId: string): Promise<Fee | undefined> {
  return (await rowsOf<Fee>(app, "fees", business)).find((fee) => fee.appointment_id === appointmentId);
}

/** A customer of their own, so that no booking is a repeat of another. */
function customer(last: number) {
  return { name: "Ada", phone: `+1303555${9000 + last}`, email: null, address: null, zip: null, notes: null };
}

async function bookMany(business: TestBusiness, count: number, now = mondayMorning): Promise<(string | null)[]> {
  const reasons: (string | null)[] = [];
  for (let index = 0; index < count; index += 1) {
    const startsAt = new Date(tuesdayAt(8 + index).getTime() + now.getTime() - mondayMorning.getTime());
    const id = await mustBook(app, business, {
      idempotencyKey: `${now.getTime()} ${index}`,
      startsAt,
      customer: customer(index),
      now,
    });
    reasons.push((await feeOf(business, id))?.reason ?? null);
  }
  return reasons;
}

describe("the fee of a booking", () => {
  test.each<[string, BusinessPlan, "call" | "text" | "dashboard" | "calendar", string, string | null]>([
    ["is due for what a caller booked", {}, "call", "pending", null],
    ["is due for what a texter booked", {}, "text", "pending", null],
    ["is due while the business owes money", { subscription: { status: "past_due" } }, "call", "pending", null],
    ["is due during a trial", { subscription: { status: "trialing" } }, "call", "pending", null],
    ["is waived for what the business entered itself", {}, "dashboard", "waived", "entered by the business"],
    ["is waived for what came from the calendar", {}, "calendar", "waived", "entered by the business"],
    ["is waived for a business that is only a test", { isTest: true }, "call", "waived", "test"],
    ["is waived without any subscription", { subscription: null }, "call", "waived", "no subscription"],
    [
      "is waived after the subscription ended",
      { subscription: { status: "canceled" } },
      "call",
      "waived",
      "no subscription",
    ],
  ])("%s", async (_name, plan, source, state, reason) => {
    const business = await makeBusiness(app.database.admin, plan);

    const id = await mustBook(app, business, { source });

    expect(await feeOf(business, id)).toMatchObject({ state, reason });
    const charges = (await rowsOf<{ kind: string }>(app, "jobs", business)).filter(({ kind }) => kind === "charge_fee");
    expect(charges).toHaveLength(state === "pending" ? 1 : 0);
    expect(await rowsOf(app, "fee_events", business)).toMatchObject([{ from_state: null, to_state: state, reason }]);
  });

  test("is waived for a test call", async () => {
    const business = await makeBusiness(app.database.admin);
    const callId = await makeCall(app, business, "call_test", true);

    const id = await mustBook(app, business, { callId });

    expect(await feeOf(business, id)).toMatchObject({ state: "waived", reason: "test" });
  });

  test("is waived for the same customer and service within a day, and due again afterwards", async () => {
    const business = await makeBusiness(app.database.admin, {
      services: [
        { name: "Drain cleaning", minutes: 60 },
        { name: "Leak repair", minutes: 60 },
      ],
    });
    const later = (hours: number) => new Date(mondayMorning.getTime() + hours * 3_600_000);
    await mustBook(app, business);
    const again = await mustBook(app, business, { idempotencyKey: "2", startsAt: tuesdayAt(11), now: later(20) });
    const other = await mustBook(app, business, {
      idempotencyKey: "3",
      startsAt: tuesdayAt(13),
      serviceId: business.serviceIds[1] ?? "",
    });
    const nextWeek = new Date(tuesdayAt(9).getTime() + 7 * 86_400_000);
    const much = await mustBook(app, business, { idempotencyKey: "4", startsAt: nextWeek, now: later(60) });

    expect(await feeOf(business, again)).toMatchObject({ reason: "same customer and service within a day" });
    expect(await feeOf(business, other)).toMatchObject({ state: "pending" });
    expect(await feeOf(business, much)).toMatchObject({ state: "pending" });
  });

  test("is waived for the bookings that the plan includes, month by month", async () => {
    const business = await makeBusiness(app.database.admin, { subscription: { planId: "two-included" } });

    const november = await bookMany(business, 4);
    const december = await bookMany(business, 3, new Date("2026-12-14T17:00:00Z"));

    expect(november).toEqual(["included in the plan", "included in the plan", null, null]);
    expect(december).toEqual(["included in the plan", "included in the plan", null]);
  });

  test("is waived above the monthly cap, and never exceeds it", async () => {
    const business = await makeBusiness(app.database.admin, { subscription: { planId: "capped" } });

    expect(await bookMany(business, 3)).toEqual([null, "monthly cap reached", "monthly cap reached"]);
  });

  test("counts included bookings before the cap", async () => {
    const business = await makeBusiness(app.database.admin, { subscription: { planId: "both" } });

    expect(await bookMany(business, 3)).toEqual(["included in the plan", null, "monthly cap reached"]);
  });
});

describe("cancelling", () => {
  const cancelAfter = async (minutes: number, arrange?: (feeId: string) => Promise<unknown>) => {
    const business = await makeBusiness(app.database.admin, { cancelGraceMinutes: 60 });
    const id = await mustBook(app, business);
    await arrange?.((await feeOf(business, id))?.id ?? "");
    await app.stores.bookings.cancel({
      businessId: business.id,
      appointmentId: id,
      phone: null,
      callId: null,
      actor: { kind: "member", id: "m" },
      reason: null,
      now: new Date(mondayMorning.getTime() + minutes * 60_000),
    });
    const jobs = await rowsOf<{ kind: string }>(app, "jobs", business);
    return { fee: await feeOf(business, id), isCredited: jobs.some(({ kind }) => kind === "credit_fee") };
  };

  test("within the grace period gives back a fee that Stripe has not seen, here", async () => {
    expect(await cancelAfter(60)).toMatchObject({ fee: { state: "waived" }, isCredited: false });
  });

  test("after the grace period leaves the fee as it is", async () => {
    expect(await cancelAfter(61)).toMatchObject({ fee: { state: "pending" }, isCredited: false });
  });

  test("within the grace period leaves a fee that Stripe has seen to the credit job", async () => {
    const invoiced = (feeId: string) =>
      app.stores.fees.settle(
        feeId,
        { state: "invoiced", invoiceId: `in_${feeId}`, invoiceUrl: null, reason: null },
        mondayMorning,
      );

    expect(await cancelAfter(5, invoiced)).toMatchObject({ fee: { state: "invoiced" }, isCredited: true });
  });
});

describe("a fee's states", () => {
  const allowed: Record<string, string[]> = {
    pending: ["invoiced", "paid", "failed", "waived", "credited"],
    invoiced: ["paid", "failed", "waived", "credited", "disputed"],
    failed: ["invoiced", "paid", "waived", "credited"],
    paid: ["credited", "disputed"],
    disputed: ["credited"],
    waived: [],
    credited: [],
  };
  const states = Object.keys(allowed);

  test.each(states)("%s goes only where money may go, and every change is written down", async (from) => {
    for (const to of states) {
      const business = await makeBusiness(app.database.admin);
      const fee = await feeOf(business, await mustBook(app, business));
      const feeId = fee?.id ?? "";
      await app.database.admin.query("update public.fees set state = $2 where id = $1", [feeId, from]);

      const stands = await app.stores.fees.settle(
        feeId,
        { state: to, invoiceId: null, invoiceUrl: null, reason: "test" },
        mondayMorning,
      );

      if (["credited", "waived"].includes(from)) expect(stands).toBe(from);
      if (["paid", "disputed"].includes(from) && !["credited", "disputed"].includes(to)) expect(stands).toBe(from);
      if (allowed[from]?.includes(to)) expect(stands).toBe(to);
      const events = await rowsOf<{ to_state: string }>(app, "fee_events", business);
      expect(events).toHaveLength(stands === to && from !== to ? 2 : 1);
    }
  });
});
