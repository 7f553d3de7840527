import type { Subscription } from "./objects";
import type { StripeWorld } from "./world";

/** Changes a subscription and tells what the changed fields were before. */
export function changeSubscription(
  world: StripeWorld,
  subscription: Subscription,
  change: Partial<Subscription>,
): void {
  const previous = Object.fromEntries(
    Object.keys(change).map((key) => [key, structuredClone(subscription[key as keyof Subscription]) ?? null]),
  );
  Object.assign(subscription, change);
  world.emit("customer.subscription.updated", subscription, previous);
}

/** A paid invoice makes a waiting subscription active again. */
export function subscriptionPaid(world: StripeWorld, subscription: Subscription): void {
  if (["past_due", "incomplete", "unpaid"].includes(subscription.status)) {
    changeSubscription(world, subscription, { status: "active" });
  }
}

/** A failed invoice makes it past due; after the last retry Stripe cancels, unless the account says otherwise. */
export function subscriptionUnpaid(world: StripeWorld, subscription: Subscription, isLastAttempt: boolean): void {
  if (isLastAttempt && subscription.status === "past_due") {
    endSubscription(world, subscription, "payment_failed");
  } else if (subscription.status === "active" || subscription.status === "trialing") {
    changeSubscription(world, subscription, { status: "past_due" });
  }
}

/** Ends a subscription now. */
export function endSubscription(
  world: StripeWorld,
  subscription: Subscription,
  reason: "cancellation_requested" | "payment_failed",
): Subscription {
  subscription.status = "canceled";
  subscription.canceled_at ??= world.now();
  subscription.ended_at = world.now();
  subscription.cancellation_details = {
    comment: subscription.cancellation_details?.comment ?? null,
    feedback: subscription.cancellation_details?.feedback ?? null,
    feedback_option: null,
    reason,
  };
  world.emit("customer.subscription.deleted", subscription);
  return subscription;
}
