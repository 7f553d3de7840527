import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

/** One conversation by text with its newest texts, oldest first. */
export const GET = withMember<{ id: string }>(async ({ member, container, params }) => {
  const conversation = await container.memberReads.loadConversation(member.scope, params.id);
  if (!conversation) throw new AppError("not_found", "There is no such conversation.");
  return Response.json({ data: conversation });
});
