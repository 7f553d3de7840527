import { apiError } from "./errors";
import { apiList } from "./objects";
import type { StripeState } from "./state";

type Json = Record<string, unknown>;

const DEPTH_MAX = 4;

/** A copy of an answer with the asked fields expanded: ids become objects, includable lists appear. */
export function expanded(state: StripeState, answer: object, paths: string[]): object {
  const copy = structuredClone(answer) as Json;
  for (const path of paths) expandPath(state, copy, path.split("."), path);
  return copy;
}

function expandPath(state: StripeState, node: unknown, [head, ...rest]: string[], whole: string): void {
  if (rest.length >= DEPTH_MAX) throw cannotExpand(whole);
  if (!node || typeof node !== "object" || head === undefined) return;
  if (Array.isArray(node)) {
    for (const entry of node) expandPath(state, entry, [head, ...rest], whole);
    return;
  }
  const parent = node as Json;
  if (!(head in parent)) parent[head] = included(state, parent, head);
  if (parent[head] === undefined) throw cannotExpand(whole);
  const value = parent[head];
  if (typeof value === "string") parent[head] = structuredClone(findById(state, value) ?? refuse(whole));
  if (rest.length > 0) expandPath(state, parent[head], rest, whole);
}

// These lists are left out of an object until someone asks for them.
function included(state: StripeState, parent: Json, field: string): unknown {
  const id = String(parent.id);
  if (parent.object === "invoice" && field === "payments") {
    return apiList(
      structuredClone(Object.values(state.invoicePayments).filter((payment) => payment.invoice === id)),
      `/v1/invoice_payments?invoice=${id}`,
    );
  }
  if (parent.object === "invoice" && field === "confirmation_secret") return confirmationSecret(state, id);
  if (parent.object === "charge" && field === "refunds") {
    return apiList(
      Object.values(state.refunds).filter((refund) => refund.charge === id),
      `/v1/charges/${id}/refunds`,
    );
  }
  if (parent.object === "customer" && field === "subscriptions") {
    return apiList(
      Object.values(state.subscriptions).filter((one) => one.customer === id && one.status !== "canceled"),
      `/v1/customers/${id}/subscriptions`,
    );
  }
  return undefined;
}

function confirmationSecret(state: StripeState, invoiceId: string): object | null {
  const payment = Object.values(state.invoicePayments).find((one) => one.invoice === invoiceId);
  const intent = payment && state.paymentIntents[payment.payment.payment_intent];
  return intent?.client_secret ? { client_secret: intent.client_secret, type: "payment_intent" } : null;
}

function findById(state: StripeState, id: string): object | undefined {
  const tables: Record<string, object>[] = [
    state.customers,
    state.products,
    state.prices,
    state.paymentMethods,
    state.setupIntents,
    state.paymentIntents,
    state.charges,
    state.refunds,
    state.subscriptions,
    state.invoices,
    state.invoiceItems,
    state.creditNotes,
    state.portalConfigurations,
  ];
  return tables.find((table) => Object.hasOwn(table, id))?.[id];
}

function refuse(path: string): never {
  throw cannotExpand(path);
}

function cannotExpand(path: string): Error {
  return apiError(400, `This property cannot be expanded (${path}).`, { param: "expand" });
}
