import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { AuthFault } from "./auth-fault";
import type { AuthMailer, Challenge } from "./auth-mail";
import type { AuthStore, UserRow } from "./auth-store";

interface MailBody extends Partial<Challenge> {
  email?: string;
  password?: string;
  data?: Record<string, unknown>;
  create_user?: boolean;
  type?: string;
}

const passwordLengthMin = 6;
const passwordLengthMax = 72;
const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function requireEmail(body: MailBody): string {
  if (!body.email) throw new AuthFault(400, "validation_failed", "An email address is required");
  if (!emailShape.test(body.email)) {
    throw new AuthFault(400, "validation_failed", "Unable to validate email address: invalid format");
  }
  return body.email.toLowerCase();
}

function requirePassword(body: MailBody): string {
  const password = body.password ?? "";
  if (!password) throw new AuthFault(400, "validation_failed", "Signup requires a valid password");
  if (password.length > passwordLengthMax) {
    throw new AuthFault(400, "validation_failed", `Password cannot be longer than ${passwordLengthMax} characters`);
  }
  if (password.length < passwordLengthMin) {
    throw new AuthFault(422, "weak_password", `Password should be at least ${passwordLengthMin} characters.`);
  }
  return password;
}

function challengeOf(body: MailBody): Challenge | undefined {
  if (!body.code_challenge) return undefined;
  const method = body.code_challenge_method;
  return { code_challenge: body.code_challenge, ...(method ? { code_challenge_method: method } : {}) };
}

/**
 * The routes of Supabase Auth that send mail: register (with confirmation), resend, forgotten password
 * and sign-in link. They tell a stranger nothing about who has an account.
 */
export function registrationRoutes(store: AuthStore, mailer: AuthMailer): Hono {
  const app = new Hono();
  app.post("/signup", async (c) => {
    const body: MailBody = await c.req.json();
    const email = requireEmail(body);
    const password = requirePassword(body);
    const known = await store.findUserByEmail(email);
    if (known?.email_confirmed_at) return c.json(await disguise(store, known));
    const user = known ?? (await register(store, email, password, body.data));
    const options = { redirectTo: c.req.query("redirect_to"), challenge: challengeOf(body) };
    await mailer.mailLink("signup", user, options);
    return c.json(await store.describeUser(await store.mustFind(user.id)));
  });
  app.post("/resend", async (c) => {
    const body: MailBody = await c.req.json();
    if (body.type !== "signup") throw new AuthFault(400, "validation_failed", "Only the type signup can be resent");
    const user = await store.findUserByEmail(requireEmail(body));
    const options = { redirectTo: c.req.query("redirect_to"), challenge: challengeOf(body) };
    if (user && !user.email_confirmed_at) await mailer.mailLink("signup", user, options);
    return c.json({});
  });
  app.post("/recover", async (c) => {
    const body: MailBody = await c.req.json();
    const user = await store.findUserByEmail(requireEmail(body));
    const options = { redirectTo: c.req.query("redirect_to"), challenge: challengeOf(body) };
    if (user) await mailer.mailLink("recovery", user, options);
    return c.json({});
  });
  app.on("POST", ["/otp", "/magiclink"], async (c) => {
    const body: MailBody = await c.req.json();
    const email = requireEmail(body);
    const known = await store.findUserByEmail(email);
    if (!known && body.create_user === false) {
      throw new AuthFault(422, "otp_disabled", "Signups not allowed for otp");
    }
    const user = known ?? (await register(store, email, undefined, body.data));
    const options = { redirectTo: c.req.query("redirect_to"), challenge: challengeOf(body) };
    await mailer.mailLink(user.email_confirmed_at ? "magiclink" : "signup", user, options);
    return c.json({});
  });
  return app;
}

async function register(
  store: AuthStore,
  email: string,
  password: string | undefined,
  data: Record<string, unknown> | undefined,
): Promise<UserRow> {
  const id = randomUUID();
  const userMetadata = { ...data, sub: id, email, email_verified: false, phone_verified: false };
  return store.insertUser({ id, email, userMetadata, ...(password ? { password } : {}) });
}

/** A confirmed address registers again: the answer looks like a new user's, with nothing of the real one. */
async function disguise(store: AuthStore, known: UserRow) {
  const user = await store.describeUser(known);
  const now = new Date();
  return {
    ...user,
    id: randomUUID(),
    identities: [],
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: {},
    email_confirmed_at: undefined,
    confirmed_at: undefined,
    last_sign_in_at: undefined,
    factors: undefined,
    confirmation_sent_at: now,
    created_at: now,
    updated_at: now,
  };
}
