import { PhoneOff, SearchX } from "lucide-react";
import Link from "next/link";
import type { CallsQuery } from "@/app/dashboard/calls/calls-query";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StateCard } from "@/components/ui/states";

/** An empty list: either the filters leave nothing, or nobody has called yet. */
export function NoCalls({ query }: { query: CallsQuery }) {
  const isFiltered = query.q !== "" || query.outcome !== "" || query.tag !== "" || query.range !== "all";
  return (
    <Card>
      {isFiltered ? (
        <StateCard
          icon={SearchX}
          title="No call fits"
          action={
            <Link href="/dashboard/calls?range=all" className={buttonStyle({ variant: "quiet" })}>
              Show every call
            </Link>
          }
        >
          Nothing in this range matches. Look further back, or take a filter away.
        </StateCard>
      ) : (
        <StateCard icon={PhoneOff} title="No calls yet">
          When somebody rings your number, the call appears here while they talk.
        </StateCard>
      )}
    </Card>
  );
}
