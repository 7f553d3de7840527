import type { InvoiceState } from "@/lib/domain/money/fee";
import { AppError } from "@/lib/errors";
import type { Billing } from "@/lib/ports";

type Subscription = NonNullable<Awaited<ReturnType<Billing["readSubscription"]>>>;

/** Invoices and subscriptions in memory, for tests; one invoice a fee, as Stripe's adapter keeps it. */
export interface FakeBilling extends Billing {
  /** By id. */
  invoices: Map<string, InvoiceState>;
  subscriptions: Map<string, Subscription>;
  /** Every call in order, such as "payInvoice in_1". */
  calls: string[];
  /** The decline code of every payment; null when cards work. */
  decline: string | null;
  /** True while Stripe does not answer. */
  isDown: boolean;
}

export function createFakeBilling(): FakeBilling {
  const note = (call: string) => {
    fake.calls.push(call);
    if (fake.isDown) throw new AppError("unavailable", "The payment provider cannot be reached right now.");
  };
  const put = (invoice: InvoiceState): InvoiceState => {
    fake.invoices.set(invoice.id, invoice);
    return invoice;
  };
  const mustFind = (id: string): InvoiceState => {
    const invoice = fake.invoices.get(id);
    if (!invoice) throw new AppError("conflict", "The payment provider refused the request.");
    return invoice;
  };
  const fake: FakeBilling = {
    invoices: new Map(),
    subscriptions: new Map(),
    calls: [],
    decline: null,
    isDown: false,
    async prepareFeeInvoice(fee) {
      note(`prepareFeeInvoice ${fee.id}`);
      const made = [...fake.invoices.values()].find(({ feeId }) => feeId === fee.id);
      return made ?? put({ id: `in_${fee.id}`, status: "draft", url: null, feeId: fee.id });
    },
    async payInvoice(id) {
      note(`payInvoice ${id}`);
      const status = fake.decline ? ("open" as const) : ("paid" as const);
      return { ...put({ ...mustFind(id), status, url: `https://pay.example/${id}` }), decline: fake.decline };
    },
    async undoInvoice(id) {
      note(`undoInvoice ${id}`);
      put({ ...mustFind(id), status: "void" });
    },
    async payPlanInvoices(id) {
      note(`payPlanInvoices ${id}`);
      const subscription = fake.subscriptions.get(id);
      if (fake.decline || !subscription) return fake.decline ? "declined" : "none_open";
      fake.subscriptions.set(id, { ...subscription, status: "active" });
      return "paid";
    },
    async readInvoice(id) {
      note(`readInvoice ${id}`);
      return fake.invoices.get(id) ?? null;
    },
    async readSubscription(id) {
      note(`readSubscription ${id}`);
      return fake.subscriptions.get(id) ?? null;
    },
  };
  return fake;
}
