import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mustBook, rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { refusedRequests, refusedSecrets } from "@/__tests__/support/signature-cases";
import { stripeRequest } from "@/__tests__/support/signed-requests";
import { openTestContainer, type TestContainer, testEnv } from "@/__tests__/support/test-container";
import { receiveWebhook } from "@/lib/http/receive-webhook";
import { createWebhookVerifiers } from "@/lib/providers/webhook-verifiers";

let app: TestContainer;
let business: TestBusiness;
let events = 0;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
  app.lines.length = 0;
  app.billing.decline = null;
  app.billing.isDown = false;
});
afterAll(() => app.close());

function eventOf(type: string, id: string) {
  events += 1;
  return { id: `evt_${events}`, object: "event", type, created: 1_795_453_200, data: { object: { id, object: "x" } } };
}

async function receive(body: unknown): Promise<Response> {
  const request = await stripeRequest("/api/stripe/webhook", body);
  const response = await receiveWebhook(app.container, request, { provider: "stripe" });
  await app.settle();
  return response;
}

async function feeInvoice(): Promise<string> {
  await mustBook(app, business);
  await app.container.drain();
  const [fee] = await rowsOf<{ stripe_invoice_id: string }>(app, "fees", business);
  return fee?.stripe_invoice_id ?? "";
}

describe("an invoice of a booking fee", () => {
  test("that was declined and is paid later makes the fee paid", async () => {
    app.billing.decline = "insufficient_funds";
    const invoiceId = await feeInvoice();
    const [declined] = await rowsOf(app, "fees", business);
    const invoice = app.billing.invoices.get(invoiceId);
    if (invoice) app.billing.invoices.set(invoiceId, { ...invoice, status: "paid" });

    await receive(eventOf("invoice.paid", invoiceId));

    expect(declined).toMatchObject({ state: "failed", failure: "insufficient_funds" });
    expect(await rowsOf(app, "fees", business)).toMatchObject([{ state: "paid", failure: null }]);
  });

  test("whose events come in the wrong order ends as Stripe has it: the event is only a doorbell", async () => {
    const invoiceId = await feeInvoice();

    await receive(eventOf("invoice.paid", invoiceId));
    await receive(eventOf("invoice.payment_failed", invoiceId));
    await receive(eventOf("invoice.finalized", invoiceId));

    expect(await rowsOf(app, "fees", business)).toMatchObject([{ state: "paid" }]);
    const history = await rowsOf<{ to_state: string }>(app, "fee_events", business);
    expect(history.map(({ to_state }) => to_state)).toEqual(["pending", "invoiced", "paid"]);
  });

  test("delivered twice is read once", async () => {
    const invoiceId = await feeInvoice();
    app.billing.calls.length = 0;
    const event = eventOf("invoice.paid", invoiceId);

    const results = [await receive(event), await receive(event)];

    expect(await Promise.all(results.map(async (one) => (await one.json()).result))).toEqual([
      "Received invoice.paid.",
      "Already have this invoice.paid.",
    ]);
    expect(app.billing.calls).toEqual([`readInvoice ${invoiceId}`]);
  });

  test("while Stripe is down is worked on later", async () => {
    const invoiceId = await feeInvoice();
    app.billing.isDown = true;
    const event = eventOf("invoice.paid", invoiceId);

    const response = await receive(event);
    const { rows } = await app.database.admin.query("select state from public.webhook_events where event_id = $1", [
      event.id,
    ]);

    expect(response.status).toBe(200);
    expect(rows).toEqual([{ state: "received" }]);
    app.billing.isDown = false;
    app.clock.now = new Date(app.clock.now.getTime() + 10_000);
    await app.container.drain();
    const later = await app.database.admin.query("select state from public.webhook_events where event_id = $1", [
      event.id,
    ]);
    expect(later.rows).toEqual([{ state: "done" }]);
  });
});

test("a subscription is read anew and written as it is", async () => {
  app.billing.subscriptions.set("sub_1", {
    customerId: business.stripeCustomerId,
    status: "past_due",
    periodStart: new Date("2026-11-01T00:00:00Z"),
    periodEnd: new Date("2026-12-01T00:00:00Z"),
    planId: null,
    endsAt: null,
    isLapsed: false,
  });

  await receive(eventOf("customer.subscription.updated", "sub_1"));

  expect(await rowsOf(app, "subscriptions", business)).toMatchObject([
    { status: "past_due", stripe_subscription_id: "sub_1", current_period_end: new Date("2026-12-01T00:00:00Z") },
  ]);
});

test.each([
  eventOf("customer.created", "cus_x"),
  eventOf("invoice.paid", "in_of_a_plan"),
  eventOf("customer.subscription.deleted", "sub_unknown"),
  { id: "evt_strange" },
  [],
  7,
])("an event about nothing of ours is acknowledged: %j", async (body) => {
  const before = await rowsOf(app, "subscriptions", business);

  expect((await receive(body)).status).toBe(200);
  expect(await rowsOf(app, "subscriptions", business)).toEqual(before);
});

describe("a request that is not Stripe's", () => {
  const cases = [...refusedRequests.filter(({ name }) => !name.includes("future")), ...refusedSecrets];

  test.each(cases)("$name: 401, nothing kept, one log line", async ({ change }) => {
    const body = JSON.stringify(eventOf("invoice.paid", "in_1"));
    const kept = async () => (await app.database.admin.query("select count(*) from public.webhook_events")).rows;
    const before = await kept();

    const request = await stripeRequest("/api/stripe/webhook", body, change(body));
    const response = await receiveWebhook(app.container, request, { provider: "stripe" });

    expect(response.status).toBe(401);
    expect(app.lines).toMatchObject([{ event: "webhook.rejected", fields: { provider: "stripe" } }]);
    expect(await kept()).toEqual(before);
  });

  test("is refused when no secret is set", async () => {
    const env = testEnv(app.database.appUrl);
    const verifiers = createWebhookVerifiers({
      ...env,
      stripe: { STRIPE_SECRET_KEY: "sk_test_x", STRIPE_WEBHOOK_SECRET: "" },
    });
    const request = await stripeRequest("/api/stripe/webhook", eventOf("invoice.paid", "in_1"));

    const response = await receiveWebhook({ ...app.container, verifiers }, request, { provider: "stripe" });

    expect(response.status).toBe(401);
  });
});
