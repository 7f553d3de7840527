import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

/** One call with its conversation and what came of it. */
export const GET = withMember<{ id: string }>(async ({ member, container, params }) => {
  const call = await container.memberReads.loadCall(member.scope, params.id);
  if (!call) throw new AppError("not_found", "There is no such call.");
  return Response.json({ data: call });
});
