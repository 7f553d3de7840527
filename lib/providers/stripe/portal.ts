import type Stripe from "stripe";
import type { PaymentAccount } from "@/lib/ports/launch";

const portalName = "CloudGreet billing";

/** A visit to the portal. Its configuration is made once and found again by its metadata. */
export async function openPortal(
  client: Stripe,
  { customerId, returnUrl }: { customerId: string; returnUrl: string },
): Promise<string> {
  const session = await client.billingPortal.sessions.create({
    customer: customerId,
    configuration: await ensureConfiguration(client),
    return_url: returnUrl,
  });
  return session.url;
}

async function ensureConfiguration(client: Stripe): Promise<string> {
  const { data } = await client.billingPortal.configurations.list({ active: true, limit: 100 });
  const known = data.find(({ metadata }) => metadata?.purpose === "billing");
  if (known) return known.id;
  const made = await client.billingPortal.configurations.create(
    {
      name: portalName,
      business_profile: { headline: "Your CloudGreet plan" },
      features: {
        invoice_history: { enabled: true },
        payment_method_update: { enabled: true },
        subscription_cancel: { enabled: true, mode: "at_period_end" },
      },
      metadata: { purpose: "billing" },
    },
    { idempotencyKey: "portal:billing:1" },
  );
  return made.id;
}

/** The card that is charged next, the subscription's before the customer's, and when plan or trial end. */
export async function describeAccount(client: Stripe, customerId: string): Promise<PaymentAccount> {
  const { data } = await client.subscriptions.list({ customer: customerId, status: "all", limit: 10 });
  const subscription = data.find(({ status }) => status !== "canceled") ?? data[0];
  const customer = await client.customers.retrieve(customerId);
  const own = customer.deleted ? null : customer.invoice_settings.default_payment_method;
  const chosen = subscription?.default_payment_method ?? own;
  const method = typeof chosen === "string" ? await client.paymentMethods.retrieve(chosen) : chosen;
  return {
    card: method?.card
      ? {
          brand: method.card.brand,
          last4: method.card.last4,
          expiresMonth: method.card.exp_month,
          expiresYear: method.card.exp_year,
        }
      : null,
    endsAt: toDate(subscription?.cancel_at ?? subscription?.ended_at),
    trialEndsAt: subscription?.status === "trialing" ? toDate(subscription.trial_end) : null,
  };
}

function toDate(seconds: number | null | undefined): Date | null {
  return seconds ? new Date(seconds * 1000) : null;
}
