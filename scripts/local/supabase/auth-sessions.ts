import { randomBytes, randomUUID } from "node:crypto";
import { AuthFault } from "./auth-fault";
import type { AuthStore } from "./auth-store";
import type { Tokens } from "./tokens";

/** Turns sessions into access tokens with all the claims of the hosted service. */
export type AuthSessions = ReturnType<typeof createAuthSessions>;

export function createAuthSessions(store: AuthStore, tokens: Tokens, apiUrl: string) {
  /**
   * Makes the access token of a session. `method`, when given, is added to the ways in which the
   * person has proved who they are (`amr`). Throws `user_banned`, which also stops a refresh.
   */
  async function mint(userId: string, sessionId: string, method?: string) {
    const row = await store.mustFind(userId);
    if (row.banned_until && row.banned_until > new Date()) throw new AuthFault(400, "user_banned", "User is banned");
    if (method) {
      await store.rows(
        `insert into auth.mfa_amr_claims (session_id, authentication_method) values ($1, $2)
         on conflict (session_id, authentication_method) do update set updated_at = now()`,
        [sessionId, method],
      );
    }
    const session = await store.first<{ aal: string | null }>("select aal from auth.sessions where id = $1", [
      sessionId,
    ]);
    const amr = await store.rows(
      `select authentication_method as method, extract(epoch from updated_at)::int as timestamp
       from auth.mfa_amr_claims where session_id = $1 order by updated_at desc`,
      [sessionId],
    );
    const user = await store.describeUser(row);
    const accessToken = await tokens.sign({
      iss: `${apiUrl}/auth/v1`,
      sub: userId,
      aud: user.aud,
      role: user.role,
      email: user.email,
      phone: user.phone,
      app_metadata: user.app_metadata,
      user_metadata: user.user_metadata,
      aal: session?.aal ?? "aal1",
      amr,
      session_id: sessionId,
      is_anonymous: user.is_anonymous,
    });
    return { accessToken, user };
  }

  /** Replaces the refresh token of a session, so that the one from before the step-up is worthless. */
  async function rotateRefreshToken(userId: string, sessionId: string): Promise<string> {
    const token = randomBytes(12).toString("base64url");
    const old = await store.first<{ token: string }>(
      "update auth.refresh_tokens set revoked = true where session_id = $1 and not revoked returning token",
      [sessionId],
    );
    await store.rows(
      "insert into auth.refresh_tokens (id, token, user_id, session_id, parent) values ($1, $2, $3, $4, $5)",
      [randomUUID(), token, userId, sessionId, old?.token ?? null],
    );
    return token;
  }

  /** The body with which every successful sign-in is answered. */
  function describeSession(minted: Awaited<ReturnType<typeof mint>>, refreshToken: string) {
    return {
      access_token: minted.accessToken,
      token_type: "bearer",
      expires_in: tokens.expirySeconds,
      expires_at: Math.floor(Date.now() / 1000) + tokens.expirySeconds,
      refresh_token: refreshToken,
      user: minted.user,
    };
  }

  return { mint, rotateRefreshToken, describeSession };
}
