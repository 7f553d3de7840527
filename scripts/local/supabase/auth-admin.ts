import { type Context, Hono } from "hono";
import { AuthFault, emailExists } from "./auth-fault";
import type { AuthMailer, LinkKind } from "./auth-mail";
import { type AuthStore, hashPassword, type NewUser, type UserChange, type UserRow } from "./auth-store";

interface AdminOptions {
  store: AuthStore;
  mailer: AuthMailer;
  apiUrl: string;
  secretKey: string;
}

/** The user fields that supabase-js sends for create and update. */
interface AdminUserBody {
  id?: string;
  email?: string;
  phone?: string;
  password?: string;
  email_confirm?: boolean;
  phone_confirm?: boolean;
  role?: string;
  ban_duration?: string;
  app_metadata?: Record<string, unknown>;
  user_metadata?: Record<string, unknown>;
}

const unitMs: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1000 };

/** "1h30m" to the moment when the ban ends; null lifts it. */
function banEnd(duration: string | undefined): Date | null {
  if (!duration || duration === "none") return null;
  const parts = [...duration.matchAll(/([\d.]+)([hms])/g)];
  return new Date(Date.now() + parts.reduce((sum, [, n, unit]) => sum + Number(n) * (unitMs[unit ?? ""] ?? 0), 0));
}

/** New keys win, keys set to null disappear, the rest stays. */
function mergeMetadata(old: Record<string, unknown> | null, change: Record<string, unknown>) {
  return Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== null));
}

function toNewUser(body: AdminUserBody): NewUser {
  return {
    ...(body.id ? { id: body.id } : {}),
    ...(body.email ? { email: body.email } : {}),
    ...(body.phone ? { phone: body.phone } : {}),
    ...(body.password ? { password: body.password } : {}),
    emailConfirmed: body.email_confirm ?? false,
    phoneConfirmed: body.phone_confirm ?? false,
    appMetadata: body.app_metadata ?? {},
    userMetadata: body.user_metadata ?? {},
    bannedUntil: banEnd(body.ban_duration),
  };
}

async function toChange(user: UserRow, body: AdminUserBody): Promise<UserChange> {
  const change: UserChange = {};
  if (body.email) change.email = body.email.toLowerCase();
  if (body.phone !== undefined) change.phone = body.phone || null;
  if (body.password) change.encrypted_password = await hashPassword(body.password);
  if (body.email_confirm) change.email_confirmed_at = new Date();
  if (body.phone_confirm) change.phone_confirmed_at = new Date();
  if (body.role) change.role = body.role;
  if (body.ban_duration !== undefined) change.banned_until = banEnd(body.ban_duration);
  if (body.app_metadata) change.raw_app_meta_data = mergeMetadata(user.raw_app_meta_data, body.app_metadata);
  if (body.user_metadata) change.raw_user_meta_data = mergeMetadata(user.raw_user_meta_data, body.user_metadata);
  return change;
}

/**
 * Supabase Auth's admin API, which the auth service inside does not have: users, factors, links and
 * invitations. Answers 403 `not_admin` to every key but the secret one.
 */
