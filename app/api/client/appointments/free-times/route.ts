import { AppError } from "@/lib/errors";
import { readId } from "@/lib/http/appointment-query";
import { memberContext } from "@/lib/http/member-context";
import { withMember } from "@/lib/http/with-member";
import { findFreeTimes } from "@/lib/services/booking/find-free-times";

/** Free times "HH:MM" of one day, as a member may take them: `service`, `crew` (anybody, unless said), `date`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const serviceId = readId(query, "service");
  const date = query.get("date") ?? "";
  if (!serviceId || !/^\d{4}-\d\d-\d\d$/.test(date))
    throw new AppError("invalid_input", "Say the service and the date.");
  const { businessId, business } = member;
  const asked = { businessId, serviceId, resourceId: readId(query, "crew"), date, timeZone: business.timeZone };
  return Response.json({ data: await findFreeTimes(memberContext(container, member), asked) });
});
