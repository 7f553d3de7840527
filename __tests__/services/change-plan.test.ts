import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { type Owing, openOwing } from "@/__tests__/support/owing";
import { changePlan } from "@/lib/services/money/change-plan";

let owing: Owing;

beforeAll(async () => {
  owing = await openOwing();
  await owing.app.database.admin.query(
    `insert into public.plans (id, name, monthly_cents, booking_fee_cents, is_offered)
     values ('busy', 'Busy', 35000, 3000, true), ('retired', 'Retired', 10000, 4000, false)`,
  );
});
beforeEach(() => {
  owing.app.planSales.isDown = false;
});
afterAll(() => owing.app.close());

const ctx = () => ({
  ...owing.app.container.ports,
  now: owing.app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: "owner" },
});

const change = (business: TestBusiness, planId = "busy") =>
  changePlan(ctx(), { businessId: business.id, planId, requestId: randomUUID() });

async function planOf(business: TestBusiness): Promise<unknown> {
  return (await rowsOf(owing.app, "subscriptions", business))[0]?.plan_id;
}

describe("changing the plan", () => {
  test("writes what Stripe says afterwards, and leaves a line in the audit", async () => {
    const business = await owing.open();
    owing.set(business, "active", { planId: "busy" });

    expect(await change(business)).toEqual({ outcome: "changed" });

    expect(await planOf(business)).toBe("busy");
    const audit = (await rowsOf(owing.app, "audit_log", business)).filter(
      ({ action }) => action === "subscription.plan_changed",
    );
    expect(audit).toMatchObject([{ before: { plan: "standard" }, after: { plan: "busy" } }]);
  });

  test("that was cut off before our answer is written by the event", async () => {
    const business = await owing.open();
    owing.set(business, "active", { planId: "busy" });

    await owing.ring(business);

    expect(await planOf(business)).toBe("busy");
  });

  test("is refused for a plan that is not sold, and while something is unpaid", async () => {
    const business = await owing.open();

    expect(await change(business, "retired")).toEqual({ outcome: "unknown_plan" });
    owing.set(business, "past_due");
    expect(await change(business)).toEqual({ outcome: "unpaid" });
    expect(await planOf(business)).toBe("standard");
  });

  test("after the end of a plan leads to the payment page, and back to billing", async () => {
    const business = await owing.open();
    owing.set(business, "canceled");
    await owing.ring(business);

    expect(await change(business)).toEqual({
      outcome: "pay",
      url: expect.stringMatching(/^https:\/\/pay\.example\/.*\/busy$/),
    });
  });

  test("while Stripe is away changes nothing and says so", async () => {
    const business = await owing.open();
    owing.app.planSales.isDown = true;

    await expect(change(business)).rejects.toMatchObject({ code: "unavailable" });
    expect(await planOf(business)).toBe("standard");
  });
});
