import { decodeJwt } from "jose";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestSupabase, type TestSupabase } from "@/__tests__/support/supabase";

const password = "Sommer-2026!";
let supabase: TestSupabase;
let serial = 0;

beforeAll(async () => {
  supabase = await startTestSupabase();
});

afterAll(async () => {
  await supabase.close();
});

function newEmail(): string {
  serial += 1;
  return `person${serial}@example.com`;
}

/** An answer of supabase-js without its error; the error is thrown. */
function ok<Answer extends { data: unknown; error: unknown }>(answer: Answer) {
  if (answer.error) throw answer.error;
  return answer.data as NonNullable<Extract<Answer, { error: null }>["data"]>;
}

async function confirmedUser(metadata: Record<string, unknown> = {}) {
  const email = newEmail();
  const admin = supabase.client(supabase.keys.secretKey).auth.admin;
  const { user } = ok(
    await admin.createUser({
      email,
      password,
      email_confirm: true,
      user_metadata: metadata,
      app_metadata: { plan: "pro" },
    }),
  );
  if (!user) throw new Error("no user");
  return { email, id: user.id };
}

async function followLink(email: string): Promise<URL> {
  const answer = await fetch(supabase.linkFor(email), { redirect: "manual" });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("location") ?? "");
}

describe("registering", () => {
  test("sends a confirmation mail, and its link brings a PKCE code that only the same client can redeem", async () => {
    const email = newEmail();
    const client = supabase.pkceClient();

    const registered = ok(
      await client.auth.signUp({
        email,
        password,
        options: { emailRedirectTo: `${supabase.siteUrl}/auth/confirm`, data: { full_name: "Ada" } },
      }),
    );
    const target = await followLink(email);
    const stranger = await supabase.pkceClient().auth.exchangeCodeForSession(target.searchParams.get("code") ?? "");
    const { session } = ok(await client.auth.exchangeCodeForSession(target.searchParams.get("code") ?? ""));

    expect(registered.session).toBeNull();
    expect(target.origin + target.pathname).toBe(`${supabase.siteUrl}/auth/confirm`);
    expect(stranger.error).not.toBeNull();
    expect(session?.user.email_confirmed_at).toBeTruthy();
    expect(session?.user.user_metadata.full_name).toBe("Ada");
  });

  test("refuses to sign in before the address is confirmed, but names a wrong password first", async () => {
    const email = newEmail();
    const client = supabase.client();
    ok(await client.auth.signUp({ email, password }));

    const early = await client.auth.signInWithPassword({ email, password });
    const wrong = await client.auth.signInWithPassword({ email, password: "another one" });

    expect(early.error?.code).toBe("email_not_confirmed");
    expect(wrong.error?.code).toBe("invalid_credentials");
  });

  test("confirms with the code of the mail, which works once", async () => {
    const email = newEmail();
    const client = supabase.client();
    ok(await client.auth.signUp({ email, password }));
    const token = /code: (\d{6})/.exec(supabase.mails.findLast(({ to }) => to === email)?.text ?? "")?.[1] ?? "";

    const { session } = ok(await client.auth.verifyOtp({ type: "email", email, token }));
    const again = await supabase.client().auth.verifyOtp({ type: "email", email, token });

    expect(session?.user.email).toBe(email);
    expect(again.error?.code).toBe("otp_expired");
  });

  test("sends the confirmation again, and the older link is worthless", async () => {
    const email = newEmail();
    const client = supabase.client();
    ok(await client.auth.signUp({ email, password }));
    const older = supabase.linkFor(email);
    ok(await client.auth.resend({ type: "signup", email }));

    const late = await fetch(older, { redirect: "manual" });
    const target = await followLink(email);

    expect(late.headers.get("location")).toContain("error_code=otp_expired");
    expect(target.hash).toContain("access_token=");
  });

  test("tells a stranger nothing about an address that is registered", async () => {
    const { email, id } = await confirmedUser();
    const mailsBefore = supabase.mails.length;

    const { user } = ok(await supabase.client().auth.signUp({ email, password: "something else" }));

    expect(user?.identities).toEqual([]);
    expect(user?.id).not.toBe(id);
    expect(supabase.mails).toHaveLength(mailsBefore);
  });

  test("refuses a short password and an address that is none", async () => {
    const short = await supabase.client().auth.signUp({ email: newEmail(), password: "abc" });
    const shape = await supabase.client().auth.signUp({ email: "not an address", password });

    expect(short.error?.code).toBe("weak_password");
    expect(shape.error?.code).toBe("validation_failed");
  });

  test("keeps what was told at registration readable for SQL", async () => {
    const email = newEmail();
    ok(await supabase.client().auth.signUp({ email, password, options: { data: { business: "Ada's" } } }));
    await followLink(email);

    const { rows } = await supabase.database.admin.query(
      "select raw_user_meta_data ->> 'business' as business, confirmed_at is not null as confirmed from auth.users where email = $1",
      [email],
    );

    expect(rows).toEqual([{ business: "Ada's", confirmed: true }]);
  });
});

