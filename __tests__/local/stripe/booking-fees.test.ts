import Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bootStripe, customerWithCard, feeInvoice, type LocalStripe } from "@/__tests__/local/stripe/boot";
import { control, rejectionOf } from "@/__tests__/local/support";

let local: LocalStripe;
let stripe: Stripe;

beforeEach(async () => {
  local = await bootStripe();
  stripe = local.stripe;
});

afterEach(() => local.close());

test("bills a booking fee as an invoice of its own, in the shape of the newest API", async () => {
  const customer = await customerWithCard(stripe);
  const product = await stripe.products.create({ name: "Booking fee" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 5000,
    lookup_key: "fee",
  });

  const draft = await stripe.invoices.create({
    customer: customer.id,
    auto_advance: false,
    metadata: { kind: "booking_fee" },
  });
  const item = await stripe.invoiceItems.create({
    customer: customer.id,
    invoice: draft.id,
    pricing: { price: price.id },
  });
  const open = await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: true });
  const paid = await stripe.invoices.pay(draft.id, {
    off_session: true,
    expand: ["payments.data.payment.payment_intent"],
  });

  expect([draft.status, open.status, paid.status]).toEqual(["draft", "open", "paid"]);
  expect(paid).toMatchObject({ parent: null, total: 5000, amount_paid: 5000, amount_remaining: 0, attempt_count: 1 });
  expect(paid).not.toHaveProperty("charge");
  expect(paid.number).toMatch(/^[A-Z0-9]{8}-0001$/);
  expect(item.pricing?.price_details?.price).toBe(price.id);
  expect(paid.lines.data[0]?.pricing?.unit_amount_decimal?.toString()).toBe("5000");
  const intent = paid.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ status: "succeeded", amount: 5000, customer: customer.id });
});

test("finds the payment of an invoice by invoice and by payment intent", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(invoice.id);

  const byInvoice = await stripe.invoicePayments.list({ invoice: invoice.id });
  const payment = byInvoice.data[0]?.payment.payment_intent as string;
  const byIntent = await stripe.invoicePayments.list({ payment: { type: "payment_intent", payment_intent: payment } });

  expect(byInvoice.data).toMatchObject([{ invoice: invoice.id, status: "paid", amount_paid: 5000, is_default: true }]);
  expect(byIntent.data.map(({ id }) => id)).toEqual(byInvoice.data.map(({ id }) => id));
});

test("tells the webhook what happened, signed, in order", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(invoice.id);
  await control(local.url, "/_sim/advance");

  const types = local.eventTypes().filter((type) => type.startsWith("invoice."));

  expect(types).toEqual(["invoice.created", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded"]);
  expect(local.events()[0]).toMatchObject({ object: "event", api_version: Stripe.API_VERSION, livemode: false });
});

test("declines with 402 and leaves the invoice open until a good card comes", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await control(local.url, "/_sim/card", { declined: true, customer: customer.id, reason: "insufficient_funds" });

  const error = await rejectionOf(stripe.invoices.pay(invoice.id));
  const open = await stripe.invoices.retrieve(invoice.id);
  const better = await stripe.paymentMethods.attach("pm_card_mastercard", { customer: customer.id });
  const paid = await stripe.invoices.pay(invoice.id, { payment_method: better.id });

  expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
  expect(error).toMatchObject({ statusCode: 402, code: "card_declined", decline_code: "insufficient_funds" });
  expect(open).toMatchObject({ status: "open", attempt_count: 1, amount_remaining: 5000 });
  expect(paid.status).toBe("paid");
  expect(
    await stripe.charges.list({ customer: customer.id }).then(({ data }) => data.map(({ status }) => status)),
  ).toEqual(["succeeded", "failed"]);
});

test("asks for 3-D Secure with its own code", async () => {
  const customer = await customerWithCard(stripe, "pm_card_authenticationRequired");
  const invoice = await feeInvoice(stripe, customer.id);

  const error = await rejectionOf(stripe.invoices.pay(invoice.id));

  expect(error.code).toBe("invoice_payment_intent_requires_action");
  await control(local.url, "/_sim/advance");
  expect(local.eventTypes()).toContain("invoice.payment_action_required");
});

test("declines every card while all cards are declined", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await control(local.url, "/_sim/card", { declined: true });

  const error = await rejectionOf(stripe.invoices.pay(invoice.id));
  await control(local.url, "/_sim/card", { declined: false });
  const paid = await stripe.invoices.pay(invoice.id);

  expect(error.statusCode).toBe(402);
  expect(paid.status).toBe("paid");
});

test("refuses to pay twice, to pay a void invoice and to pay without a card", async () => {
  const customer = await customerWithCard(stripe);
  const stranger = await stripe.customers.create({ email: "none@example.com" });
  const paid = await feeInvoice(stripe, customer.id);
  const voided = await feeInvoice(stripe, customer.id);
  const cardless = await feeInvoice(stripe, stranger.id);
  await stripe.invoices.pay(paid.id);
  await stripe.invoices.voidInvoice(voided.id);

  const errors = await Promise.all([paid, voided, cardless].map(({ id }) => rejectionOf(stripe.invoices.pay(id))));

  expect(errors.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400]);
  expect(errors[0]?.message).toBe("Invoice is already paid");
});

