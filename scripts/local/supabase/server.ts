import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import pg from "pg";
import { buckets } from "@/lib/domain/uploads/buckets";
import { withPlainControls } from "@/scripts/local/kit/plain-controls";
import { authGateway, toInner } from "./auth-gateway";
import type { AuthMail } from "./auth-mail";
import { readSql } from "./base";
import { startLite } from "./lite";
import { startRealtime } from "./realtime";
import { storageRoutes } from "./storage-routes";
import { createTokens, type SupabaseKeys } from "./tokens";

interface SupabaseOptions {
  /** A database with the base of `applySupabaseBase`. */
  adminUrl: string;
  port: number;
  keys: SupabaseKeys;
  /** Where links of mails lead: the address of the web application. */
  siteUrl: string;
  /** Folder for the bytes of stored objects. */
  storageDir: string;
  sendMail: (mail: AuthMail) => Promise<void>;
  log?: (line: string) => void;
}

/** A running local Supabase: Auth, Storage and Realtime at one address. */
export interface RunningSupabase {
  url: string;
  close(): Promise<void>;
}

const exposedHeaders = ["content-range", "x-total-count", "link", "x-supabase-api-version", "x-sb-error-code"];

async function prepareDatabase(pool: pg.Pool): Promise<void> {
  await pool.query(`set client_min_messages = warning; ${await readSql("local-only.sql")}`);
  for (const [bucket, bytesMax] of Object.entries(buckets)) {
    await pool.query(
      `insert into storage.buckets (id, name, public, file_size_limit) values ($1, $1, false, $2)
       on conflict (id) do update set file_size_limit = excluded.file_size_limit`,
      [bucket, bytesMax],
    );
  }
}

async function listen(app: Hono, port: number, signal: AbortSignal): Promise<Server> {
  const fetch = withPlainControls(
    {
      vendor: "Supabase",
      isApiPath: (path) => /^\/(auth|storage)\/v1\//.test(path),
      errorBody: (status) => ({
        code: status,
        error_code: "unexpected_failure",
        msg: `The local Supabase was asked to answer ${status}.`,
      }),
      signal,
    },
    app.fetch,
  );
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, () => resolve(server as Server));
    server.on("error", reject);
  });
}

/**
 * Starts Supabase Auth, Storage and Realtime over an existing database, on 127.0.0.1. There is no
 * Data API: data goes straight to Postgres, and `/rest/v1` answers 404 with that sentence.
 */
export async function startSupabase(options: SupabaseOptions): Promise<RunningSupabase> {
  const { adminUrl, port, keys, siteUrl, sendMail, log = () => undefined } = options;
  const url = `http://127.0.0.1:${port}`;
  const pool = new pg.Pool({ connectionString: adminUrl, max: 8, idleTimeoutMillis: 5000 });
  pool.on("error", (error) => log(`supabase: ${error.message}`));
  await prepareDatabase(pool);

  const tokens = await createTokens(keys);
  const lite = await startLite({ adminUrl, apiUrl: url, siteUrl, keys, storageDir: options.storageDir, sendMail });
  const realtime = await startRealtime({ adminUrl, pool, keys, tokens, log });

  const app = new Hono();
  app.use("*", cors({ origin: (origin) => origin || "*", credentials: true, exposeHeaders: exposedHeaders }));
  app.onError((error, c) => {
    log(`supabase: ${error.stack ?? error.message}`);
    return c.json({ code: 500, error_code: "unexpected_failure", msg: "Unexpected failure" }, 500);
  });
  app.all("/rest/v1/*", (c) => c.json({ message: "There is no Data API: data goes straight to Postgres." }, 404));
  realtime.mount(app);
  app.route("/", authGateway({ pool, inner: lite.fetch, tokens, keys, apiUrl: url, siteUrl, sendMail }));
  app.route(
    "/",
    storageRoutes(async (request) => lite.fetch(await toInner(request, tokens))),
  );

  const stopping = new AbortController();
  const server = await listen(app, port, stopping.signal);
  server.on("upgrade", (request, socket, head) => {
    if (!realtime.upgrade(request, socket, head)) socket.destroy();
  });
  let closing: Promise<void> | undefined;
  const close = async () => {
    stopping.abort();
    server.close();
    server.closeAllConnections();
    await realtime.close();
    await lite.close().catch(() => undefined);
    await pool.end();
  };
  return {
    url,
    close() {
      closing ??= close();
      return closing;
    },
  };
}
