import { AppError } from "@/lib/errors";
import type { PlanSales } from "@/lib/ports/launch";

/** Plans sold in memory, for tests. */
export interface FakePlanSales extends PlanSales {
  /** Customer ids by business. */
  customers: Map<string, string>;
  /** Subscription states by customer; nobody has paid whose customer is not in here. */
  subscriptions: Map<string, string>;
  /** Plan ids by customer, as they were changed last. */
  plans: Map<string, string>;
  /** True while the payment provider does not answer. */
  isDown: boolean;
}

export function createFakePlanSales(): FakePlanSales {
  const answerOrThrow = () => {
    if (fake.isDown) throw new AppError("unavailable", "The payment provider cannot be reached right now.");
  };
  const fake: FakePlanSales = {
    customers: new Map(),
    subscriptions: new Map(),
    plans: new Map(),
    isDown: false,
    async ensureCustomer({ businessId, customerId }) {
      answerOrThrow();
      const id = customerId ?? fake.customers.get(businessId) ?? `cus_${businessId}`;
      fake.customers.set(businessId, id);
      return id;
    },
    async openCheckout({ customerId, plan }) {
      answerOrThrow();
      if ((fake.subscriptions.get(customerId) ?? "canceled") !== "canceled") return { outcome: "already_subscribed" };
      return { outcome: "open", url: `https://pay.example/${customerId}/${plan.id}` };
    },
    async findSubscription(customerId) {
      answerOrThrow();
      const status = fake.subscriptions.get(customerId);
      return status ? { id: `sub_${customerId}`, status } : null;
    },
    async cancelPlan(customerId) {
      answerOrThrow();
      if (fake.subscriptions.has(customerId)) fake.subscriptions.set(customerId, "canceled");
    },
    async changePlan({ customerId, plan }) {
      answerOrThrow();
      const status = fake.subscriptions.get(customerId);
      if (!status || status === "canceled") return { outcome: "no_subscription" };
      const subscriptionId = `sub_${customerId}`;
      if (status !== "active" && status !== "trialing") return { outcome: "unpaid", subscriptionId };
      const outcome = fake.plans.get(customerId) === plan.id ? "unchanged" : "changed";
      fake.plans.set(customerId, plan.id);
      return { outcome, subscriptionId };
    },
    async openPortal({ customerId, returnUrl }) {
      answerOrThrow();
      return `https://portal.example/${customerId}?back=${encodeURIComponent(returnUrl)}`;
    },
    async describeAccount() {
      answerOrThrow();
      return { card: null, endsAt: null, trialEndsAt: null };
    },
  };
  return fake;
}
