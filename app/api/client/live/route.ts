import { AppError } from "@/lib/errors";
import { openAuth } from "@/lib/http/session";
import { withMember } from "@/lib/http/with-member";

/**
 * The channel of the business and the short-lived access token with which a page listens to it; the session itself
 * stays here.
 */
export const GET = withMember(async ({ member, container }) => {
  const auth = await openAuth();
  const { data } = await auth.auth.getSession();
  if (!data.session) throw new AppError("unauthorized", "Sign in first.");
  const { access_token: accessToken, expires_at: expiresAtSeconds = 0 } = data.session;
  const topic = await container.memberReads.findLiveTopic(member.scope);
  if (!topic) throw new AppError("not_found", "You do not belong to this business any more.");
  return Response.json({ data: { accessToken, topic, expiresAt: new Date(expiresAtSeconds * 1000) } });
});
