import { createHash, randomInt, randomUUID } from "node:crypto";
import type { AuthStore, UserRow } from "./auth-store";

/** A mail of the auth service, ready for whoever delivers it. */
export interface AuthMail {
  to: string;
  subject: string;
  html: string;
  text: string;
}

/** The kinds of links that Supabase Auth sends. */
export type LinkKind = "signup" | "invite" | "recovery" | "magiclink";

/** The PKCE half that the asking client sent; its link answers with `?code=` for that client alone. */
export interface Challenge {
  code_challenge: string;
  code_challenge_method?: string;
}

/** A one-time link and the code that does the same. */
export interface OneTimeLink {
  code: string;
  tokenHash: string;
  redirectTo: string;
  url: string;
}

/** Marks the token of a link that must answer with a PKCE code. Same mark as the hosted service. */
export const pkcePrefix = "pkce_";

// The tables name these methods so, and the session's `amr` claim repeats them.
const authenticationMethods: Record<LinkKind, string> = {
  signup: "email/signup",
  invite: "invite",
  recovery: "recovery",
  magiclink: "magiclink",
};

const words: Record<LinkKind, { subject: string; lead: string; action: string }> = {
  signup: {
    subject: "Confirm your email address",
    lead: "Welcome to CloudGreet. Confirm that this address is yours.",
    action: "Confirm my address",
  },
  invite: {
    subject: "You are invited to CloudGreet",
    lead: "You have been invited to join a business on CloudGreet.",
    action: "Accept the invitation",
  },
  recovery: {
    subject: "Choose a new password",
    lead: "Somebody, we hope you, asked for a new password.",
    action: "Choose a new password",
  },
  magiclink: { subject: "Your sign-in link", lead: "Here is your link to sign in.", action: "Sign in" },
};

/** The form in which a code is kept: SHA-256 over address and code, as the auth service inside computes it. */
export function hashCode(email: string, code: string): string {
  return createHash("sha256")
    .update(email.toLowerCase() + code)
    .digest("hex");
}

/** Finds a token, with or without the PKCE mark, in the column where the auth service looks for it. */
export async function findStoredToken(store: AuthStore, email: string, code: string): Promise<string | null> {
  const hash = hashCode(email, code);
  const row = await store.first<{ token: string }>(
    `select token from auth.users, unnest(array[confirmation_token, recovery_token, email_change_token_new,
       reauthentication_token]) as token
     where email = $1 and token = any ($2)`,
    [email.toLowerCase(), [hash, pkcePrefix + hash]],
  );
  return row?.token ?? null;
}

interface MailOptions {
  store: AuthStore;
  apiUrl: string;
  siteUrl: string;
  send: (mail: AuthMail) => Promise<void>;
}

/** Makes one-time links and sends the mails that carry them. */
export type AuthMailer = ReturnType<typeof createAuthMailer>;

export function createAuthMailer({ store, apiUrl, siteUrl, send }: MailOptions) {
  /** Stores a fresh token on the user, which makes earlier ones of that kind worthless. */
  async function createLink(
    kind: LinkKind,
    user: UserRow,
    options: { redirectTo?: string | undefined; challenge?: Challenge | undefined },
  ): Promise<OneTimeLink> {
    const email = user.email ?? "";
    const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
    const tokenHash = (options.challenge ? pkcePrefix : "") + hashCode(email, code);
    const column = kind === "signup" || kind === "invite" ? "confirmation" : "recovery";
    await store.rows(
      `update auth.users set ${column}_token = $2, ${column}_sent_at = now(), updated_at = now() where id = $1`,
      [user.id, tokenHash],
    );
    if (options.challenge) await rememberChallenge(kind, user.id, options.challenge);
    const redirectTo = options.redirectTo || siteUrl;
    const url = new URL("/auth/v1/verify", apiUrl);
    url.search = new URLSearchParams({ token: tokenHash, type: kind, redirect_to: redirectTo }).toString();
    return { code, tokenHash, redirectTo, url: url.href };
  }

  async function rememberChallenge(kind: LinkKind, userId: string, challenge: Challenge): Promise<void> {
    await store.rows(
      `insert into auth.flow_state
         (id, user_id, authentication_method, code_challenge, code_challenge_method, provider_type)
       values ($1, $2, $3, $4, $5, 'email')`,
      [
        randomUUID(),
        userId,
        authenticationMethods[kind],
        challenge.code_challenge,
        (challenge.code_challenge_method ?? "s256").toLowerCase(),
      ],
    );
  }

  async function sendLink(kind: LinkKind, email: string, link: OneTimeLink): Promise<void> {
    const { subject, lead, action } = words[kind];
    const href = link.url.replaceAll("&", "&amp;");
    await send({
      to: email,
      subject,
      html: `<p>${lead}</p><p><a href="${href}">${action}</a></p><p>Or type this code: <strong>${link.code}</strong></p>`,
      text: `${lead}\n\n${action}: ${link.url}\n\nOr type this code: ${link.code}\n`,
    });
  }

  /** Makes a link and mails it to the user. */
  async function mailLink(
    kind: LinkKind,
    user: UserRow,
    options: { redirectTo?: string | undefined; challenge?: Challenge | undefined } = {},
  ): Promise<void> {
    await sendLink(kind, user.email ?? "", await createLink(kind, user, options));
  }

  return { createLink, mailLink };
}
