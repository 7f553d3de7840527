import type { Ctx } from "@/lib/ports";
import { type ConnectOrigin, readConnect, startConnect } from "./connect-state";

const callbackPath = "/api/calendar/callback";

/**
 * Begins to connect a calendar: the provider's address for the owner's browser, and the secret to keep in its cookie.
 * The account that is connected now is suggested, and the only one accepted unless another is asked for.
 */
export function beginConnect(
  ctx: Ctx<"calendarSource" | "slotKey" | "settings">,
  origin: ConnectOrigin,
  { isAnyAccount, loginHint }: { isAnyAccount: boolean; loginHint: string | null },
): { url: string; secret: string } {
  const { state, secret, codeChallenge } = startConnect(ctx.slotKey, origin, { isAnyAccount, now: ctx.now });
  const redirectUri = ctx.settings.appUrl + callbackPath;
  const hint = isAnyAccount ? null : loginHint;
  return { url: ctx.calendarSource.authorizeUrl({ state, codeChallenge, redirectUri, loginHint: hint }), secret };
}

/** What the provider's redirect brought, as it came. */
export interface ConnectAnswer {
  state: string;
  code: string | null;
  error: string | null;
  /** Of the cookie; empty when there is none. */
  secret: string;
}

export type ConnectOutcome =
  | "connected"
  | "denied"
  | "forged"
  | "other_session"
  | "used"
  | "expired"
  | "incomplete"
  | "other_account";

/**
 * Ends what `beginConnect` began. Nothing is asked of the provider before state, cookie and session fit, and each
 * sign-in counts once. Outcomes but `connected` change nothing. Throws `unavailable` when Google cannot answer.
 */
export async function finishConnect(
  ctx: Ctx<"calendarSource" | "calendarConnections" | "slotKey" | "settings">,
  origin: ConnectOrigin,
  answer: ConnectAnswer,
): Promise<ConnectOutcome> {
  const read = readConnect(ctx.slotKey, origin, { state: answer.state, secret: answer.secret, now: ctx.now });
  if (read.outcome !== "valid") return read.outcome;
  if (!(await ctx.calendarConnections.takeAttempt(read.nonce, ctx.now))) return "used";
  if (answer.error !== null || !answer.code) return "denied";
  const granted = await ctx.calendarSource.exchangeCode({
    code: answer.code,
    codeVerifier: read.codeVerifier,
    redirectUri: ctx.settings.appUrl + callbackPath,
  });
  if (granted.outcome !== "granted") return granted.outcome;
  return ctx.calendarConnections.connect({
    businessId: origin.businessId,
    accountEmail: granted.accountEmail,
    refreshToken: granted.refreshToken,
    isAnyAccount: read.isAnyAccount,
    memberId: origin.userId,
    now: ctx.now,
  });
}
