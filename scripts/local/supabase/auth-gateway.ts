import { randomUUID } from "node:crypto";
import bcrypt from "bcryptjs";
import { type Context, Hono } from "hono";
import type pg from "pg";
import { adminRoutes } from "./auth-admin";
import { AuthFault, answerFault } from "./auth-fault";
import { type AuthMail, createAuthMailer, findStoredToken, pkcePrefix } from "./auth-mail";
import { mfaRoutes } from "./auth-mfa";
import { registrationRoutes } from "./auth-registration";
import { type AuthSessions, createAuthSessions } from "./auth-sessions";
import { AuthStore } from "./auth-store";
import type { SupabaseKeys, Tokens } from "./tokens";

/** Handles a request inside this process: the auth and storage services of the emulation. */
export type InnerFetch = (request: Request) => Promise<Response>;

interface GatewayOptions {
  pool: pg.Pool;
  inner: InnerFetch;
  tokens: Tokens;
  keys: SupabaseKeys;
  apiUrl: string;
  siteUrl: string;
  sendMail: (mail: AuthMail) => Promise<void>;
}

interface Parts {
  store: AuthStore;
  sessions: AuthSessions;
  tokens: Tokens;
  inner: InnerFetch;
}

// What the auth service inside calls the kinds of links that it does not know by their own name.
const innerKinds: Record<string, string> = { invite: "signup", email: "magiclink" };

/**
 * Supabase Auth as supabase-js expects it at `/auth/v1`: our admin, mail and second-factor routes, and
 * for the rest the auth service inside, whose tokens are replaced by ones with all hosted claims.
 */
export function authGateway(options: GatewayOptions): Hono {
  const { tokens, keys, apiUrl, siteUrl } = options;
  const store = new AuthStore(options.pool);
  const sessions = createAuthSessions(store, tokens, apiUrl);
  const mailer = createAuthMailer({ store, apiUrl, siteUrl, send: options.sendMail });
  const parts: Parts = { store, sessions, tokens, inner: options.inner };

  const app = new Hono().basePath("/auth/v1");
  app.onError(answerFault);
  app.get("/.well-known/jwks.json", (c) => c.json(tokens.publicKeys));
  app.get("/verify", (c) => followLink(c, parts));
  // Everything but a link that a person clicks needs the project's key, as on a hosted project.
  app.use("*", async (c, next) => {
    const key = c.req.header("apikey") ?? c.req.query("apikey");
    if (key !== keys.publishableKey && key !== keys.secretKey) {
      return c.json({ message: "Invalid API key", hint: "Double check your Supabase `apikey`" }, 401);
    }
    return next();
  });
  app.route("/", adminRoutes({ store, mailer, apiUrl, secretKey: keys.secretKey }));
  app.route("/", mfaRoutes({ store, sessions, tokens, siteUrl }));
  app.route("/", registrationRoutes(store, mailer));
  app.post("/token", (c) => signIn(c, parts));
  app.post("/verify", (c) => verifyCode(c, parts));
  app.on(["GET", "PUT"], "/user", async (c) => {
    const answer = await forward(c.req.raw, parts);
    if (!answer.ok) return answer;
    const body: { id: string } = await answer.json();
    return c.json(await store.describeUser(await store.mustFind(body.id)));
  });
  app.all("*", (c) => forward(c.req.raw, parts));
  return app;
}

/**
 * The same request with its session in the form that the services inside understand. A key in the
 * session's place stays; anything else that is no valid session throws `bad_jwt`.
 */
export async function toInner(request: Request, tokens: Tokens): Promise<Request> {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!bearer || bearer.startsWith("sb_")) return request;
  const claims = await tokens.verify(bearer);
  if (!claims) throw new AuthFault(403, "bad_jwt", "invalid JWT: unable to parse or verify signature");
  const headers = new Headers(request.headers);
  headers.set("authorization", `Bearer ${await tokens.signInternal(claims)}`);
  return new Request(request, { headers });
}

async function forward(request: Request, { inner, tokens }: Pick<Parts, "inner" | "tokens">): Promise<Response> {
  return inner(await toInner(request, tokens));
}

function withBody(request: Request, body: unknown): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(request.url, { method: "POST", headers, body: JSON.stringify(body) });
}

