import { lastEvening } from "@/lib/domain/member/business-day";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import { withMember } from "@/lib/http/with-member";

/**
 * What happened since yesterday 18:00 at the business, what waits for a person, what comes next, and the figures of a
 * range: `range` 7d, 30d or 90d, or `from` and `to` as dates.
 */
export const GET = withMember(async ({ member, container, request }) => {
  const now = container.now();
  const { timeZone } = member.business;
  const since = lastEvening(now, timeZone);
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const [overview, range] = await Promise.all([
    container.memberReads.loadOverview(member.scope, since, now),
    container.memberReads.loadFigures(member.scope, readFigureRange(asked, now, timeZone), timeZone),
  ]);
  return Response.json({ data: { since, ...overview, range } });
});
