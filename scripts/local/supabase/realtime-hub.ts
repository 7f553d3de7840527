import type pg from "pg";
import type { WebSocket } from "ws";
import { type Access, authorizeTopic, type Identity, identify } from "./realtime-access";
import { decodeFrame, encodeBinaryBroadcast, encodeFrame, type Frame } from "./realtime-frames";
import type { SupabaseKeys, Tokens } from "./tokens";

interface HubOptions {
  pool: pg.Pool;
  keys: SupabaseKeys;
  tokens: Tokens;
  log: (line: string) => void;
}

interface Channel extends Access {
  isPrivate: boolean;
  hearsItself: boolean;
  acknowledges: boolean;
  joinRef: string | null;
  identity: Identity;
  expiry?: NodeJS.Timeout | undefined;
}

interface Connection {
  socket: WebSocket;
  version: string;
  apiKey: string;
  channels: Map<string, Channel>;
}

/** One message to everybody who joined a topic and may read it. */
export interface Broadcast {
  topic: string;
  event: string;
  payload: unknown;
  isPrivate: boolean;
  /** The sender's own channel, which hears the message only when it asked to. */
  from?: Channel;
  id?: string;
}

interface JoinConfig {
  private?: boolean;
  broadcast?: { self?: boolean; ack?: boolean };
  postgres_changes?: unknown[];
}

const prefix = "realtime:";
const timerMsMax = 2 ** 31 - 1;

function tokenOf(frame: Frame): string | undefined {
  return typeof frame.payload.access_token === "string" ? frame.payload.access_token : undefined;
}

function send(to: Connection, frame: Partial<Frame> & Pick<Frame, "topic" | "event" | "payload">): void {
  if (to.socket.readyState !== to.socket.OPEN) return;
  to.socket.send(encodeFrame({ join_ref: null, ref: null, ...frame }, to.version));
}

function reply(to: Connection, { topic, ref, join_ref }: Frame, status: "ok" | "error", response: object = {}): void {
  send(to, { topic, ref, join_ref, event: "phx_reply", payload: { status, response } });
}

function leave(connection: Connection, name: string): void {
  clearTimeout(connection.channels.get(name)?.expiry);
  connection.channels.delete(name);
}

/** A channel ends with the token that opened it, unless a newer one arrives before. */
function closeAtExpiry(connection: Connection, name: string, channel: Channel): void {
  clearTimeout(channel.expiry);
  const expirySeconds = channel.identity.claims.exp;
  if (!expirySeconds) return;
  const close = () => {
    const message = { channel: name.slice(prefix.length), extension: "system", status: "error" };
    send(connection, { topic: name, event: "system", payload: { ...message, message: "Token has expired" } });
    send(connection, { topic: name, event: "phx_close", payload: {}, join_ref: channel.joinRef });
    leave(connection, name);
  };
  channel.expiry = setTimeout(close, Math.min(expirySeconds * 1000 - Date.now(), timerMsMax));
  channel.expiry.unref();
}

/** Everybody who is connected, what they joined, and who hears what. */
export class RealtimeHub {
  readonly #options: HubOptions;
  readonly #connections = new Set<Connection>();

  constructor(options: HubOptions) {
    this.#options = options;
  }

  connect(socket: WebSocket, version: string, apiKey: string): void {
    const connection: Connection = { socket, version, apiKey, channels: new Map() };
    this.#connections.add(connection);
    let work = Promise.resolve();
    socket.on("message", (bytes, isBinary) => {
      work = work
        .then(() => this.#receive(connection, decodeFrame(bytes as Buffer, isBinary)))
        .catch((error) => this.#options.log(`realtime: ${error instanceof Error ? error.message : error}`));
    });
    socket.on("close", () => {
      for (const name of connection.channels.keys()) leave(connection, name);
      this.#connections.delete(connection);
    });
  }

  broadcast({ topic, event, payload, isPrivate, from, id }: Broadcast): void {
    const name = prefix + topic;
    for (const connection of this.#connections) {
      const channel = connection.channels.get(name);
      if (!channel || channel.isPrivate !== isPrivate || !channel.read) continue;
      if (channel === from && !channel.hearsItself) continue;
      if (Buffer.isBuffer(payload)) connection.socket.send(encodeBinaryBroadcast(name, event, payload));
      else {
        const meta = id ? { meta: { id } } : {};
        send(connection, { topic: name, event: "broadcast", payload: { type: "broadcast", event, payload, ...meta } });
      }
    }
  }

  closeAll(): void {
    for (const { socket, channels } of this.#connections) {
      for (const channel of channels.values()) clearTimeout(channel.expiry);
      socket.terminate();
    }
  }

  async #receive(connection: Connection, frame: Frame): Promise<void> {
    if (frame.topic === "phoenix") return reply(connection, frame, "ok");
    if (frame.event === "phx_join") return this.#join(connection, frame);
    const channel = connection.channels.get(frame.topic);
    if (!channel) return reply(connection, frame, "error", { reason: "unmatched topic" });
    if (frame.event === "access_token") return this.#renew(connection, frame, channel);
    if (frame.event === "broadcast") return this.#speak(connection, frame, channel);
    if (frame.event === "phx_leave") leave(connection, frame.topic);
    reply(connection, frame, "ok");
  }

  async #join(connection: Connection, frame: Frame): Promise<void> {
    const { pool, keys, tokens } = this.#options;
    const config = (frame.payload.config ?? {}) as JoinConfig;
    const topic = frame.topic.slice(prefix.length);
    const refuse = (reason: string) => reply(connection, frame, "error", { reason });
    if (config.postgres_changes?.length) return refuse("postgres_changes is not offered here; use broadcast");
    const identity = await identify(keys, tokens, connection.apiKey, tokenOf(frame));
    if (!identity) return refuse("InvalidJWTToken: Token is invalid or expired");
    const isPrivate = config.private ?? false;
    const access = isPrivate ? await authorizeTopic(pool, identity, topic) : { read: true, write: true };
    if (!access.read) {
      return refuse(`Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`);
    }
    leave(connection, frame.topic);
    const channel: Channel = {
      ...access,
      isPrivate,
      identity,
      hearsItself: config.broadcast?.self ?? false,
      acknowledges: config.broadcast?.ack ?? false,
      joinRef: frame.join_ref,
    };
    connection.channels.set(frame.topic, channel);
    closeAtExpiry(connection, frame.topic, channel);
    reply(connection, frame, "ok", { postgres_changes: [] });
    send(connection, { topic: frame.topic, event: "presence_state", payload: {} });
  }

  async #renew(connection: Connection, frame: Frame, channel: Channel): Promise<void> {
    const { pool, keys, tokens } = this.#options;
    const identity = await identify(keys, tokens, connection.apiKey, tokenOf(frame));
    if (!identity) return;
    channel.identity = identity;
    if (channel.isPrivate) {
      Object.assign(channel, await authorizeTopic(pool, identity, frame.topic.slice(prefix.length)));
    }
    closeAtExpiry(connection, frame.topic, channel);
  }

  #speak(connection: Connection, frame: Frame, channel: Channel): void {
    const { event, payload } = frame.payload;
    if (channel.write) {
      const topic = frame.topic.slice(prefix.length);
      this.broadcast({ topic, event: String(event), payload, isPrivate: channel.isPrivate, from: channel });
    }
    if (!channel.acknowledges) return;
    if (channel.write) reply(connection, frame, "ok");
    else reply(connection, frame, "error", { reason: "Unauthorized" });
  }
}
