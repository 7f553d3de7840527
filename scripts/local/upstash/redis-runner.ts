import { Redis } from "ioredis";

/** Runs Redis commands one at a time and answers with values that JSON can carry. */
export interface RedisRunner {
  /** `name` in lower case. */
  call(name: string, args: string[]): Promise<unknown>;
  /** Runs a Lua script; the arguments are the number of keys, the keys, the values. */
  evaluate(script: string, args: string[]): Promise<unknown>;
  close(): void;
}

/** Buffers to text, objects to flat pairs, booleans to 1 and 0, as Redis itself would answer. */
export function toPlain(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === "object") return Object.entries(value).flat().map(toPlain);
  return typeof value === "boolean" ? Number(value) : value;
}

/** A real Redis, for load tests and for caches that outlive a restart. */
export function networkRedis(url: string): RedisRunner {
  const redis = new Redis(url);
  return {
    call: async (name, args) => toPlain(await redis.call(name, ...args)),
    evaluate: async (script, args) => toPlain(await redis.call("eval", script, ...args)),
    close: () => redis.disconnect(),
  };
}
