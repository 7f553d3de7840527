import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type pg from "pg";
import type { SupabaseKeys, Tokens } from "./tokens";

/** Who speaks on a connection, as the policies will see it. */
export interface Identity {
  role: string;
  claims: JWTPayload;
}

/** What an identity may do on one private topic. */
export interface Access {
  read: boolean;
  write: boolean;
}

/**
 * Finds out who a key and a token stand for. A token that is present must be valid; without one the
 * key speaks. Null when neither is known.
 */
export async function identify(
  keys: SupabaseKeys,
  tokens: Tokens,
  apiKey: string | undefined,
  token: string | undefined,
): Promise<Identity | null> {
  const shown = token || apiKey;
  if (shown === keys.secretKey) return { role: "service_role", claims: { role: "service_role" } };
  if (shown === keys.publishableKey) return { role: "anon", claims: { role: "anon" } };
  const claims = shown ? await tokens.verify(shown) : null;
  return claims ? { role: String(claims.role ?? "authenticated"), claims } : null;
}

async function allowed(client: pg.PoolClient, sql: string, values: unknown[]): Promise<boolean> {
  await client.query("savepoint probe");
  try {
    return ((await client.query(sql, values)).rowCount ?? 0) > 0;
  } catch {
    await client.query("rollback to savepoint probe");
    return false;
  }
}

/**
 * Asks the policies on realtime.messages, by trying: a message of the topic is read and one is
 * written as this identity, and everything is rolled back. The hosted service does the same.
 */
export async function authorizeTopic(pool: pg.Pool, identity: Identity, topic: string): Promise<Access> {
  if (identity.role === "service_role") return { read: true, write: true };
  const client = await pool.connect();
  try {
    const id = randomUUID();
    await client.query("begin");
    await client.query(
      "insert into realtime.messages (id, topic, extension, private) values ($1, $2, 'broadcast', true)",
      [id, topic],
    );
    await client.query(
      `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
         set_config('realtime.topic', $3, true), set_config('role', $4, true)`,
      [JSON.stringify(identity.claims), identity.claims.sub ?? "", topic, identity.role],
    );
    const read = await allowed(client, "select 1 from realtime.messages where id = $1", [id]);
    const write = await allowed(
      client,
      "insert into realtime.messages (topic, extension, private) values ($1, 'broadcast', true)",
      [topic],
    );
    return { read, write };
  } finally {
    await client.query("rollback").catch(() => undefined);
    client.release();
  }
}
