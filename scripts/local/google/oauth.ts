import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import type { GoogleConfig } from "./config";
import { oauthError } from "./errors";
import type { GoogleState } from "./state";
import { issueAccessToken, issueRefreshToken, isVerified, revoke, type TokenAnswer } from "./tokens";

const CODE_LIFE_MS = 10 * 60 * 1000;

/** Token, revocation and userinfo, on Google's paths and on those that an SDK derives from one base address. */
export function mountOauth(app: StandInApp, state: GoogleState, config: GoogleConfig): void {
  for (const path of ["/token", "/oauth2/v4/token"]) {
    app.post(path, async (c) => {
      const form = await readForm(c);
      assertClient(form, config);
      if (form.grant_type === "refresh_token") return c.json(refresh(state, form));
      if (form.grant_type === "authorization_code") return c.json(exchange(state, form));
      throw oauthError(400, "unsupported_grant_type", `Invalid grant_type: ${form.grant_type ?? ""}`);
    });
  }
  for (const path of ["/revoke", "/o/oauth2/revoke"]) {
    app.post(path, async (c) => {
      // google-auth-library sends the token in the query, others in the body.
      const token = c.req.query("token") ?? (await readForm(c)).token ?? "";
      if (!revoke(state, token)) throw oauthError(400, "invalid_token", "Token expired or revoked");
      return c.json({});
    });
  }
  for (const path of ["/oauth2/v3/userinfo", "/oauth2/v2/userinfo", "/v1/userinfo"]) {
    app.get(path, (c) => c.json(userinfo(state, c)));
  }
}

async function readForm(c: RouteContext): Promise<Record<string, string>> {
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const basic = /^Basic (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  if (!basic) return form;
  const [id = "", secret = ""] = Buffer.from(basic, "base64").toString().split(":");
  return { ...form, client_id: decodeURIComponent(id), client_secret: decodeURIComponent(secret) };
}

function assertClient(form: Record<string, string>, { clientId, clientSecret }: GoogleConfig): void {
  if (form.client_id !== clientId) throw oauthError(401, "invalid_client", "The OAuth client was not found.");
  if (form.client_secret !== clientSecret) throw oauthError(401, "invalid_client", "Unauthorized");
}

function refresh(state: GoogleState, form: Record<string, string>): TokenAnswer {
  if (!form.refresh_token) throw oauthError(400, "invalid_request", "Missing required parameter: refresh_token");
  const grant = state.refreshTokens[form.refresh_token];
  if (!grant) throw oauthError(400, "invalid_grant", "Token has been expired or revoked.");
  return issueAccessToken(state, grant);
}

function exchange(state: GoogleState, form: Record<string, string>): TokenAnswer {
  const code = state.codes[form.code ?? ""];
  delete state.codes[form.code ?? ""];
  if (!code || Date.now() - code.createdAtMs > CODE_LIFE_MS)
    throw oauthError(400, "invalid_grant", "Malformed auth code.");
  if (code.redirectUri !== form.redirect_uri) throw oauthError(400, "redirect_uri_mismatch", "Bad Request");
  if (!isVerified(code, form.code_verifier)) throw oauthError(400, "invalid_grant", "Invalid code verifier.");
  const answer = issueAccessToken(state, code);
  return code.isOffline ? { ...answer, refresh_token: issueRefreshToken(state, code) } : answer;
}

function userinfo(state: GoogleState, c: RouteContext): object {
  const token = state.accessTokens[(c.req.header("authorization") ?? "").replace(/^Bearer /, "")];
  if (!token || token.expiresAtMs <= Date.now()) throw oauthError(401, "invalid_request", "Invalid Credentials");
  const scopes = token.scope.split(" ");
  if (!scopes.some((scope) => ["openid", "email", "profile"].includes(scope) || scope.includes("/auth/userinfo."))) {
    throw oauthError(403, "insufficient_scope", "Request had insufficient authentication scopes.");
  }
  const id = subjectOf(token.email);
  return {
    sub: id,
    id,
    email: token.email,
    email_verified: true,
    verified_email: true,
    name: token.email.split("@")[0],
  };
}

function subjectOf(email: string): string {
  const sum = [...email].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 1e15, 7);
  return String(100_000_000_000_000_000_000n + BigInt(Math.trunc(sum)));
}
