import { redirect } from "next/navigation";
import { CallFilters } from "@/components/calls/call-filters";
import { CallList } from "@/components/calls/call-list";
import { TagFilter } from "@/components/customers/tag-links";
import { PageBody, PageHead } from "@/components/frame/page-head";
import { Segmented } from "@/components/ui/segmented";
import { getContainer } from "@/lib/container";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/http/session";
import { NoCalls } from "./_components/no-calls";
import { Pager } from "./_components/pager";
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
      <PageHead title="Calls">
        <CallFilters q={query.q} outcome={query.outcome} range={query.range} ranges={rangeOptions} tag={query.tag} />
        <Segmented label="Time range" options={options} className="hidden md:inline-flex" />
      </PageHead>
      <TagFilter tag={query.tag} href={callsHref({ ...query, range: "30d" }, { tag: "" })} />
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