test("deletes a draft with its items, but never an open invoice", async () => {
  const customer = await customerWithCard(stripe);
  const draft = await stripe.invoices.create({ customer: customer.id });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 100, currency: "usd" });
  const open = await feeInvoice(stripe, customer.id);

  const deleted = await stripe.invoices.del(draft.id);
  const error = await rejectionOf(stripe.invoices.del(open.id));

  expect(deleted).toMatchObject({ id: draft.id, deleted: true });
  expect((await stripe.invoiceItems.list({ customer: customer.id })).data).toHaveLength(1);
  expect(error).toMatchObject({ statusCode: 400, code: "invoice_not_editable" });
});

test("keeps waiting items off a fee invoice and puts them on an invoice that includes them", async () => {
  const customer = await customerWithCard(stripe);
  await stripe.invoiceItems.create({ customer: customer.id, amount: 700, currency: "usd", description: "Waiting" });

  const fee = await feeInvoice(stripe, customer.id);
  const including = await stripe.invoices.create({ customer: customer.id, pending_invoice_items_behavior: "include" });

  expect([fee.total, including.total]).toEqual([5000, 700]);
});

test("leaves a draft without auto-advance alone for ever, and pays one with it after an hour", async () => {
  const customer = await customerWithCard(stripe);
  const manual = await stripe.invoices.create({ customer: customer.id, auto_advance: false });
  const automatic = await stripe.invoices.create({ customer: customer.id, auto_advance: true });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: automatic.id, amount: 900, currency: "usd" });

  await control(local.url, "/_sim/advance", { days: 2 });

  expect((await stripe.invoices.retrieve(manual.id)).status).toBe("draft");
  expect(await stripe.invoices.retrieve(automatic.id)).toMatchObject({ status: "paid", amount_paid: 900 });
});

test("lists invoices by customer and time, for finding one again after a crash", async () => {
  const customer = await customerWithCard(stripe);
  const other = await customerWithCard(stripe);
  const early = await feeInvoice(stripe, customer.id);
  await control(local.url, "/_sim/advance", { hours: 1 });
  const late = await feeInvoice(stripe, customer.id);
  await feeInvoice(stripe, other.id);

  const all = await stripe.invoices.list({ customer: customer.id });
  const recent = await stripe.invoices.list({ customer: customer.id, created: { gte: late.created } });

  expect(all.data.map(({ id }) => id)).toEqual([late.id, early.id]);
  expect(recent.data.map(({ id }) => id)).toEqual([late.id]);
});

test("credits a paid fee with one call: note, refund and charge agree", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(invoice.id);

  const note = await stripe.creditNotes.create({
    invoice: invoice.id,
    amount: 5000,
    refund_amount: 5000,
    reason: "order_change",
  });

  const refund = await stripe.refunds.retrieve(note.refunds[0]?.refund as string, { expand: ["charge"] });
  expect(note).toMatchObject({ status: "issued", type: "post_payment", post_payment_amount: 5000 });
  expect(refund).toMatchObject({
    amount: 5000,
    status: "succeeded",
    charge: { amount_refunded: 5000, refunded: true },
  });
  expect((await stripe.invoices.retrieve(invoice.id)).post_payment_credit_notes_amount).toBe(5000);
  await control(local.url, "/_sim/advance");
  expect(local.eventTypes()).toEqual(
    expect.arrayContaining(["credit_note.created", "refund.created", "charge.refunded"]),
  );
});

test("refuses a credit note whose parts do not add up or that exceeds the invoice", async () => {
  const customer = await customerWithCard(stripe);
  const invoice = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(invoice.id);

  const uneven = await rejectionOf(
    stripe.creditNotes.create({ invoice: invoice.id, amount: 5000, refund_amount: 4000 }),
  );
  const tooMuch = await rejectionOf(
    stripe.creditNotes.create({ invoice: invoice.id, amount: 6000, refund_amount: 6000 }),
  );

  expect([uneven.statusCode, tooMuch.statusCode]).toEqual([400, 400]);
  expect((await stripe.creditNotes.list({ invoice: invoice.id })).data).toEqual([]);
});

test("spends credit on the next invoice, which is then paid without a charge", async () => {
  const customer = await customerWithCard(stripe);
  const first = await feeInvoice(stripe, customer.id);
  await stripe.invoices.pay(first.id);
  await stripe.creditNotes.create({ invoice: first.id, amount: 5000, credit_amount: 5000 });

  const second = await feeInvoice(stripe, customer.id);

  expect(second).toMatchObject({
    status: "paid",
    total: 5000,
    amount_due: 0,
    starting_balance: -5000,
    ending_balance: 0,
  });
  expect((await stripe.charges.list({ customer: customer.id })).data).toHaveLength(1);
});
