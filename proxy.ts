import { type NextRequest, NextResponse } from "next/server";
import { getEnv, isProduction } from "@/lib/env";
import { createAuthClient } from "@/lib/http/auth-client";

/** Pages for signed-in people. Sending visitors away here is a convenience: every page and action checks for itself. */
const memberPages = /^\/(dashboard|onboarding|welcome)(\/|$)/;
const visitorPages = /^\/(login|register|forgot-password)$/;

/**
 * Refreshes the session before a page is made, because a page cannot set cookies, and gives each page its own content
 * policy with a nonce. Not for /api (raw webhook bodies pass untouched) nor for files.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce);
  const session = await refreshSession(request);
  const target = redirectFor(request, session.isSignedIn);
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set("x-nonce", nonce);
  requestHeaders.set("content-security-policy", policy);
  const response = target
    ? NextResponse.redirect(new URL(target, getEnv().app.APP_URL))
    : NextResponse.next({ request: { headers: requestHeaders } });
  for (const { name, value, options } of session.cookies) response.cookies.set(name, value, options);
  for (const [name, value] of Object.entries(session.headers)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  if (getEnv().app.APP_URL.startsWith("https:")) {
    response.headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
  }
  return response;
}

type SetAll = NonNullable<Parameters<typeof createAuthClient>[0]["setAll"]>;

/** Cookies to set and the headers that keep caches from storing them, as Supabase gives them. */
async function refreshSession(request: NextRequest) {
  const session = { isSignedIn: false, cookies: [] as Parameters<SetAll>[0], headers: {} as Record<string, string> };
  const auth = createAuthClient({
    getAll: () => request.cookies.getAll(),
    setAll(list, headers) {
      // The page that is made next reads the fresh session from the request.
      for (const { name, value } of list) request.cookies.set(name, value);
      session.cookies.push(...list);
      Object.assign(session.headers, headers);
    },
  });
  // Supabase being away must not take the public pages with it; member pages say so themselves.
  const claims = await auth.auth.getClaims().catch(() => null);
  session.isSignedIn = Boolean(claims?.data);
  return session;
}

function redirectFor({ nextUrl, method }: NextRequest, isSignedIn: boolean): string | null {
  if (method !== "GET") return null;
  const { pathname, search } = nextUrl;
  if (!isSignedIn && memberPages.test(pathname)) return `/login?next=${encodeURIComponent(pathname + search)}`;
  return isSignedIn && visitorPages.test(pathname) ? "/dashboard" : null;
}

/** Only our own scripts with this nonce, our own styles, and Supabase for live updates and recordings. */
function contentPolicy(nonce: string): string {
  const { app, supabase } = getEnv();
  const backend = new URL(supabase.NEXT_PUBLIC_SUPABASE_URL).origin;
  const socket = backend.replace(/^http/, "ws");
  const policy = {
    "default-src": "'self'",
    // Reload and error overlays of development evaluate code and insert styles without the nonce.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isProduction ? "" : " 'unsafe-eval'"}`,
    "style-src": isProduction ? `'self' 'nonce-${nonce}'` : "'self' 'unsafe-inline'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "media-src": `'self' ${backend}`,
    "connect-src": `'self' ${backend} ${socket}`,
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  const list = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  if (app.APP_URL.startsWith("https:")) list.push("upgrade-insecure-requests");
  return list.join("; ");
}

export const config = {
  matcher: [
    "/((?!api/|_next/static|_next/image|favicon\\.ico|icon\\.svg|apple-icon\\.png|robots\\.txt|sitemap\\.xml|og\\.png|files/).*)",
  ],
};
