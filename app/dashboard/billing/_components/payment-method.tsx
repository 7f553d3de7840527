import { PaymentCard, PaymentUnknown } from "@/components/billing/payment-card";
import { getContainer } from "@/lib/container";

interface Props {
  businessId: string;
  hasAccount: boolean;
}

/** What only Stripe knows, read while the rest of the page is shown already. */
export async function PaymentMethod({ businessId, hasAccount }: Props) {
  if (!hasAccount) return null;
  const { ports, log } = getContainer();
  const account = await ports.fees
    .findCustomer(businessId)
    .then((customerId) => (customerId ? ports.planSales.describeAccount(customerId) : null))
    .catch((error: unknown) => {
      log.error("billing.account_unread", error, { businessId });
      return null;
    });
  return account ? <PaymentCard account={account} /> : <PaymentUnknown />;
}
