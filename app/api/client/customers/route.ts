import { customerMarks } from "@/lib/domain/customers/reads";
import { AppError } from "@/lib/errors";
import { readInstant, readPageRequest } from "@/lib/http/list-query";
import { withMember } from "@/lib/http/with-member";

/** Customers, the latest contact first: `q`, `mark`, `since`, `before`, `limit`, `cursor`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const asked = query.get("mark");
  const mark = customerMarks.find((name) => name === asked) ?? null;
  if (asked !== null && mark === null) throw new AppError("invalid_input", "There is no such mark.");
  const filter = {
    search: query.get("q")?.slice(0, 100) || null,
    mark,
    seenSince: readInstant(query, "since"),
    seenBefore: readInstant(query, "before"),
  };
  const page = await container.memberReads.listCustomers(member.scope, filter, readPageRequest(query));
  return Response.json({ data: page.rows, nextCursor: page.nextCursor });
});
