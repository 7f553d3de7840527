import { readFigureRange } from "@/lib/domain/member/figure-range";
import { withMember } from "@/lib/http/with-member";
import { callsCsv } from "@/lib/services/reports/calls-csv";

const pageSize = 500;

/** Every call of a range as CSV: `range` or `from` and `to`. Read page by page while it is sent. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const range = readFigureRange(query, container.now(), member.business.timeZone);
  const filter = { search: null, outcome: null, since: range.interval.from };
  const file = callsCsv(range, (cursor) =>
    container.memberReads.listCalls(member.scope, filter, { cursor, limit: pageSize }),
  );
  const name = `calls-${range.dates[0]}-to-${range.dates.at(-1)}.csv`;
  return new Response(file, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"` },
  });
});
