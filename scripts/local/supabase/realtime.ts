import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Context, Hono } from "hono";
import type pg from "pg";
import { WebSocketServer } from "ws";
import { authorizeTopic, type Identity, identify } from "./realtime-access";
import { startDatabaseFeed } from "./realtime-feed";
import { RealtimeHub } from "./realtime-hub";
import type { SupabaseKeys, Tokens } from "./tokens";

interface RealtimeOptions {
  adminUrl: string;
  pool: pg.Pool;
  keys: SupabaseKeys;
  tokens: Tokens;
  log: (line: string) => void;
}

/** The Realtime server: joins the HTTP server through `upgrade` and `mount`. */
export interface Realtime {
  /** False when the path is not Realtime's. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Adds the HTTP routes that send a broadcast. */
  mount(app: Hono): void;
  close(): Promise<void>;
}

/**
 * Supabase Realtime for what the product uses: broadcast on public and private channels, from
 * clients, over HTTP and from the database. Policies on realtime.messages decide about private ones.
 * Presence is accepted and ignored; postgres_changes is refused with a sentence.
 */
export async function startRealtime(options: RealtimeOptions): Promise<Realtime> {
  const { adminUrl, pool, keys, log } = options;
  const hub = new RealtimeHub(options);
  const feed = await startDatabaseFeed({
    adminUrl,
    pool,
    log,
    deliver: ({ id, topic, event, payload, private: isPrivate }) =>
      hub.broadcast({ topic, event, payload: payload ?? {}, isPrivate, id }),
  });
  const server = new WebSocketServer({ noServer: true });
  return {
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://local");
      if (url.pathname !== "/realtime/v1/websocket") return false;
      const apiKey = url.searchParams.get("apikey") ?? String(request.headers["x-api-key"] ?? "");
      if (apiKey !== keys.publishableKey && apiKey !== keys.secretKey) {
        socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
        return true;
      }
      const version = url.searchParams.get("vsn") ?? "1.0.0";
      server.handleUpgrade(request, socket, head, (accepted) => hub.connect(accepted, version, apiKey));
      return true;
    },
    mount: (app) => mountBroadcast(app, options, hub),
    async close() {
      hub.closeAll();
      server.close();
      await feed.close();
    },
  };
}

interface PostedMessage {
  topic: string;
  event: string;
  payload: unknown;
  private?: boolean;
}

function mountBroadcast(app: Hono, { pool, keys, tokens }: RealtimeOptions, hub: RealtimeHub): void {
  const identityOf = (c: Context) =>
    identify(keys, tokens, c.req.header("apikey"), c.req.header("authorization")?.replace(/^Bearer /i, ""));
  const mayWrite = async (identity: Identity, message: PostedMessage) =>
    !message.private || (await authorizeTopic(pool, identity, message.topic)).write;
  const pass = ({ topic, event, payload, private: isPrivate = false }: PostedMessage) =>
    hub.broadcast({ topic, event, payload, isPrivate, id: randomUUID() });

  app.post("/realtime/v1/api/broadcast", async (c) => {
    const identity = await identityOf(c);
    if (!identity) return c.json({ message: "Unauthorized" }, 401);
    const body: { messages?: PostedMessage[] } = await c.req.json();
    for (const message of body.messages ?? []) if (await mayWrite(identity, message)) pass(message);
    return c.body(null, 202);
  });
  app.post("/realtime/v1/api/broadcast/:topic/events/:event", async (c) => {
    const identity = await identityOf(c);
    if (!identity) return c.json({ message: "Unauthorized" }, 401);
    const { topic, event } = c.req.param();
    const message = { topic, event, payload: await c.req.json(), private: c.req.query("private") === "true" };
    if (!(await mayWrite(identity, message))) return c.json({ message: "Forbidden" }, 403);
    pass(message);
    return c.body(null, 202);
  });
}