async function signIn(c: Context, parts: Parts): Promise<Response> {
  const grant = c.req.query("grant_type") ?? "";
  const body: { email?: string; password?: string; auth_code?: string } = await c.req.json();
  if (grant === "password") await checkPassword(parts.store, body.email ?? "", body.password ?? "");
  const method = grant === "pkce" ? await pkceMethod(parts.store, body.auth_code ?? "") : grant;
  const answer = await parts.inner(withBody(c.req.raw, body));
  return answer.ok ? completeSession(c, answer, parts, grant === "refresh_token" ? undefined : method) : answer;
}

/** The order of the hosted checks: a wrong password never tells whether the address is confirmed. */
async function checkPassword(store: AuthStore, email: string, password: string): Promise<void> {
  const user = await store.findUserByEmail(email);
  const matches = user?.encrypted_password && (await bcrypt.compare(password, user.encrypted_password));
  if (!user || !matches) throw new AuthFault(400, "invalid_credentials", "Invalid login credentials");
  if (user.banned_until && user.banned_until > new Date()) throw new AuthFault(400, "user_banned", "User is banned");
  if (!user.email_confirmed_at) throw new AuthFault(400, "email_not_confirmed", "Email not confirmed");
}

async function pkceMethod(store: AuthStore, code: string): Promise<string> {
  const flow = await store.first<{ method: string }>(
    "select authentication_method as method from auth.flow_state where auth_code = $1",
    [code],
  );
  return flow?.method ?? "otp";
}

async function verifyCode(c: Context, parts: Parts): Promise<Response> {
  const body: { type?: string; email?: string; token?: string; token_hash?: string } = await c.req.json();
  const type = body.type ?? "";
  const stored =
    body.token_hash ?? (body.email && body.token ? await findStoredToken(parts.store, body.email, body.token) : null);
  const asked = { type: innerKinds[type] ?? type, token_hash: stored ?? "unknown" };
  const answer = await parts.inner(withBody(c.req.raw, asked));
  return answer.ok ? completeSession(c, answer, parts, "otp") : answer;
}

interface InnerSession {
  access_token: string;
  refresh_token: string;
}

async function completeSession(c: Context, answer: Response, parts: Parts, method: string | undefined) {
  const inner: InnerSession = await answer.json();
  const claims = await parts.tokens.verifyInternal(inner.access_token);
  await parts.store.rows(
    "update auth.sessions set user_agent = coalesce($2, user_agent), refreshed_at = now() where id = $1",
    [claims?.session_id, c.req.header("user-agent") ?? null],
  );
  const minted = await parts.sessions.mint(String(claims?.sub), String(claims?.session_id), method);
  return c.json(parts.sessions.describeSession(minted, inner.refresh_token));
}

/** A person clicks the link of a mail: back to the site with a session in the fragment, or with a PKCE code. */
async function followLink(c: Context, parts: Parts): Promise<Response> {
  const url = new URL(c.req.url);
  const type = url.searchParams.get("type") ?? "";
  const isPkce = url.searchParams.get("token")?.startsWith(pkcePrefix) ?? false;
  url.searchParams.set("type", innerKinds[type] ?? type);
  const answer = await parts.inner(new Request(url, c.req.raw));
  const location = answer.headers.get("location");
  if (!location) return answer;
  const target = new URL(location);
  const fragment = new URLSearchParams(target.hash.slice(1));
  const claims = await parts.tokens.verifyInternal(fragment.get("access_token") ?? "");
  if (!claims) {
    if (isPkce) for (const [name, value] of fragment) target.searchParams.set(name, value);
  } else if (isPkce) {
    const code = await exchangeForCode(parts.store, String(claims.sub), String(claims.session_id));
    target.hash = "";
    target.searchParams.set("code", code);
  } else {
    const minted = await parts.sessions.mint(String(claims.sub), String(claims.session_id), "otp");
    fragment.set("access_token", minted.accessToken);
    fragment.set("type", type);
    target.hash = fragment.toString();
  }
  return c.redirect(target.href, 303);
}

/** Takes the session back and leaves a code instead, which only the client that asked can redeem. */
async function exchangeForCode(store: AuthStore, userId: string, sessionId: string): Promise<string> {
  const code = randomUUID();
  await store.rows("delete from auth.sessions where id = $1", [sessionId]);
  const flow = await store.first(
    `update auth.flow_state set auth_code = $2, auth_code_issued_at = now(), created_at = now()
     where id = (
       select id from auth.flow_state where user_id = $1 and auth_code is null and provider_type = 'email'
       order by created_at desc limit 1
     ) returning id`,
    [userId, code],
  );
  if (!flow) throw new AuthFault(404, "flow_state_not_found", "No PKCE flow was started for this link");
  return code;
}
