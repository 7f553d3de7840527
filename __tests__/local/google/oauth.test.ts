import { CodeChallengeMethod, type OAuth2Client } from "google-auth-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bootGoogle, type LocalGoogle, OWNER, REDIRECT, SCOPE } from "@/__tests__/local/google/boot";
import { control, rejectionOf } from "@/__tests__/local/support";

let google: LocalGoogle;

beforeEach(async () => {
  google = await bootGoogle();
});

afterEach(() => google.close());

interface Consent {
  auth: OAuth2Client;
  scope?: string;
  untick?: string;
  decision?: string;
  prompt?: string;
  challenge?: string | undefined;
}

/** Goes through the pages as a browser would and answers the address that Google leads back to. */
async function consent({ auth, scope = SCOPE, untick, decision = "allow", prompt = "consent", challenge }: Consent) {
  const start = auth.generateAuthUrl({
    access_type: "offline",
    prompt,
    scope,
    state: "state-1",
    ...(challenge ? { code_challenge: challenge, code_challenge_method: CodeChallengeMethod.S256 } : {}),
  });
  const chooser = await (await fetch(start)).text();
  const account = new RegExp(`href="([^"]+)">${OWNER}<`).exec(chooser)?.[1] ?? "";
  const page = await (await fetch(google.url + plainText(account))).text();
  const query = plainText(/name="query" value="([^"]*)"/.exec(page)?.[1] ?? "");
  const form = new URLSearchParams({ query, email: OWNER, decision });
  for (const one of scope.split(" ")) if (one !== untick) form.append("scope", one);
  const answer = await fetch(`${google.url}/o/oauth2/v2/auth`, { method: "POST", body: form, redirect: "manual" });
  return new URL(answer.headers.get("location") ?? "http://nowhere");
}

const plainText = (html: string) => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

test("connects an account through the pages, with PKCE", async () => {
  const auth = google.oauth();
  const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync();

  const back = await consent({ auth, challenge: codeChallenge });
  const { tokens } = await auth.getToken({ code: back.searchParams.get("code") ?? "", codeVerifier });

  expect(back.origin + back.pathname).toBe(REDIRECT);
  expect(back.searchParams.get("state")).toBe("state-1");
  expect(tokens).toMatchObject({ scope: SCOPE, token_type: "Bearer", refresh_token: expect.stringMatching(/^1\/\/0/) });
});

test("refuses a code with the wrong verifier, a used code and another redirect", async () => {
  const auth = google.oauth();
  const { codeVerifier, codeChallenge } = await auth.generateCodeVerifierAsync();
  const code = async () => (await consent({ auth, challenge: codeChallenge })).searchParams.get("code") ?? "";
  const used = await code();
  await auth.getToken({ code: used, codeVerifier });

  const errors = [
    await rejectionOf(auth.getToken({ code: await code(), codeVerifier: "wrong" })),
    await rejectionOf(auth.getToken({ code: await code() })),
    await rejectionOf(auth.getToken({ code: used, codeVerifier })),
    await rejectionOf(auth.getToken({ code: await code(), codeVerifier, redirect_uri: "http://localhost:3000/other" })),
  ];

  expect(errors.map((error) => (error.response as { data: { error: string } }).data.error)).toEqual([
    "invalid_grant",
    "invalid_grant",
    "invalid_grant",
    "redirect_uri_mismatch",
  ]);
});

test("lets the owner untick a scope or say no", async () => {
  const auth = google.oauth();
  const [events = "", freeBusy = ""] = SCOPE.split(" ");

  const partly = await consent({ auth, untick: freeBusy });
  const { tokens } = await auth.getToken(partly.searchParams.get("code") ?? "");
  const denied = await consent({ auth, decision: "deny" });

  expect(tokens.scope).toBe(events);
  expect(denied.searchParams.get("error")).toBe("access_denied");
  expect(denied.searchParams.has("code")).toBe(false);
});

