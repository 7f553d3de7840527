import { App, setExperimental } from "@supabase/lite";
import { createPostgresConnection } from "@supabase/lite/postgres";
import type { AuthMail } from "./auth-mail";
import { storageFiles } from "./storage-files";
import type { SupabaseKeys } from "./tokens";

interface LiteOptions {
  adminUrl: string;
  apiUrl: string;
  siteUrl: string;
  keys: SupabaseKeys;
  storageDir: string;
  sendMail: (mail: AuthMail) => Promise<void>;
}

/** The auth and storage services inside this process. */
export interface Lite {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const unchanged = (value: string) => value;

// Without these the service passes on Postgres's own text (2026-01-02 03:04:05+00).
const types = {
  timestamptz: {
    to: 1184,
    from: [1184],
    serialize: unchanged,
    parse: (value: string) => value.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"),
  },
  timestamp: { to: 1114, from: [1114], serialize: unchanged, parse: (value: string) => value.replace(" ", "T") },
};

/**
 * Stops the service's habit of granting everything on every table to the API roles at its first
 * request, which would undo each revoke of our migrations.
 */
export function stopBlanketGrants(connection: object): void {
  if (!("rlsState" in connection) || !("ensureRlsContext" in connection)) {
    throw new Error(
      "@supabase/lite has changed: rlsState or ensureRlsContext is gone. See how it now decides to grant on all tables, and stop that again in scripts/local/supabase/lite.ts.",
    );
  }
  Object.assign(connection, { rlsState: "active", ensureRlsContext: async () => true });
}

/** Puts our API address, instead of the site's, into the links of a mail that the service composed. */
export function withApiLinks(mail: AuthMail, siteUrl: string, apiUrl: string): AuthMail {
  const from = `${siteUrl}/auth/v1/`;
  const to = `${apiUrl}/auth/v1/`;
  if (mail.html.includes("href=") && !mail.html.includes(from)) {
    throw new Error("@supabase/lite has changed: its mails no longer link to <site>/auth/v1/. See lite.ts.");
  }
  return { ...mail, html: mail.html.replaceAll(from, to), text: mail.text.replaceAll(from, to) };
}

function attachStorage(app: App, folder: string): void {
  app._storageAdapter = storageFiles(folder);
  if (typeof app.fetch !== "function" || !("drivers" in app)) {
    throw new Error("@supabase/lite has changed: App has no fetch or no drivers. See lite.ts.");
  }
}

/**
 * Starts @supabase/lite inside this process, for Auth and Storage alone; its Data API is not offered,
 * because data goes straight to Postgres. Throws when an upgrade took away what we have to correct.
 */
export async function startLite(options: LiteOptions): Promise<Lite> {
  const { siteUrl, apiUrl, keys } = options;
  const connection = createPostgresConnection({
    url: options.adminUrl,
    postgresOptions: { types, max: 8, onnotice: () => undefined },
  });
  stopBlanketGrants(connection);
  setExperimental("storage", true);
  const app = new App({
    connection,
    auth: {
      enabled: true,
      site_url: siteUrl,
      additional_redirect_urls: [`${siteUrl}/**`],
      jwt_secret: keys.internalSecret,
      jwt_expiry: 3600,
      enable_signup: true,
      publishable_key: keys.publishableKey,
      secret_key: keys.secretKey,
      email: { enable_confirmations: true, double_confirm_changes: false },
    },
    storage: { enabled: true },
    studio: { enabled: false },
    options: {
      server: { disableStudio: true, disableFallback: true },
      drivers: {
        email: {
          send: ({ to, subject, html = "", text = "" }) =>
            options.sendMail(withApiLinks({ to, subject, html, text }, siteUrl, apiUrl)),
        },
      },
    },
  });
  attachStorage(app, options.storageDir);
  await quietly(() => app.init());
  return {
    fetch: async (request) => app.fetch(request, { peerAddress: null }),
    close: () => connection.close(),
  };
}

/** The service warns that storage is experimental; here it is a stand-in and nothing else. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    await work();
  } finally {
    console.warn = warn;
  }
}
