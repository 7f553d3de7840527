import { createHash } from "node:crypto";
import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { withPlainControls } from "@/scripts/local/kit/plain-controls";
import { memoryRedis } from "./memory-redis";
import { networkRedis, type RedisRunner } from "./redis-runner";

interface UpstashOptions {
  port: number;
  token: string;
  /** Address of a real Redis; without it everything is kept in this process. */
  redisUrl?: string | undefined;
}

/** A running stand-in for Upstash's REST API. */
export interface RunningUpstash {
  url: string;
  close(): Promise<void>;
}

type Command = unknown[];
type Answer = { result: unknown } | { error: string };

function toText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

// Upstash alone knows this first line of @upstash/ratelimit's scripts; Redis refuses it.
function withoutFlags(script: string): string {
  return script.replace(/^#!lua[^\n]*\n/, "\n");
}

/** Runs commands, and remembers scripts by their digest so that EVALSHA works on both kinds of Redis. */
function createRunner(redis: RedisRunner): (command: Command) => Promise<unknown> {
  const scripts = new Map<string, string>();
  const remember = (script: string) => {
    const sha = createHash("sha1").update(script).digest("hex");
    scripts.set(sha, script);
    return sha;
  };
  function manageScripts(action: string, args: string[]): unknown {
    if (action === "load") return remember(args[0] ?? "");
    if (action === "exists") return args.map((sha) => Number(scripts.has(sha)));
    scripts.clear();
    return "OK";
  }
  return async (command) => {
    const [first = "", ...args] = command.map(toText);
    const name = first.toLowerCase();
    const [head = "", ...rest] = args;
    if (name === "script") return manageScripts(head.toLowerCase(), rest);
    if (name === "eval" || name === "eval_ro") {
      remember(head);
      return redis.evaluate(withoutFlags(head), rest);
    }
    if (name === "evalsha" || name === "evalsha_ro") {
      const script = scripts.get(head);
      if (script === undefined) throw new Error("NOSCRIPT No matching script. Please use EVAL.");
      return redis.evaluate(withoutFlags(script), rest);
    }
    return redis.call(name, args);
  };
}

/** Upstash encodes texts in base64 when asked to, all but the word OK. */
function encode(value: unknown): unknown {
  if (typeof value === "string") return value === "OK" ? value : Buffer.from(value).toString("base64");
  return Array.isArray(value) ? value.map(encode) : value;
}

function describe(error: unknown): string {
  const text = (error instanceof Error ? error.message : String(error)).replace(/^ReplyError: /, "");
  return /^[A-Z]{2,}/.test(text) ? text : `ERR ${text}`;
}

/** One command is in the body as a list, or in the path with an optional last argument as body. */
function readCommand(path: string, body: string): Command {
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  return parts.length > 0 ? [...parts, ...(body ? [body] : [])] : JSON.parse(body);
}

/**
 * Starts Upstash's REST API on 127.0.0.1: single commands, `/pipeline` and `/multi-exec`. Commands run
 * one after the other, so transactions and scripts are atomic as in Redis.
 */
export async function startUpstash({ port, token, redisUrl }: UpstashOptions): Promise<RunningUpstash> {
  const redis = redisUrl ? networkRedis(redisUrl) : memoryRedis();
  const run = createRunner(redis);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  async function answer(command: Command, inBase64: boolean): Promise<Answer> {
    try {
      const result = await run(command);
      return { result: inBase64 ? encode(result) : result };
    } catch (error) {
      return { error: describe(error) };
    }
  }
  async function answerAll(commands: Command[], inBase64: boolean): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const command of commands) answers.push(await answer(command, inBase64));
    return answers;
  }
  async function handle(request: Request): Promise<[number, unknown]> {
    const url = new URL(request.url);
    const shown = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? url.searchParams.get("_token");
    if (shown !== token) return [401, { error: "Unauthorized" }];
    const body = await request.text();
    const inBase64 = request.headers.get("upstash-encoding") === "base64";
    if (url.pathname === "/pipeline" || url.pathname === "/multi-exec") {
      const commands: Command[] = JSON.parse(body);
      return [200, await inTurn(() => answerAll(commands, inBase64))];
    }
    const result = await inTurn(() => answer(readCommand(url.pathname, body), inBase64));
    return ["error" in result ? 400 : 200, result];
  }

  const stopping = new AbortController();
  const fetch = withPlainControls(
    {
      vendor: "Upstash",
      isApiPath: (path) => path !== "/" && !path.startsWith("/_"),
      errorBody: (status) => ({ error: `The local Upstash was asked to answer ${status}.` }),
      signal: stopping.signal,
    },
    async (request) => {
      const [status, body] = await handle(request).catch((error): [number, unknown] => [
        400,
        { error: describe(error) },
      ]);
      return Response.json(body, { status });
    },
  );
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch, port, hostname: "127.0.0.1" }, () => resolve(starting as Server));
    starting.on("error", reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      stopping.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      redis.close();
    },
  };
}
