import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { disputeOneFee, takeDisputeBack } from "@/app/dashboard/billing/actions";
import { type BillingQuery, billingHref } from "@/app/dashboard/billing/billing-query";
import { FeeList } from "@/components/billing/fee-list";
import { NoFees } from "@/components/billing/no-fees";
import { buttonStyle } from "@/components/ui/button";
import { Section } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { type FeeFilter, type FeeLine, feeFilters } from "@/lib/domain/member/billing";
import type { Page } from "@/lib/domain/member/reads";

const labels: Record<FeeFilter, string> = {
  all: "All",
  unpaid: "Unpaid",
  paid: "Paid",
  not_charged: "Not charged",
  disputed: "Disputed",
};

interface Props {
  query: BillingQuery;
  fees: Page<FeeLine>;
  timeZone: string;
  now: Date;
}

/** The booking fees, by where they stand, page by page. */
export function FeeSection({ query, fees, timeZone, now }: Props) {
  const options = feeFilters.map((show) => ({
    href: billingHref(query, { show }),
    label: labels[show],
    isCurrent: show === query.show,
  }));
  return (
    <Section id="fees" title="Booking fees">
      <div className="-mx-4 mb-3 overflow-x-auto px-4 md:mx-0 md:px-0">
        <Segmented label="Fees shown" options={options} className="whitespace-nowrap" />
      </div>
      {fees.rows.length > 0 ? (
        <FeeList
          fees={fees.rows}
          timeZone={timeZone}
          now={now}
          onDispute={disputeOneFee}
          onTakeBack={takeDisputeBack}
        />
      ) : (
        <NoFees isFiltered={query.show !== "all"} />
      )}
      <Pager query={query} nextCursor={fees.nextCursor} />
    </Section>
  );
}

function Pager({ query, nextCursor }: { query: BillingQuery; nextCursor: string | null }) {
  if (!query.cursor && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-between">
      {query.cursor ? (
        <Link href={billingHref(query, {})} className={buttonStyle()}>
          <ArrowLeft aria-hidden />
          Newest
        </Link>
      ) : (
        <span />
      )}
      {nextCursor ? (
        <Link href={billingHref(query, { cursor: nextCursor })} className={buttonStyle()}>
          Older
          <ArrowRight aria-hidden />
        </Link>
      ) : null}
    </nav>
  );
}
