import { readFigureRange } from "@/lib/domain/member/figure-range";
import { withMember } from "@/lib/http/with-member";

/** What the receptionist brought in a range against what it cost; `ratio` is null when it cannot be known. */
export const GET = withMember(async ({ member, container, request }) => {
  const { timeZone } = member.business;
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const range = readFigureRange(asked, container.now(), timeZone);
  const { roi } = await container.memberReads.loadFigures(member.scope, range, timeZone);
  return Response.json({ data: { from: range.dates[0], to: range.dates.at(-1), ...roi } });
});
