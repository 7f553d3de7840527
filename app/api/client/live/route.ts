import { AppError } from "@/lib/errors";
import { openAuth } from "@/lib/http/session";
import { withMember } from "@/lib/http/with-member";

/** The short-lived access token with which a page listens to its business's channel; the session itself stays here. */
export const GET = withMember(async () => {
  const auth = await openAuth();
  const { data } = await auth.auth.getSession();
  if (!data.session) throw new AppError("unauthorized", "Sign in first.");
  const { access_token: accessToken, expires_at: expiresAtSeconds = 0 } = data.session;
  return Response.json({ data: { accessToken, expiresAt: new Date(expiresAtSeconds * 1000) } });
});
