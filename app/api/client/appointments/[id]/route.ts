import { AppError } from "@/lib/errors";
import { withMember } from "@/lib/http/with-member";

/** One appointment as it stands, with the revision that a change must name. */
export const GET = withMember<{ id: string }>(async ({ member, container, params }) => {
  const appointment = await container.memberReads.loadAppointment(member.scope, params.id);
  if (!appointment) throw new AppError("not_found", "There is no such appointment.");
  return Response.json({ data: appointment });
});
