import { type Context, Hono } from "hono";
import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import { AuthFault } from "./auth-fault";
import type { AuthSessions } from "./auth-sessions";
import type { AuthStore } from "./auth-store";
import type { Tokens } from "./tokens";

interface MfaOptions {
  store: AuthStore;
  sessions: AuthSessions;
  tokens: Tokens;
  siteUrl: string;
}

interface Member {
  id: string;
  email: string;
  aal: string;
  sessionId: string;
}

interface FactorRow {
  id: string;
  status: "verified" | "unverified";
  secret: string;
}

const challengeSeconds = 300;

/**
 * Supabase Auth's second factor (TOTP), which the auth service inside does not have: enroll,
 * challenge, verify (the session becomes aal2) and unenroll.
 */
export function mfaRoutes(options: MfaOptions): Hono {
  const { store } = options;
  const app = new Hono();
  app.post("/factors", async (c) => c.json(await enroll(options, await member(c, options), await c.req.json())));
  app.post("/factors/:id/challenge", async (c) => {
    const factor = await findFactor(store, c.req.param("id"), await member(c, options));
    const challenge = await store.first<{ id: string; expires_at: number }>(
      `insert into auth.mfa_challenges (factor_id) values ($1)
       returning id, extract(epoch from created_at)::int + ${challengeSeconds} as expires_at`,
      [factor.id],
    );
    return c.json({ ...challenge, type: "totp" });
  });
  app.post("/factors/:id/verify", async (c) => {
    const person = await member(c, options);
    const factor = await findFactor(store, c.req.param("id"), person);
    return c.json(await verify(options, person, factor, await c.req.json()));
  });
  app.delete("/factors/:id", async (c) => {
    const person = await member(c, options);
    const factor = await findFactor(store, c.req.param("id"), person);
    if (factor.status === "verified" && person.aal !== "aal2") throw insufficientAal("unenroll verified factor");
    await store.rows("delete from auth.mfa_factors where id = $1", [factor.id]);
    if (factor.status === "verified") {
      await store.rows("update auth.sessions set aal = 'aal1', factor_id = null where factor_id = $1", [factor.id]);
    }
    return c.json({ id: factor.id });
  });
  return app;
}

const insufficientAal = (what: string) => new AuthFault(403, "insufficient_aal", `AAL2 required to ${what}`);

async function member(c: Context, { tokens, store }: MfaOptions): Promise<Member> {
  const claims = await tokens.verify(c.req.header("authorization")?.replace(/^Bearer /i, "") ?? "");
  const sessionId = String(claims?.session_id ?? "");
  const session = await store.first("select 1 from auth.sessions where id::text = $1", [sessionId]);
  if (!claims?.sub || !session) {
    throw new AuthFault(401, "no_authorization", "This endpoint requires a valid Bearer token");
  }
  return { id: claims.sub, email: String(claims.email ?? ""), aal: String(claims.aal), sessionId };
}

async function findFactor(store: AuthStore, id: string, person: Member): Promise<FactorRow> {
  const factor = await store.first<FactorRow>(
    "select id, status, secret from auth.mfa_factors where id::text = $1 and user_id = $2",
    [id, person.id],
  );
  if (!factor) throw new AuthFault(404, "mfa_factor_not_found", "Factor not found");
  return factor;
}

interface EnrollBody {
  factor_type?: string;
  friendly_name?: string;
  issuer?: string;
}

async function enroll({ store, siteUrl }: MfaOptions, person: Member, body: EnrollBody) {
  if (body.factor_type !== "totp") {
    throw new AuthFault(422, "mfa_phone_enroll_not_enabled", "MFA enroll is disabled for this factor type");
  }
  const name = body.friendly_name ?? "";
  const factors = await store.listFactors(person.id);
  if (name && factors.some((factor) => factor.friendly_name === name)) {
    const message = `A factor with the friendly name "${name}" for this user already exists`;
    throw new AuthFault(422, "mfa_factor_name_conflict", message);
  }
  if (person.aal !== "aal2" && factors.some((factor) => factor.status === "verified")) {
    throw insufficientAal("enroll a new factor");
  }
  const secret = new Secret({ size: 20 });
  const factor = await store.first<{ id: string }>(
    "insert into auth.mfa_factors (user_id, friendly_name, secret) values ($1, $2, $3) returning id",
    [person.id, name, secret.base32],
  );
  const issuer = body.issuer || new URL(siteUrl).host;
  const uri = new TOTP({ secret, issuer, label: person.email }).toString();
  const qrCode = await QRCode.toString(uri, { type: "svg", margin: 2 });
  return { id: factor?.id, type: "totp", friendly_name: name, totp: { qr_code: qrCode, secret: secret.base32, uri } };
}

async function verify(
  { store, sessions }: MfaOptions,
  person: Member,
  factor: FactorRow,
  body: { challenge_id?: string; code?: string },
) {
  const challenge = await store.first<{ id: string; age: number }>(
    `select id, extract(epoch from now() - created_at)::int as age from auth.mfa_challenges
     where id::text = $1 and factor_id = $2 and verified_at is null`,
    [body.challenge_id ?? "", factor.id],
  );
  if (!challenge) throw new AuthFault(422, "mfa_verification_failed", "MFA challenge not found");
  if (challenge.age > challengeSeconds) {
    throw new AuthFault(422, "mfa_challenge_expired", "MFA challenge has expired, create a new challenge.");
  }
  const totp = new TOTP({ secret: Secret.fromBase32(factor.secret) });
  if (totp.validate({ token: String(body.code ?? ""), window: 1 }) === null) {
    throw new AuthFault(422, "mfa_verification_failed", "Invalid TOTP code entered");
  }
  await store.rows("update auth.mfa_challenges set verified_at = now() where id = $1", [challenge.id]);
  await store.rows("update auth.mfa_factors set status = 'verified', updated_at = now() where id = $1", [factor.id]);
  await store.rows("update auth.sessions set aal = 'aal2', factor_id = $2 where id = $1", [
    person.sessionId,
    factor.id,
  ]);
  // The first verification of a factor signs the person out everywhere else, as the hosted service does.
  if (factor.status === "unverified") {
    await store.rows("delete from auth.sessions where user_id = $1 and id <> $2", [person.id, person.sessionId]);
  }
  const minted = await sessions.mint(person.id, person.sessionId, "totp");
  return sessions.describeSession(minted, await sessions.rotateRefreshToken(person.id, person.sessionId));
}
