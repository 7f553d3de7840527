import { lastEvening } from "@/lib/domain/member/business-day";
import { withMember } from "@/lib/http/with-member";

/** What happened since yesterday 18:00 at the business, what waits for a person, and what comes next. */
export const GET = withMember(async ({ member, container }) => {
  const now = container.now();
  const since = lastEvening(now, member.business.timeZone);
  const overview = await container.memberReads.loadOverview(member.scope, since, now);
  return Response.json({ data: { since, ...overview } });
});
