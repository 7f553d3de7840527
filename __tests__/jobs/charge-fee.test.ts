import type Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootStripe, customerWithCard, type LocalStripe } from "@/__tests__/local/stripe/boot";
import { control } from "@/__tests__/local/support";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { mondayMorning } from "@/__tests__/support/world";
import { AppError } from "@/lib/errors";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { createStripeBilling } from "@/lib/providers/stripe/billing";
import { createStripeClient } from "@/lib/providers/stripe/client";

let app: TestContainer;
let local: LocalStripe;
let stripe: Stripe;
let ports: Ports;
let business: TestBusiness;
let customer: string;

beforeAll(async () => {
  app = await openTestContainer();
  local = await bootStripe();
  stripe = local.stripe;
});
afterAll(async () => {
  await local.close();
  await app.close();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  await app.database.admin.query("truncate public.jobs");
  const billing = createStripeBilling(createStripeClient({ secretKey: "sk_test_local", baseUrl: local.url }));
  ports = { ...app.container.ports, billing };
  business = await makeBusiness(app.database.admin);
  customer = (await customerWithCard(stripe)).id;
  await app.database.admin.query("update public.subscriptions set stripe_customer_id = $2 where business_id = $1", [
    business.id,
    customer,
  ]);
});

/** Runs due jobs of money alone. */
async function work(using: Ports = ports): Promise<void> {
  await app.database.admin.query("delete from public.jobs where kind not in ('charge_fee', 'credit_fee')");
  const options = { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 };
  await drainJobs(using, options);
}

async function feeOf() {
  const rows = await rowsOf<{ id: string; state: string; failure: string | null; stripe_invoice_id: string | null }>(
    app,
    "fees",
    business,
  );
  return rows[0];
}

async function invoices(): Promise<Stripe.Invoice[]> {
  return (await stripe.invoices.list({ customer, limit: 100 })).data;
}

function cancel(appointmentId: string) {
  return app.container.ports.bookings.cancel({
    businessId: business.id,
    appointmentId,
    phone: null,
    callId: null,
    actor: { kind: "member", id: "m" },
    reason: null,
    now: app.clock.now,
  });
}

describe("the fee of a booking", () => {
  test("is one invoice of its own, paid at once, and says what it is for", async () => {
    await mustBook(app, business);

    await work();
    await work();

    const fee = await feeOf();
    const [invoice, ...more] = await invoices();
    expect(more).toEqual([]);
    expect(invoice).toMatchObject({
      id: fee?.stripe_invoice_id,
      status: "paid",
      total: 5_000,
      metadata: { fee_id: fee?.id },
    });
    expect(invoice?.lines.data[0]?.description).toContain("Drain cleaning");
    expect(fee).toMatchObject({ state: "paid", invoice_url: expect.stringContaining("http") });
    const history = await rowsOf<{ to_state: string }>(app, "fee_events", business);
    expect(history.map(({ to_state }) => to_state)).toEqual(["pending", "invoiced", "paid"]);
  });

  test("whose card is declined is failed with the reason, and its invoice stays open", async () => {
    const method = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: method.id } });
    await mustBook(app, business);

    await work();
    const declined = await feeOf();
    const open = await invoices();

    expect(declined).toMatchObject({ state: "failed", failure: "generic_decline" });
    expect(open).toMatchObject([{ status: "open", total: 5_000 }]);
  });

  test("is given back at Stripe when the booking is cancelled in time: credited and refunded", async () => {
    const id = await mustBook(app, business);
    await work();

    await cancel(id);
    await work();

    const [invoice] = await invoices();
    const notes = await stripe.creditNotes.list({ invoice: invoice?.id ?? "" });
    expect(await feeOf()).toMatchObject({ state: "credited" });
    expect(notes.data).toMatchObject([{ amount: 5_000 }]);
  });

  test("that was waived before it was charged makes no invoice", async () => {
    const id = await mustBook(app, business);

    await cancel(id);
    await work();

    expect(await feeOf()).toMatchObject({ state: "waived" });
    expect(await invoices()).toEqual([]);
  });

  test("that is waived while its invoice is being made is undone", async () => {
    const id = await mustBook(app, business);
    const billing: Ports["billing"] = {
      ...ports.billing,
      async prepareFeeInvoice(fee) {
        const invoice = await ports.billing.prepareFeeInvoice(fee);
        await cancel(id);
        return invoice;
      },
    };

    await work({ ...ports, billing });

    expect(await feeOf()).toMatchObject({ state: "waived" });
    expect((await invoices()).filter(({ status }) => status !== "void")).toEqual([]);
  });

  test("while Stripe is down waits, and is charged once afterwards", async () => {
    await mustBook(app, business);
    await control(local.url, "/_sim/faults", { status: 500, count: 20 });

    await work();
    const during = await feeOf();
    await control(local.url, "/_sim/reset-faults");
    app.clock.now = new Date(app.clock.now.getTime() + 3_700_000);
    await work();

    expect(during?.state).toBe("pending");
    expect(await feeOf()).toMatchObject({ state: "paid" });
    expect(await invoices()).toHaveLength(1);
  });
});

describe("cut off at any step, charging goes on where it stopped", () => {
  const steps = [
    ["fees", "settle", 1],
    ["fees", "settle", 2],
    ["fees", "startPayment", 1],
    ["billing", "prepareFeeInvoice", 1],
    ["billing", "payInvoice", 1],
    ["jobs", "finish", 1],
  ] as const;
  const cuts = steps.flatMap(([port, method, nth]) => [
    [port, method, nth, "before"] as const,
    [port, method, nth, "after"] as const,
  ]);

  /** The ports, with one call of one method that ends in an error before or after it has done its work. */
  function cutAt(port: "fees" | "billing" | "jobs", method: string, nth: number, moment: "before" | "after"): Ports {
    const whole = ports[port] as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    let count = 0;
    const cut = async (...args: unknown[]) => {
      count += 1;
      if (count !== nth) return whole[method]?.(...args);
      if (moment === "after") await whole[method]?.(...args);
      throw new AppError("unavailable", "Cut off.");
    };
    return { ...ports, [port]: { ...whole, [method]: cut } };
  }

  test.each(cuts)("%s.%s, call %d, %s", async (port, method, nth, moment) => {
    await mustBook(app, business);

    await work(cutAt(port, method, nth, moment));
    app.clock.now = new Date(app.clock.now.getTime() + 120_000);
    await work();

    const all = await invoices();
    const payments = (await stripe.paymentIntents.list({ customer, limit: 100 })).data;
    expect(await feeOf()).toMatchObject({ state: "paid" });
    expect(all.map(({ status, total }) => [status, total])).toEqual([["paid", 5_000]]);
    expect(payments.filter(({ status }) => status === "succeeded")).toHaveLength(1);
  });
});