describe("sessions", () => {
  test("carry the claims of a hosted project and verify with the public keys", async () => {
    const { email, id } = await confirmedUser({ name: "O" });
    const client = supabase.client();
    ok(await client.auth.signInWithPassword({ email, password }));

    const claims = ok(await client.auth.getClaims())?.claims;

    expect(claims).toMatchObject({
      iss: `${supabase.url}/auth/v1`,
      sub: id,
      aud: "authenticated",
      role: "authenticated",
      email,
      aal: "aal1",
      app_metadata: { plan: "pro" },
      user_metadata: { name: "O" },
    });
    expect(claims?.amr).toMatchObject([{ method: "password" }]);
  });

  test("are renewed with the refresh token and end with signing out", async () => {
    const { email } = await confirmedUser();
    const client = supabase.client();
    const first = ok(await client.auth.signInWithPassword({ email, password })).session;

    const second = ok(await client.auth.refreshSession()).session;
    const sessionId = decodeJwt(second?.access_token ?? "").session_id;
    await client.auth.signOut();
    const after = await supabase.client().auth.getUser(second?.access_token);

    expect(second?.refresh_token).not.toBe(first.refresh_token);
    expect(sessionId).toBe(decodeJwt(first.access_token).session_id);
    expect(after.error?.name).toBe("AuthSessionMissingError");
  });

  test("are refused when the token was signed by somebody else", async () => {
    const { email } = await confirmedUser();
    const session = ok(await supabase.client().auth.signInWithPassword({ email, password })).session;
    const [head, body] = session.access_token.split(".");

    const answer = await supabase.client().auth.getUser(`${head}.${body}.${"A".repeat(86)}`);

    expect(answer.error?.code).toBe("bad_jwt");
  });

  test("need the project's key", async () => {
    const answer = await fetch(`${supabase.url}/auth/v1/user`, { headers: { apikey: "sb_publishable_other" } });

    expect(answer.status).toBe(401);
  });
});

test("a forgotten password is replaced through the link of the mail", async () => {
  const { email } = await confirmedUser();
  const client = supabase.pkceClient();

  ok(await client.auth.resetPasswordForEmail(email, { redirectTo: `${supabase.siteUrl}/reset` }));
  const target = await followLink(email);
  ok(await client.auth.exchangeCodeForSession(target.searchParams.get("code") ?? ""));
  ok(await client.auth.refreshSession());
  const claims = ok(await client.auth.getClaims())?.claims;
  ok(await client.auth.updateUser({ password: "Winter-2027!" }));
  const old = await supabase.client().auth.signInWithPassword({ email, password });
  const fresh = await supabase.client().auth.signInWithPassword({ email, password: "Winter-2027!" });

  expect(target.pathname).toBe("/reset");
  expect(claims?.amr).toMatchObject([{ method: "recovery", timestamp: expect.any(Number) }]);
  expect(old.error?.code).toBe("invalid_credentials");
  expect(fresh.error).toBeNull();
});

test("a reset for an unknown address answers the same and sends nothing", async () => {
  const mailsBefore = supabase.mails.length;

  const answer = await supabase.client().auth.resetPasswordForEmail("nobody@example.com");

  expect(answer.error).toBeNull();
  expect(supabase.mails).toHaveLength(mailsBefore);
});

test("a link never leads to a foreign site", async () => {
  const { email } = await confirmedUser();
  ok(await supabase.client().auth.resetPasswordForEmail(email, { redirectTo: "https://evil.example/steal" }));

  const target = await followLink(email);

  expect(target.origin).toBe(supabase.siteUrl);
});

test("a new address is used once its own link was followed", async () => {
  const { email } = await confirmedUser();
  const next = newEmail();
  const client = supabase.client();
  ok(await client.auth.signInWithPassword({ email, password }));

  ok(await client.auth.updateUser({ email: next }));
  const link = supabase.linkFor(next);
  await followLink(next);
  const answer = await supabase.client().auth.signInWithPassword({ email: next, password });

  expect(link.startsWith(`${supabase.url}/auth/v1/verify`)).toBe(true);
  expect(answer.error).toBeNull();
});

