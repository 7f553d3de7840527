import type Stripe from "stripe";
import { z } from "zod";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError, noSuch } from "./errors";
import { markPaid } from "./invoice-payments";
import { findInvoice, sumUp } from "./invoices";
import { page, within } from "./lists";
import { mergedMetadata } from "./metadata";
import { apiList, type Charge, type CreditNote, type Invoice } from "./objects";
import { metadata, params, range, text, whole } from "./params";
import { refundCharge } from "./refunds";
import { none, type StripeRouter } from "./router";
import type { StripeWorld } from "./world";

const createParams = params<Stripe.CreditNoteCreateParams>()({
  invoice: text,
  amount: whole,
  credit_amount: whole.optional(),
  refund_amount: whole.optional(),
  out_of_band_amount: whole.optional(),
  memo: text.optional(),
  metadata: metadata.optional(),
  reason: z.enum(["duplicate", "fraudulent", "order_change", "product_unsatisfactory"]).optional(),
  email_type: z.enum(["credit_note", "none"]).optional(),
});
const listParams = params<Stripe.CreditNoteListParams>()({
  invoice: text.optional(),
  customer: text.optional(),
  created: range.optional(),
});
type Wanted = z.output<typeof createParams>;

export function mountCreditNotes(router: StripeRouter, world: StripeWorld): void {
  const { state } = world;
  const find = (id: string) => {
    const note = state.creditNotes[id];
    if (!note) throw noSuch("credit note", id);
    return note;
  };
  router.post("/credit_notes", createParams, (wanted) => createCreditNote(world, wanted));
  router.list("/credit_notes", listParams, ({ invoice, customer, created, ...paging }, { path }) => {
    const matching = Object.values(state.creditNotes).filter(
      (one) =>
        (!invoice || one.invoice === invoice) &&
        (!customer || one.customer === customer) &&
        within(one.created, created),
    );
    return page(matching, path, paging);
  });
  router.get("/credit_notes/:id", none, (_, { id }) => find(id));
  router.post("/credit_notes/:id/void", none, (_, { id }) => {
    const note = find(id);
    if (note.post_payment_amount > 0) {
      throw apiError(400, "You can only void a credit note if it was issued for an open invoice.");
    }
    Object.assign(note, { status: "void", voided_at: world.now() });
    const invoice = findInvoice(world, note.invoice, "invoice");
    invoice.pre_payment_credit_notes_amount -= note.amount;
    sumUp(invoice);
    world.emit("credit_note.voided", note);
    return note;
  });
}

function createCreditNote(world: StripeWorld, wanted: Wanted): CreditNote {
  const invoice = findInvoice(world, wanted.invoice, "invoice");
  if (invoice.status !== "open" && invoice.status !== "paid") {
    throw apiError(
      400,
      `You can only create credit notes for open or paid invoices. This invoice is ${invoice.status}.`,
    );
  }
  const creditable = invoice.total - creditedBefore(invoice);
  if (wanted.amount < 1 || wanted.amount > creditable) {
    const message = `The sum of credit notes (${wanted.amount}) cannot exceed the creditable amount of the invoice (${creditable}).`;
    throw apiError(400, message, { param: "amount" });
  }
  const note = blankNote(world, invoice, wanted);
  if (invoice.status === "open") creditOpen(world, invoice, note);
  else creditPaid(world, invoice, note, wanted);
  world.state.creditNotes[note.id] = note;
  world.emit("credit_note.created", note);
  return note;
}

function creditedBefore(invoice: Invoice): number {
  return invoice.pre_payment_credit_notes_amount + invoice.post_payment_credit_notes_amount;
}

function creditOpen(world: StripeWorld, invoice: Invoice, note: CreditNote): void {
  invoice.pre_payment_credit_notes_amount += note.amount;
  note.pre_payment_amount = note.amount;
  note.type = "pre_payment";
  sumUp(invoice);
  if (invoice.amount_remaining === 0) markPaid(world, invoice);
}

function creditPaid(world: StripeWorld, invoice: Invoice, note: CreditNote, wanted: Wanted): void {
  const { refund_amount = 0, credit_amount = 0, out_of_band_amount = 0 } = wanted;
  if (refund_amount + credit_amount + out_of_band_amount !== note.amount) {
    const message = `The sum of refund_amount, credit_amount and out_of_band_amount (${refund_amount + credit_amount + out_of_band_amount}) must equal the post payment amount (${note.amount}).`;
    throw apiError(400, message);
  }
  if (refund_amount > 0) {
    const refund = refundCharge(world, paidCharge(world, invoice), refund_amount);
    note.refunds.push({
      amount_refunded: refund_amount,
      payment_record_refund: null,
      refund: refund.id,
      type: "refund",
    });
  }
  const customer = world.state.customers[invoice.customer ?? ""];
  if (credit_amount > 0 && customer) {
    customer.balance -= credit_amount;
    note.customer_balance_transaction = randomId("cbtxn_1");
    world.emit("customer.updated", customer);
  }
  invoice.post_payment_credit_notes_amount += note.amount;
}

function paidCharge({ state }: StripeWorld, invoice: Invoice): Charge {
  const payment = Object.values(state.invoicePayments).find(
    (one) => one.invoice === invoice.id && one.status === "paid",
  );
  const intent = payment && state.paymentIntents[payment.payment.payment_intent];
  const charge = intent?.latest_charge ? state.charges[intent.latest_charge] : undefined;
  if (!charge) throw apiError(400, "This invoice has no payment that could be refunded.", { param: "refund_amount" });
  return charge;
}

function blankNote(world: StripeWorld, invoice: Invoice, wanted: Wanted): CreditNote {
  const id = randomId("cn_1");
  const count = Object.values(world.state.creditNotes).filter((one) => one.invoice === invoice.id).length;
  return {
    id,
    object: "credit_note",
    amount: wanted.amount,
    amount_shipping: 0,
    created: world.now(),
    currency: invoice.currency,
    customer: invoice.customer ?? "",
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: world.now(),
    invoice: invoice.id,
    lines: apiList([], `/v1/credit_notes/${id}/lines`),
    livemode: false,
    memo: wanted.memo ?? null,
    metadata: mergedMetadata({}, wanted.metadata),
    number: `${invoice.number}-CN-${String(count + 1).padStart(2, "0")}`,
    out_of_band_amount: wanted.out_of_band_amount ?? null,
    pdf: `${world.baseUrl}/i/${invoice.id}/pdf`,
    post_payment_amount: invoice.status === "paid" ? wanted.amount : 0,
    pre_payment_amount: 0,
    pretax_credit_amounts: [],
    reason: wanted.reason ?? null,
    refunds: [],
    shipping_cost: null,
    status: "issued",
    subtotal: wanted.amount,
    subtotal_excluding_tax: wanted.amount,
    total: wanted.amount,
    total_excluding_tax: wanted.amount,
    total_taxes: [],
    type: "post_payment",
    voided_at: null,
  } satisfies CreditNote;
}
