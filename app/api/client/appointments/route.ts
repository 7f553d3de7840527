import { readAppointmentFilter, readCalendarRange } from "@/lib/http/appointment-query";
import { readPageRequest } from "@/lib/http/list-query";
import { withMember } from "@/lib/http/with-member";

/**
 * Appointments, next first, or searched without `from` the last first: `from` (now, unless said or searched), `to`, `status`, `service`, `crew`, `q`, `limit`,
 * `cursor`. With `view=calendar`: everything between `from` and `to`, with busy times, opening hours and closures.
 */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const range = readCalendarRange(query);
  if (range) return Response.json({ data: await container.memberReads.loadCalendar(member.scope, range) });
  const asked = readAppointmentFilter(query);
  const filter = { ...asked, from: asked.from ?? (asked.search ? null : container.now()) };
  const page = await container.memberReads.listAppointments(member.scope, filter, readPageRequest(query));
  return Response.json({ data: page.rows, nextCursor: page.nextCursor });
});
