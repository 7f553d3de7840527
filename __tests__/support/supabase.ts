import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { findFreePort } from "@/scripts/local/ports";
import type { AuthMail } from "@/scripts/local/supabase/auth-mail";
import { startSupabase } from "@/scripts/local/supabase/server";
import { createSupabaseKeys, type SupabaseKeys } from "@/scripts/local/supabase/tokens";

/** A local Supabase of one test file, with its own database and a letter box. */
export interface TestSupabase {
  url: string;
  siteUrl: string;
  keys: SupabaseKeys;
  database: TestDatabase;
  mails: AuthMail[];
  log: string[];
  /** A client that forgets its session when it is gone. Without a key: the publishable one. */
  client(key?: string): SupabaseClient;
  /** A client that starts PKCE flows, as server-side code with cookies does. */
  pkceClient(): SupabaseClient;
  /** Where the link of the newest mail to this address leads. */
  linkFor(email: string): string;
  close(): Promise<void>;
}

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Starts Auth, Storage and Realtime over a fresh clone of the migrated database. */
export async function startTestSupabase(): Promise<TestSupabase> {
  const database = await openTestDatabase();
  const storageDir = await mkdtemp(path.join(tmpdir(), "cloudgreet-storage-"));
  const keys = await createSupabaseKeys();
  const mails: AuthMail[] = [];
  const log: string[] = [];
  const siteUrl = "http://127.0.0.1:3999";
  const server = await startSupabase({
    adminUrl: database.adminUrl,
    port: await findFreePort(),
    keys,
    siteUrl,
    storageDir,
    sendMail: async (mail) => void mails.push(mail),
    log: (line) => void log.push(line),
  });
  const clients: SupabaseClient[] = [];
  const client = (key: string, auth: object) => {
    const made = createClient(server.url, key, { auth: { autoRefreshToken: false, ...auth } });
    clients.push(made);
    return made;
  };
  return {
    url: server.url,
    siteUrl,
    keys,
    database,
    mails,
    log,
    client: (key = keys.publishableKey) => client(key, { persistSession: false }),
    pkceClient: () => client(keys.publishableKey, { flowType: "pkce", storage: memoryStorage() }),
    linkFor(email) {
      const mail = mails.findLast(({ to }) => to === email);
      const link = /href="([^"]+\/auth\/v1\/verify[^"]+)"/.exec(mail?.html ?? "")?.[1];
      if (!link) throw new Error(`no link was mailed to ${email}`);
      return link.replaceAll("&amp;", "&");
    },
    async close() {
      for (const made of clients) await made.realtime.disconnect();
      await server.close();
      await database.close();
      await rm(storageDir, { recursive: true, force: true });
    },
  };
}
