import { ArrowLeft, ArrowRight, PhoneOff, SearchX } from "lucide-react";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CallFilters } from "@/components/calls/call-filters";
import { CallList } from "@/components/calls/call-list";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ListKeys } from "@/components/ui/list-keys";
import { Segmented } from "@/components/ui/segmented";
import { StateCard } from "@/components/ui/states";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { type CallsQuery, callsHref, type Range, ranges, readCallsQuery, toFilter } from "./calls-query";

export const metadata = { title: "Calls" };

const rowsShown = 40;
const rangeLabels: Record<Range, string> = { today: "Today", "7d": "7 days", "30d": "30 days", all: "All" };

const rangeOptions = ranges.map((value) => ({ value, label: rangeLabels[value] }));

export default async function CallsPage({ searchParams }: PageProps<"/dashboard/calls">) {
  const { business, scope } = await requireMember();
  const { memberReads, now } = getContainer();
  const query = readCallsQuery(await searchParams);
  const at = now();
  const filter = toFilter(query, business.timeZone, at);
  const page = await memberReads
    .listCalls(scope, filter, { cursor: query.cursor, limit: rowsShown })
    .catch(withoutCursor(query));
  const options = ranges.map((range) => ({
    href: callsHref(query, { range }),
    label: rangeLabels[range],
    isCurrent: range === query.range,
  }));
  return (
    <PageBody>
      <ListKeys />
      <PageHead title="Calls">
        <CallFilters q={query.q} outcome={query.outcome} range={query.range} ranges={rangeOptions} />
        <Segmented label="Time range" options={options} className="hidden md:inline-flex" />
      </PageHead>
      <div className="mt-6 flex flex-col gap-6">
        {page.rows.length > 0 ? (
          <CallList calls={page.rows} timeZone={business.timeZone} now={at} />
        ) : (
          <NoCalls query={query} />
        )}
      </div>
      <Pager query={query} nextCursor={page.nextCursor} />
    </PageBody>
  );
}

/** An address with a cursor that is not one, cut off by a mail program perhaps, leads to the start of the list. */
function withoutCursor(query: CallsQuery) {
  return (error: unknown): never => {
    if (error instanceof AppError && error.code === "invalid_input") redirect(callsHref(query, {}));
    throw error;
  };
}

function NoCalls({ query }: { query: CallsQuery }) {
  const isFiltered = query.q !== "" || query.outcome !== "" || query.range !== "all";
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

function Pager({ query, nextCursor }: { query: CallsQuery; nextCursor: string | null }) {
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
