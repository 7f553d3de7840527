import { createHash } from "node:crypto";
import { randomId } from "@/scripts/local/kit/random-id";
import type { AuthCode, GoogleState, Grant } from "./state";

const ACCESS_LIFE_S = 3599;

export interface TokenAnswer {
  access_token: string;
  expires_in: number;
  scope: string;
  token_type: "Bearer";
  refresh_token?: string;
}

/** A new access token for a grant; expired ones are forgotten. */
export function issueAccessToken(state: GoogleState, { email, scope }: Grant): TokenAnswer {
  for (const [token, { expiresAtMs }] of Object.entries(state.accessTokens)) {
    if (expiresAtMs < Date.now()) delete state.accessTokens[token];
  }
  const token = randomId("ya29.", 120);
  state.accessTokens[token] = { email, scope, expiresAtMs: Date.now() + ACCESS_LIFE_S * 1000 };
  return { access_token: token, expires_in: ACCESS_LIFE_S, scope, token_type: "Bearer" };
}

export function issueRefreshToken(state: GoogleState, { email, scope }: Grant): string {
  const token = randomId("1//0", 96);
  state.refreshTokens[token] = { email, scope };
  return token;
}

/** True when the verifier belongs to the challenge of the code (RFC 7636), or when there was no challenge. */
export function isVerified(code: AuthCode, verifier: string | undefined): boolean {
  if (code.challenge === null) return true;
  if (!verifier) return false;
  const answer =
    code.challengeMethod === "plain" ? verifier : createHash("sha256").update(verifier).digest("base64url");
  return answer === code.challenge;
}

/** Ends the grant that a token belongs to: all tokens of that account. False when nobody knows the token. */
export function revoke(state: GoogleState, token: string): boolean {
  const grant = state.refreshTokens[token] ?? state.accessTokens[token];
  if (!grant) return false;
  revokeAccount(state, grant.email);
  return true;
}

/** What happens when the owner removes the application in the account's settings. */
export function revokeAccount(state: GoogleState, email: string): void {
  for (const tokens of [state.refreshTokens, state.accessTokens, state.codes]) {
    for (const [token, grant] of Object.entries(tokens)) if (grant.email === email) delete tokens[token];
  }
  delete state.consents[email];
}