test("gives a second refresh token only to who asks for consent again", async () => {
  const auth = google.oauth();
  const tokenWith = async (prompt: string) =>
    (await auth.getToken((await consent({ auth, prompt })).searchParams.get("code") ?? "")).tokens.refresh_token;

  const answers = [await tokenWith("select_account"), await tokenWith("select_account"), await tokenWith("consent")];

  expect(answers.map(Boolean)).toEqual([true, false, true]);
});

test("blocks an unknown client, a strange redirect and an unknown account", async () => {
  const page = (change: Record<string, string>) => {
    const query = { client_id: "client", response_type: "code", scope: SCOPE, redirect_uri: REDIRECT, ...change };
    return fetch(`${google.url}/o/oauth2/v2/auth?${new URLSearchParams(query)}`).then(({ status }) => status);
  };

  expect(await page({ client_id: "other" })).toBe(401);
  expect(await page({ redirect_uri: "http://evil.example.com/" })).toBe(400);
  expect(await page({ response_type: "token" })).toBe(400);
  const grant = await fetch(`${google.url}/_sim/grant`, {
    method: "POST",
    body: JSON.stringify({ email: "x@y.z", scope: SCOPE }),
  });
  expect(grant.status).toBe(404);
});

test("refreshes an expired access token without anybody noticing", async () => {
  const { auth, calendar } = await google.connect();
  const before = auth.credentials.access_token;
  await control(google.url, "/_sim/expire-access-tokens");

  const list = await calendar.events.list({ calendarId: "primary" });

  expect(list.status).toBe(200);
  expect(auth.credentials.access_token).not.toBe(before);
});

test("answers invalid_grant after the owner revoked the access", async () => {
  const revoked = await google.connect();
  const token = revoked.auth.credentials.refresh_token ?? "";
  await revoked.auth.revokeToken(token);
  const removed = await google.connect({ email: "second@example.com" });
  await control(google.url, "/_sim/revoke-all");

  for (const { auth } of [revoked, removed]) {
    auth.setCredentials({ refresh_token: auth.credentials.refresh_token ?? token, expiry_date: 1 });
    const error = await rejectionOf(auth.getAccessToken());
    expect((error.response as { status: number; data: object }).data).toMatchObject({ error: "invalid_grant" });
  }
  expect((await rejectionOf(revoked.auth.revokeToken(token))).status).toBe(400);
});

test("tells who the account is, to a token that may know", async () => {
  const { auth } = await google.connect({ scope: "openid email" });
  const other = await google.connect();
  const ask = (token: string | null | undefined) =>
    fetch(`${google.url}/oauth2/v3/userinfo`, { headers: { authorization: `Bearer ${token}` } });

  expect(await (await ask(auth.credentials.access_token)).json()).toMatchObject({ email: OWNER, email_verified: true });
  expect((await ask(other.auth.credentials.access_token)).status).toBe(403);
  expect((await ask("bogus")).status).toBe(401);
});

test("allows each method only to the scopes that Google asks for", async () => {
  const { calendar } = await google.connect();
  const readOnly = await google.connect({ scope: "https://www.googleapis.com/auth/calendar.readonly" });

  const list = await rejectionOf(calendar.calendarList.list());
  const insert = await rejectionOf(readOnly.calendar.events.insert({ calendarId: "primary", requestBody: {} }));

  expect([list.status, insert.status]).toEqual([403, 403]);
  expect((await readOnly.calendar.calendarList.list()).data.items).toMatchObject([{ id: OWNER, primary: true }]);
});

test("keeps refresh tokens and events over a restart", async () => {
  const { auth, calendar } = await google.connect();
  await calendar.events.insert({
    calendarId: "primary",
    requestBody: { summary: "Kept", start: { date: "2026-12-01" }, end: { date: "2026-12-02" } },
  });

  await google.restart();

  const again = google.calendarOf(google.oauth({ refresh_token: auth.credentials.refresh_token ?? "" }));
  const { data } = await again.events.list({ calendarId: "primary" });
  expect(data.items?.map(({ summary }) => summary)).toEqual(["Kept"]);
});
