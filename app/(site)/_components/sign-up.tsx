import Link from "next/link";
import { formatCents } from "@/components/format/money";
import { buttonStyle } from "@/components/ui/button";
import { linkStyle } from "@/components/ui/link";
import type { SitePlan } from "@/lib/domain/site/site-plan";

/** The one main action of the page, with the price in a line. */
export function SignUp({ plan }: { plan: SitePlan | undefined }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Link href="/register" className={buttonStyle({ variant: "primary", size: "large" })}>
        Create an account
      </Link>
      {plan ? (
        <p className="text-ink-soft">
          <strong className="num text-ink">{formatCents(plan.monthlyCents)}</strong> a month and{" "}
          <strong className="num text-ink">{formatCents(plan.bookingFeeCents)}</strong> per booked appointment.{" "}
          <Link href="/pricing" className={linkStyle}>
            Work it out
          </Link>
        </p>
      ) : null}
    </div>
  );
}
