import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { disputeFee, withdrawDispute } from "@/lib/services/money/dispute-fee";
import { openPortal } from "@/lib/services/money/open-portal";

let app: TestContainer;
let business: TestBusiness;
let feeId: string;
let appointmentId: string;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
  appointmentId = await mustBook(app, business);
  const [fee] = await rowsOf<{ id: string }>(app, "fees", business);
  feeId = fee?.id ?? "";
});
afterAll(() => app.close());

const ctx = () => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});
const asOwner = () => ({ businessId: business.id, memberId: business.ownerId, feeId });
const dispute = (reason = "Spam") => disputeFee(ctx(), { ...asOwner(), reason });
const settle = (state: string, invoiceId = `in_${feeId}`) =>
  app.stores.fees.settle(feeId, { state, invoiceId, invoiceUrl: null, reason: null }, mondayMorning);
const state = async () => (await rowsOf<{ state: string }>(app, "fees", business))[0]?.state;

describe("a dispute", () => {
  test("stops the charge, is written once, and stands in the log with its reason", async () => {
    const answers = await Promise.all([dispute(), dispute()]);
    await app.container.drain();

    expect(answers).toEqual(["disputed", "disputed"]);
    expect(await state()).toBe("disputed");
    expect(await rowsOf(app, "fee_disputes", business)).toMatchObject([{ state: "open", returns_to: "pending" }]);
    expect(app.billing.calls.filter((call) => call.includes(feeId))).toEqual([]);
    const log = await rowsOf<{ action: string }>(app, "audit_log", business);
    expect(log.filter(({ action }) => action === "fee.disputed")).toMatchObject([{ reason: "Spam" }]);
  });

  test("needs a reason, an owner, and a fee of the same business that is charged", async () => {
    const manager = await makeUser(app.database.admin, `manager-${business.id}@example.com`);
    await app.database.admin.query("insert into memberships (business_id, user_id, role) values ($1, $2, 'manager')", [
      business.id,
      manager,
    ]);
    const other = await makeBusiness(app.database.admin);

    await expect(dispute("  ")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(disputeFee(ctx(), { ...asOwner(), memberId: manager, reason: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      disputeFee(ctx(), { businessId: other.id, memberId: other.ownerId, feeId, reason: "x" }),
    ).rejects.toMatchObject({ code: "not_found" });
    await settle("waived");
    await expect(dispute()).rejects.toMatchObject({ code: "conflict" });
  });

  test("that is taken back lets an unpaid fee be charged, once", async () => {
    await dispute();
    await app.container.drain();

    const answers = await Promise.allSettled([withdrawDispute(ctx(), asOwner()), withdrawDispute(ctx(), asOwner())]);
    await app.container.drain();

    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await state()).toBe("paid");
    expect(app.billing.calls.filter((call) => call === `payInvoice in_${feeId}`)).toHaveLength(1);
  });

  test("of a paid fee leaves it paid when it is taken back, also when the payment came meanwhile", async () => {
    await dispute();
    expect(await settle("invoiced")).toBe("disputed");
    expect(await settle("paid")).toBe("disputed");
    expect(await settle("failed")).toBe("disputed");

    await withdrawDispute(ctx(), asOwner());

    expect(await state()).toBe("paid");
  });

  test("is decided for the owner when the fee is credited, as by cancelling within the grace period", async () => {
    await dispute();
    await app.stores.bookings.cancel({
      businessId: business.id,
      appointmentId,
      phone: null,
      callId: null,
      actor: { kind: "member", id: business.ownerId },
      reason: null,
      now: mondayMorning,
    });
    await app.container.drain();

    expect(await state()).toBe("credited");
    expect(await rowsOf(app, "fee_disputes", business)).toMatchObject([{ state: "upheld" }]);
    await expect(withdrawDispute(ctx(), asOwner())).rejects.toMatchObject({ code: "conflict" });
  });

  test("that staff refused cannot be raised again", async () => {
    await dispute();
    await withdrawDispute(ctx(), asOwner());
    await app.database.admin.query("update fee_disputes set state = 'refused' where fee_id = $1", [feeId]);

    await expect(dispute()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("the account", () => {
  test("opens Stripe's portal of its own customer and leads back to billing", async () => {
    expect(await openPortal(ctx(), business.id)).toBe(
      `https://portal.example/${business.stripeCustomerId}?back=${encodeURIComponent("https://app.example.com/dashboard/billing")}`,
    );
  });

  test("that does not exist yet is said in words", async () => {
    const fresh = await makeBusiness(app.database.admin, { subscription: null });

    await expect(openPortal(ctx(), fresh.id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("keeps invoices as Stripe says they are, a paid one for good", async () => {
    const document = {
      customerId: business.stripeCustomerId,
      number: "A-1",
      kind: "plan" as const,
      totalCents: 20_000,
      url: null,
      issuedAt: mondayMorning,
    };
    const save = (status: "open" | "paid") => app.stores.fees.saveInvoice("in_plan", { ...document, status });

    expect([await save("open"), await save("paid"), await save("open")]).toEqual(["saved", "saved", "saved"]);
    expect(await rowsOf(app, "invoices", business)).toMatchObject([{ status: "paid", total_cents: 20_000 }]);
    expect(
      await app.stores.fees.saveInvoice("in_other", { ...document, customerId: "cus_nobody", status: "open" }),
    ).toBe("unknown");
  });

  test("remembers since when it is past due, and forgets it when it is paid", async () => {
    const sync = (status: string, now: Date) =>
      app.stores.fees.syncSubscription({
        stripeCustomerId: business.stripeCustomerId,
        stripeSubscriptionId: `sub_${business.id}`,
        status,
        periodStart: null,
        periodEnd: null,
        planId: null,
        endsAt: null,
        isLapsed: false,
        now,
      });
    const since = async () =>
      (await rowsOf<{ past_due_since: Date | null }>(app, "subscriptions", business))[0]?.past_due_since;
    const later = new Date(mondayMorning.getTime() + 86_400_000);

    await sync("past_due", mondayMorning);
    await sync("unpaid", later);
    expect(await since()).toEqual(mondayMorning);
    await sync("active", later);
    expect(await since()).toBeNull();
  });
});
