import type { Container } from "@/lib/container";
import { toAppError } from "@/lib/errors";
import { beginConnect, type ConnectOutcome, finishConnect } from "@/lib/services/calendar/connect-calendar";
import type { ConnectOrigin } from "@/lib/services/calendar/connect-state";
import { memberContext, mustManage } from "./member-context";
import type { MemberSession } from "./session";

const cookieName = "cloudgreet-calendar";
const cookieSeconds = 600;
/** Where a sign-in can begin, and ends again. The cookie says which, since Google's answer does not. */
const pages = { settings: "/dashboard/calendar-settings", wizard: "/onboarding/calendar" } as const;
type BeginningPage = keyof typeof pages;

/** What the page says after a sign-in at Google. */
export type ConnectPageResult = ConnectOutcome | "unavailable" | "forbidden";

/**
 * Sends an owner or manager to Google. `?account=any` lets them choose another account than the one that is connected;
 * `?from=wizard` brings them back to the wizard.
 * The secret half of the sign-in stays in a cookie that scripts cannot read; Lax, because the way back crosses sites.
 */
export async function startCalendarConnect(
  container: Container,
  member: MemberSession,
  request: Request,
): Promise<Response> {
  mustManage(member);
  const query = new URL(request.url).searchParams;
  const isAnyAccount = query.get("account") === "any";
  const health = await container.memberReads.loadCalendarHealth(member.scope, container.now());
  const isEnded = !health.connection || health.connection.state === "disconnected";
  const { url, secret } = beginConnect(memberContext(container, member), originOf(member), {
    isAnyAccount: isAnyAccount || isEnded,
    loginHint: health.connection?.accountEmail ?? null,
  });
  const page: BeginningPage = query.get("from") === "wizard" ? "wizard" : "settings";
  return redirectTo(url, cookieFor(container, `${page}.${secret}`, cookieSeconds));
}

/** Takes the browser back from Google, and on to the page that says what happened and offers the next try. */
export async function finishCalendarConnect(
  container: Container,
  member: MemberSession,
  request: Request,
): Promise<Response> {
  const result = await settleConnect(container, member, request);
  container.log.info("calendar.connect", { businessId: member.businessId, outcome: result });
  if (result === "connected") container.afterResponse(() => container.drain());
  const page = new URL(`${pages[readCookie(request).page]}?result=${result}`, container.env.app.APP_URL);
  return redirectTo(page.href, cookieFor(container, "", 0));
}

async function settleConnect(
  container: Container,
  member: MemberSession,
  request: Request,
): Promise<ConnectPageResult> {
  const query = new URL(request.url).searchParams;
  try {
    mustManage(member);
    return await finishConnect(memberContext(container, member), originOf(member), {
      state: query.get("state") ?? "",
      code: query.get("code"),
      error: query.get("error"),
      secret: readCookie(request).secret,
    });
  } catch (thrown) {
    const { code } = toAppError(thrown);
    if (code === "forbidden") return "forbidden";
    container.log.error("calendar.connect_failed", thrown, { businessId: member.businessId, code });
    return "unavailable";
  }
}

/**
 * For a browser that came back after its session had ended: nothing of any business is touched or shown. The sign-in
 * page says why, and leads on to where the connecting was begun.
 */
export function signInFirst(container: Container, request: Request): Response {
  const next = `${pages[readCookie(request).page]}?result=signed_out`;
  const login = new URL("/login", container.env.app.APP_URL);
  login.search = new URLSearchParams({ notice: "calendar", next }).toString();
  return redirectTo(login.href, cookieFor(container, "", 0));
}

function originOf({ businessId, claims }: MemberSession): ConnectOrigin {
  return { businessId, userId: claims.sub, sessionId: claims.session_id ?? "" };
}

function readCookie(request: Request): { page: BeginningPage; secret: string } {
  const pairs = (request.headers.get("cookie") ?? "").split(/;\s*/);
  const [page, ...secret] =
    pairs
      .find((pair) => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1)
      .split(".") ?? [];
  return { page: page === "wizard" ? "wizard" : "settings", secret: secret.join(".") };
}

function cookieFor({ env }: Container, value: string, maxAgeSeconds: number): string {
  const secure = env.app.APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/api/calendar; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

function redirectTo(location: string, cookie: string): Response {
  const headers = { location, "set-cookie": cookie, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return new Response(null, { status: 303, headers });
}
