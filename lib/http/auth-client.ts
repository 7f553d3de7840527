import { type CookieMethodsServer, createServerClient } from "@supabase/ssr";
import { getEnv } from "@/lib/env";

/** The cookie that holds the session, in chunks `.0`, `.1` when it is long. The same name wherever a client is made. */
export const authCookieName = "cloudgreet-auth";

/**
 * A Supabase client for one request, over that request's cookies. Make a new one each time: a shared one would answer
 * with another person's session. The cookies are closed to scripts; the browser never needs them. `device`
 * is the browser's own name, for the list of sessions.
 */
export function createAuthClient(cookies: CookieMethodsServer, device: string | null = null) {
  const { supabase, app } = getEnv();
  return createServerClient(supabase.NEXT_PUBLIC_SUPABASE_URL, supabase.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: {
      name: authCookieName,
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: app.APP_URL.startsWith("https:"),
    },
    cookies,
    // Supabase keeps it with the session, so that people know their devices in the list.
    ...(device ? { global: { headers: { "user-agent": device } } } : {}),
  });
}
