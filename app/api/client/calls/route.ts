import { isCallOutcome } from "@/lib/domain/member/words";
import { AppError } from "@/lib/errors";
import { readInstant, readPageRequest } from "@/lib/http/list-query";
import { withMember } from "@/lib/http/with-member";

/** Calls, newest first: `q`, `outcome`, `since`, `limit`, `cursor`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const outcome = query.get("outcome");
  if (outcome !== null && !isCallOutcome(outcome)) throw new AppError("invalid_input", "There is no such outcome.");
  const filter = { search: query.get("q")?.slice(0, 100) || null, outcome, since: readInstant(query, "since") };
  const page = await container.memberReads.listCalls(member.scope, filter, readPageRequest(query));
  return Response.json({ data: page.rows, nextCursor: page.nextCursor });
});
