import { readInstant, readPageRequest } from "@/lib/http/list-query";
import { withMember } from "@/lib/http/with-member";

/** Appointments that start at `from` (now, unless said) or later, next first: `limit`, `cursor`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const from = readInstant(query, "from") ?? container.now();
  const page = await container.memberReads.listAppointments(member.scope, from, readPageRequest(query));
  return Response.json({ data: page.rows, nextCursor: page.nextCursor });
});
