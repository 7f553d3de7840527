import { CreditCard } from "lucide-react";
import { Skeleton } from "@/components/ui/skeleton";

interface Account {
  card: { brand: string; last4: string; expiresMonth: number; expiresYear: number } | null;
}

/** The card that is charged. */
export function PaymentCard({ account }: { account: Account }) {
  const { card } = account;
  return (
    <div className="flex flex-col gap-2 border-t pt-4">
      <p className="flex items-center gap-2.5">
        <CreditCard aria-hidden className="size-4 text-ink-faint" />
        {card ? (
          <span>
            <span className="capitalize">{card.brand}</span> ending in <span className="num">{card.last4}</span>
            <span className="text-ink-faint">
              {" "}
              · expires{" "}
              <span className="num">
                {card.expiresMonth}/{card.expiresYear}
              </span>
            </span>
          </span>
        ) : (
          "No card on file"
        )}
      </p>
    </div>
  );
}

export function PaymentWaiting() {
  return (
    <div className="border-t pt-4">
      <Skeleton className="h-5 w-56" />
    </div>
  );
}

/** Stripe did not answer; everything else on the page is ours and true. */
export function PaymentUnknown() {
  return (
    <p className="border-t pt-4 text-ink-soft">
      Stripe does not answer right now, so the card cannot be shown. Load the page again in a minute.
    </p>
  );
}