describe("the admin API", () => {
  test("creates, pages, updates, bans and removes users", async () => {
    const admin = supabase.client(supabase.keys.secretKey).auth.admin;
    const { email, id } = await confirmedUser({ name: "A" });
    await confirmedUser();

    const page = ok(await admin.listUsers({ page: 1, perPage: 1 }));
    const updated = ok(await admin.updateUserById(id, { app_metadata: { role: "owner" } })).user;
    ok(await admin.updateUserById(id, { ban_duration: "1h" }));
    const banned = await supabase.client().auth.signInWithPassword({ email, password });
    ok(await admin.updateUserById(id, { ban_duration: "none" }));
    const free = await supabase.client().auth.signInWithPassword({ email, password });
    ok(await admin.deleteUser(id));
    const gone = await admin.getUserById(id);

    expect(page.users).toHaveLength(1);
    expect("nextPage" in page && page.nextPage).toBe(2);
    expect(updated?.app_metadata).toMatchObject({ plan: "pro", role: "owner" });
    expect(banned.error?.code).toBe("user_banned");
    expect(free.error).toBeNull();
    expect(gone.error?.code).toBe("user_not_found");
  });

  test("refuses a second user with the same address, and any key but the secret one", async () => {
    const { email } = await confirmedUser();

    const double = await supabase.client(supabase.keys.secretKey).auth.admin.createUser({ email, password });
    const foreign = await supabase.client().auth.admin.listUsers();

    expect(double.error?.code).toBe("email_exists");
    expect(foreign.error?.code).toBe("not_admin");
  });

  test("refuses a member's session even beside the publishable key", async () => {
    const { email } = await confirmedUser();
    const client = supabase.client();
    const { session } = ok(await client.auth.signInWithPassword({ email, password }));

    const answer = await fetch(`${supabase.url}/auth/v1/admin/users`, {
      headers: { apikey: supabase.keys.publishableKey, authorization: `Bearer ${session.access_token}` },
    });

    expect(answer.status).toBe(403);
  });

  test("invites by mail; the invited person chooses a password and signs in", async () => {
    const email = newEmail();
    const admin = supabase.client(supabase.keys.secretKey).auth.admin;
    ok(await admin.inviteUserByEmail(email, { data: { business: "b1" }, redirectTo: `${supabase.siteUrl}/invite` }));
    const tokenHash = new URL(supabase.linkFor(email)).searchParams.get("token") ?? "";
    const guest = supabase.client();

    ok(await guest.auth.verifyOtp({ type: "invite", token_hash: tokenHash }));
    ok(await guest.auth.updateUser({ password }));
    const { user } = ok(await supabase.client().auth.signInWithPassword({ email, password }));

    expect(user.user_metadata.business).toBe("b1");
    expect(user.invited_at).toBeTruthy();
  });

  test("makes links that work without a mail", async () => {
    const { email } = await confirmedUser();
    const admin = supabase.client(supabase.keys.secretKey).auth.admin;

    const link = ok(await admin.generateLink({ type: "magiclink", email })).properties;
    const byHash = await supabase.client().auth.verifyOtp({ type: "magiclink", token_hash: link.hashed_token });

    expect(byHash.data.session?.user.email).toBe(email);
  });
});

describe("the second factor", () => {
  async function enrolled() {
    const person = await confirmedUser();
    const client = supabase.client();
    ok(await client.auth.signInWithPassword({ email: person.email, password }));
    const factor = ok(await client.auth.mfa.enroll({ factorType: "totp", friendlyName: "phone" }));
    const code = () => new TOTP({ secret: Secret.fromBase32(factor.totp.secret) }).generate();
    return { ...person, client, factor, code };
  }

  test("raises the session to aal2, and refreshing keeps it there", async () => {
    const { client, factor, code } = await enrolled();

    ok(await client.auth.mfa.challengeAndVerify({ factorId: factor.id, code: code() }));
    ok(await client.auth.refreshSession());
    const level = ok(await client.auth.mfa.getAuthenticatorAssuranceLevel());

    expect(level?.currentLevel).toBe("aal2");
    expect(
      level?.currentAuthenticationMethods.map((entry) => (typeof entry === "string" ? entry : entry.method)),
    ).toContain("totp");
    expect(factor.totp.qr_code).toContain("<svg");
    expect(factor.totp.uri).toContain(factor.totp.secret);
  });

  test("is asked for by the next session and cannot be removed without it", async () => {
    const { email, client, factor, code } = await enrolled();
    ok(await client.auth.mfa.challengeAndVerify({ factorId: factor.id, code: code() }));
    const next = supabase.client();
    ok(await next.auth.signInWithPassword({ email, password }));

    const level = ok(await next.auth.mfa.getAuthenticatorAssuranceLevel());
    const removal = await next.auth.mfa.unenroll({ factorId: factor.id });
    const second = await next.auth.mfa.enroll({ factorType: "totp", friendlyName: "other" });

    expect([level?.currentLevel, level?.nextLevel]).toEqual(["aal1", "aal2"]);
    expect(removal.error?.code).toBe("insufficient_aal");
    expect(second.error?.code).toBe("insufficient_aal");
  });

  test("refuses a wrong code and somebody else's factor", async () => {
    const { client, factor } = await enrolled();
    const stranger = await enrolled();

    const challenge = ok(await client.auth.mfa.challenge({ factorId: factor.id }));
    const wrong = await client.auth.mfa.verify({ factorId: factor.id, challengeId: challenge.id, code: "000000" });
    const foreign = await stranger.client.auth.mfa.challenge({ factorId: factor.id });

    expect(wrong.error?.code).toBe("mfa_verification_failed");
    expect(foreign.error?.code).toBe("mfa_factor_not_found");
  });
});