export function adminRoutes({ store, mailer, apiUrl, secretKey }: AdminOptions): Hono {
  const app = new Hono();
  const requireSecret = async (c: Context, next: () => Promise<void>) => {
    const bearer = c.req.header("authorization")?.replace(/^Bearer /i, "");
    const isSecret = c.req.header("apikey") === secretKey && (!bearer || bearer === secretKey);
    if (!isSecret) throw new AuthFault(403, "not_admin", "User not allowed");
    await next();
  };
  app.use("/admin/*", requireSecret);
  app.use("/invite", requireSecret);

  app.post("/admin/users", async (c) =>
    c.json(await store.describeUser(await store.insertUser(toNewUser(await c.req.json())))),
  );
  app.get("/admin/users", (c) => listUsers(c, store, apiUrl));
  app.get("/admin/users/:id", async (c) => c.json(await store.describeUser(await store.mustFind(c.req.param("id")))));
  app.put("/admin/users/:id", async (c) => {
    const user = await store.mustFind(c.req.param("id"));
    await store.updateUser(user.id, await toChange(user, await c.req.json()));
    return c.json(await store.describeUser(await store.mustFind(user.id)));
  });
  app.delete("/admin/users/:id", async (c) => {
    const user = await store.mustFind(c.req.param("id"));
    const body: { should_soft_delete?: boolean } = await c.req.json().catch(() => ({}));
    const statement = body.should_soft_delete
      ? "update auth.users set deleted_at = now(), email = null, phone = null, encrypted_password = null where id = $1"
      : "delete from auth.users where id = $1";
    await store.rows("delete from auth.sessions where user_id = $1", [user.id]);
    await store.rows(statement, [user.id]);
    return c.json({});
  });
  app.get("/admin/users/:id/factors", async (c) => c.json(await store.listFactors(c.req.param("id"))));
  app.delete("/admin/users/:id/factors/:factor", async (c) => {
    const values = [c.req.param("factor"), c.req.param("id")];
    await store.rows("delete from auth.mfa_factors where id::text = $1 and user_id::text = $2", values);
    return c.json({ id: c.req.param("factor") });
  });
  app.post("/admin/generate_link", (c) => generateLink(c, store, mailer));
  app.post("/invite", (c) => invite(c, store, mailer));
  return app;
}

async function listUsers(c: Context, store: AuthStore, apiUrl: string): Promise<Response> {
  const page = Math.max(1, Number(c.req.query("page") || 1));
  const size = Math.max(1, Number(c.req.query("per_page") || 50));
  const counted = await store.first<{ n: number }>(
    "select count(*)::int as n from auth.users where deleted_at is null",
  );
  const total = counted?.n ?? 0;
  const last = Math.max(1, Math.ceil(total / size));
  const users = await store.rows<UserRow>(
    "select * from auth.users where deleted_at is null order by created_at desc, id limit $1 offset $2",
    [size, (page - 1) * size],
  );
  const link = (target: number, rel: string) =>
    `<${apiUrl}/auth/v1/admin/users?page=${target}&per_page=${size}>; rel="${rel}"`;
  const links = [...(page < last ? [link(page + 1, "next")] : []), link(last, "last")].join(", ");
  const described = await Promise.all(users.map((user) => store.describeUser(user)));
  return c.json({ users: described, aud: "authenticated" }, 200, { "x-total-count": String(total), link: links });
}

interface LinkBody {
  type: LinkKind;
  email: string;
  password?: string;
  data?: Record<string, unknown>;
  redirect_to?: string;
}

async function findOrCreate(store: AuthStore, kind: LinkKind, body: LinkBody): Promise<UserRow> {
  const user = await store.findUserByEmail(body.email);
  if (user) {
    if (kind === "invite" && user.email_confirmed_at) throw emailExists();
    return user;
  }
  if (kind === "recovery") throw new AuthFault(404, "user_not_found", "User with this email not found");
  return store.insertUser({
    email: body.email,
    ...(body.password ? { password: body.password } : {}),
    userMetadata: body.data ?? {},
    invited: kind === "invite",
  });
}

async function generateLink(c: Context, store: AuthStore, mailer: AuthMailer): Promise<Response> {
  const body: LinkBody = await c.req.json();
  const user = await findOrCreate(store, body.type, body);
  const link = await mailer.createLink(body.type, user, { redirectTo: body.redirect_to ?? c.req.query("redirect_to") });
  return c.json({
    ...(await store.describeUser(await store.mustFind(user.id))),
    action_link: link.url,
    email_otp: link.code,
    hashed_token: link.tokenHash,
    verification_type: body.type,
    redirect_to: link.redirectTo,
  });
}

async function invite(c: Context, store: AuthStore, mailer: AuthMailer): Promise<Response> {
  const body: LinkBody = await c.req.json();
  const user = await findOrCreate(store, "invite", body);
  await mailer.mailLink("invite", user, { redirectTo: c.req.query("redirect_to") });
  return c.json(await store.describeUser(await store.mustFind(user.id)));
}
