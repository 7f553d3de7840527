import { ArrowLeft, ArrowRight } from "lucide-react";
import Link from "next/link";
import { type CallsQuery, callsHref } from "@/app/dashboard/calls/calls-query";
import { buttonStyle } from "@/components/ui/button";

/** To older calls, and back to the newest. */
export function Pager({ query, nextCursor }: { query: CallsQuery; nextCursor: string | null }) {
  if (!query.cursor && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="mt-6 flex justify-between">
      {query.cursor ? (
        <Link href={callsHref(query, {})} className={buttonStyle()}>
          <ArrowLeft aria-hidden />
          Newest
        </Link>
      ) : (
        <span />
      )}
      {nextCursor ? (
        <Link href={callsHref(query, { cursor: nextCursor })} className={buttonStyle()}>
          Older
          <ArrowRight aria-hidden />
        </Link>
      ) : null}
    </nav>
  );
}
