import { expireCheckout } from "./checkout";
import { closeUnpaid, finalizeInvoice, payInvoice } from "./invoice-payments";
import type { Invoice, Subscription } from "./objects";
import { periodAfter } from "./periods";
import { changeSubscription, endSubscription } from "./subscription-status";
import { billPeriod } from "./subscriptions";
import type { StripeWorld } from "./world";

const DAY_S = 86_400;
const STEPS_MAX = 10_000;
const RUNNING = ["trialing", "active", "past_due"];
// A first payment that nobody completes within 23 hours ends the subscription.
const INCOMPLETE_S = 23 * 3600;

interface Due {
  at: number;
  run(): void;
}

/** Does everything that Stripe does by itself until `to` (Unix seconds), in the order of time, and sets the clock. */
export function advanceClock(world: StripeWorld, to: number): void {
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = soonest([...dueSubscriptions(world), ...dueInvoices(world), ...dueCheckouts(world)]);
    if (!next || next.at > to) break;
    moveTo(world, next.at);
    next.run();
  }
  moveTo(world, to);
}

function moveTo(world: StripeWorld, at: number): void {
  world.state.clockOffset += Math.max(0, at - world.now());
}

function soonest(dues: Due[]): Due | undefined {
  return dues.reduce<Due | undefined>((first, due) => (!first || due.at < first.at ? due : first), undefined);
}

function dueSubscriptions(world: StripeWorld): Due[] {
  const incomplete = Object.values(world.state.subscriptions)
    .filter((subscription) => subscription.status === "incomplete")
    .map((subscription) => ({ at: subscription.created + INCOMPLETE_S, run: () => giveUp(world, subscription) }));
  return [...incomplete, ...runningSubscriptions(world)];
}

function giveUp(world: StripeWorld, subscription: Subscription): void {
  const invoice = world.state.invoices[subscription.latest_invoice ?? ""];
  changeSubscription(world, subscription, { status: "incomplete_expired", ended_at: world.now() });
  if (invoice && isOpen(invoice)) closeUnpaid(world, invoice, "void");
}

function runningSubscriptions(world: StripeWorld): Due[] {
  return Object.values(world.state.subscriptions)
    .filter((subscription) => RUNNING.includes(subscription.status))
    .flatMap((subscription) => {
      const dues: Due[] = [{ at: periodEnd(subscription), run: () => nextPeriod(world, subscription) }];
      if (subscription.cancel_at) {
        const run = () => void endSubscription(world, subscription, "cancellation_requested");
        dues.unshift({ at: subscription.cancel_at, run });
      }
      if (subscription.trial_end && subscription.status === "trialing" && !world.state.trialWarnings[subscription.id]) {
        dues.push({ at: subscription.trial_end - 3 * DAY_S, run: () => warnOfTrialEnd(world, subscription) });
      }
      return dues;
    });
}

function periodEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

function warnOfTrialEnd(world: StripeWorld, subscription: Subscription): void {
  world.state.trialWarnings[subscription.id] = true;
  world.emit("customer.subscription.trial_will_end", subscription);
}

function nextPeriod(world: StripeWorld, subscription: Subscription): void {
  const isTrialOver = subscription.status === "trialing";
  if (isTrialOver && !hasCard(world, subscription)) {
    const behavior = subscription.trial_settings?.end_behavior.missing_payment_method;
    if (behavior === "cancel") endSubscription(world, subscription, "cancellation_requested");
    if (behavior === "pause") changeSubscription(world, subscription, { status: "paused" });
    if (behavior === "cancel" || behavior === "pause") return;
  }
  const end = periodEnd(subscription);
  const data = subscription.items.data.map((item) =>
    item.current_period_end > end
      ? item
      : {
          ...item,
          current_period_start: item.current_period_end,
          current_period_end: periodAfter(item.current_period_end, item.price.recurring),
        },
  );
  changeSubscription(world, subscription, {
    items: { ...subscription.items, data },
    ...(isTrialOver ? { status: "active" as const } : {}),
  });
  const invoice = billPeriod(world, subscription, "subscription_cycle", true);
  subscription.latest_invoice = invoice.id;
}

/** Ends the period of one subscription and charges the next, without moving anybody's clock. */
export function renewNow(world: StripeWorld, subscription: Subscription): void {
  nextPeriod(world, subscription);
  const invoice = world.state.invoices[subscription.latest_invoice ?? ""];
  if (invoice?.status === "draft") finalizeAndPay(world, invoice);
}

function hasCard({ state }: StripeWorld, subscription: Subscription): boolean {
  const fallback = state.customers[subscription.customer]?.invoice_settings.default_payment_method;
  return Boolean(subscription.default_payment_method ?? fallback);
}

function dueInvoices(world: StripeWorld): Due[] {
  return Object.values(world.state.invoices).flatMap((invoice) => {
    if (invoice.status === "draft" && invoice.auto_advance && invoice.automatically_finalizes_at) {
      return [{ at: invoice.automatically_finalizes_at, run: () => finalizeAndPay(world, invoice) }];
    }
    if (invoice.status === "open" && invoice.auto_advance && invoice.next_payment_attempt) {
      return [{ at: invoice.next_payment_attempt, run: () => void payInvoice(world, invoice, { isAutomatic: true }) }];
    }
    return [];
  });
}

function finalizeAndPay(world: StripeWorld, invoice: Invoice): void {
  finalizeInvoice(world, invoice);
  if (isOpen(invoice) && invoice.collection_method === "charge_automatically") {
    payInvoice(world, invoice, { isAutomatic: true });
  }
}

function isOpen(invoice: Invoice): boolean {
  return invoice.status === "open";
}

function dueCheckouts(world: StripeWorld): Due[] {
  return Object.values(world.state.checkoutSessions)
    .filter((session) => session.status === "open")
    .map((session) => ({ at: session.expires_at, run: () => expireCheckout(world, session) }));
}
