import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findFreePort } from "@/scripts/local/ports";
import { type RunningUpstash, startUpstash } from "@/scripts/local/upstash/server";

const token = "a-token-of-this-test";
let server: RunningUpstash;
let redis: Redis;

beforeAll(async () => {
  server = await startUpstash({ port: await findFreePort(), token });
  redis = new Redis({ url: server.url, token });
});

afterAll(async () => {
  await server.close();
});

test("keeps values as they were given, umlauts and structures among them", async () => {
  await redis.set("greeting", { text: "Grüße 😀", list: [1, null, "2"] });

  expect(await redis.get("greeting")).toEqual({ text: "Grüße 😀", list: [1, null, "2"] });
  expect(await redis.get("unknown")).toBeNull();
});

test("grants a lock to exactly one of many who ask at once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => redis.set("lock:a", index, { nx: true, ex: 30 })),
  );

  expect(answers.filter((answer) => answer === "OK")).toHaveLength(1);
  expect(await redis.ttl("lock:a")).toBeGreaterThan(0);
});

test("lets a lock be released by its owner alone, in one script", async () => {
  const release = redis.createScript<number>(
    `if redis.call("get", KEYS[1]) == ARGV[1] then return redis.call("del", KEYS[1]) else return 0 end`,
  );
  await redis.set("lock:b", "mine");

  const foreign = await release.exec(["lock:b"], ["other"]);
  const own = await release.exec(["lock:b"], ["mine"]);

  expect([foreign, own]).toEqual([0, 1]);
});

test("lets the allowed number of simultaneous requests through, with each kind of limit", async () => {
  const limits = [
    Ratelimit.fixedWindow(3, "60 s"),
    Ratelimit.slidingWindow(3, "60 s"),
    Ratelimit.tokenBucket(3, "60 s", 3),
  ];
  const passed: number[] = [];
  for (const [index, limiter] of limits.entries()) {
    const ratelimit = new Ratelimit({ redis, limiter, prefix: `limit${index}`, ephemeralCache: false });
    const answers = await Promise.all(Array.from({ length: 12 }, () => ratelimit.limit("203.0.113.7")));
    passed.push(answers.filter(({ success }) => success).length);
  }

  expect(passed).toEqual([3, 3, 3]);
});

test("runs a pipeline in order and reports the failing command alone", async () => {
  await redis.set("text", "abc");
  const pipeline = redis.pipeline();
  pipeline.set("n", 1);
  pipeline.incr("text");
  pipeline.incr("n");

  const answers = await pipeline.exec({ keepErrors: true });

  expect(answers[1]?.error).toContain("integer");
  expect(answers[2]?.result).toBe(2);
});

test("runs a transaction as a whole", async () => {
  const answers = await redis.multi().set("t", 1).incr("t").hset("h", { a: 1, b: 2 }).hgetall("h").exec();

  expect(answers).toEqual(["OK", 2, 2, { a: 1, b: 2 }]);
});

test("refuses a wrong token", async () => {
  const stranger = new Redis({ url: server.url, token: "wrong", retry: false });

  await expect(stranger.get("n")).rejects.toThrow("Unauthorized");
});

test("answers an unknown command with an error, and goes on", async () => {
  const response = await fetch(server.url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: '["NOSUCHCOMMAND"]',
  });

  expect(response.status).toBe(400);
  expect(await redis.ping()).toBe("PONG");
});

test("keeps two servers apart", async () => {
  const other = await startUpstash({ port: await findFreePort(), token });
  await redis.set("only-here", 1);

  const seen = await new Redis({ url: other.url, token }).get("only-here");
  await other.close();

  expect(seen).toBeNull();
});

test("fails, is cut off and heals when it is told to, and lists what it was asked", async () => {
  const control = (path: string, body: unknown) =>
    fetch(`${server.url}/_sim/${path}`, { method: "POST", body: JSON.stringify(body) });
  const ask = () =>
    fetch(`${server.url}/get/weather`, { headers: { authorization: `Bearer ${token}` } })
      .then(async (response) => ({ status: response.status, text: await response.text() }))
      .then(
        ({ status }) => status,
        () => "cut",
      );
  await control("faults", { status: 503 });
  await control("faults", { status: 0 });

  const answers = [await ask(), await ask(), await ask()];

  const refused = await control("faults", { status: 200 });
  const asked: { path: string; status: number }[] = await (await fetch(`${server.url}/_sim/requests`)).json();
  expect(answers.toSorted()).toEqual([200, 503, "cut"]);
  expect(refused.status).toBe(400);
  expect(asked.slice(-3).map(({ path }) => path)).toEqual(["/get/weather", "/get/weather", "/get/weather"]);
  expect(await (await fetch(`${server.url}/`)).text()).toContain("Local Upstash");
});
