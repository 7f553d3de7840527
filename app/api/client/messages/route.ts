import { conversationStates } from "@/lib/domain/member/conversations";
import { readPageRequest } from "@/lib/http/list-query";
import { withMember } from "@/lib/http/with-member";

/** Conversations by text, the newest first: `state`, `q` (part of a name or number), `limit`, `cursor`. */
export const GET = withMember(async ({ member, container, request }) => {
  const query = request.nextUrl.searchParams;
  const filter = {
    state: conversationStates.find((state) => state === query.get("state")) ?? null,
    search: query.get("q")?.trim().slice(0, 100) || null,
  };
  const page = await container.memberReads.listConversations(member.scope, filter, readPageRequest(query));
  return Response.json({ data: page.rows, nextCursor: page.nextCursor });
});
