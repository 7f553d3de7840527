import Stripe from "stripe";

/**
 * Pays the open invoices of a subscription with the card that its next invoice would be charged to. The keys name invoice
 * and card, so that the two or three events about one new card are one attempt.
 */
export async function payPlanInvoices(
  client: Stripe,
  subscriptionId: string,
): Promise<"paid" | "declined" | "none_open"> {
  const subscription = await client.subscriptions.retrieve(subscriptionId, { expand: ["customer"] });
  const { customer } = subscription;
  const own =
    typeof customer === "string" || customer.deleted ? null : customer.invoice_settings.default_payment_method;
  const card = idOf(subscription.default_payment_method) ?? idOf(own);
  if (!card) return "none_open";
  const { data } = await client.invoices.list({ subscription: subscriptionId, status: "open", limit: 20 });
  for (const { id } of data) {
    if (!id) continue;
    try {
      const params = { payment_method: card, off_session: true };
      await client.invoices.pay(id, params, { idempotencyKey: `plan:${id}:pay:${card}` });
    } catch (error) {
      if (error instanceof Stripe.errors.StripeCardError) return "declined";
      const { status } = await client.invoices.retrieve(id);
      if (status !== "paid") throw error;
    }
  }
  return data.length > 0 ? "paid" : "none_open";
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === "string" ? reference : (reference?.id ?? null);
}
