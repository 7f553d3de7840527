import { afterAll, beforeAll, expect, test } from "vitest";
import type { RateLimits } from "@/lib/ports";
import { createLocalCounter } from "@/lib/providers/upstash/local-counter";
import { createUpstashRateLimits } from "@/lib/providers/upstash/rate-limits";
import { findFreePort } from "@/scripts/local/ports";
import { type RunningUpstash, startUpstash } from "@/scripts/local/upstash/server";

const token = "a-token-of-this-test";
const now = () => new Date();
let upstash: RunningUpstash;

function open(url: string): RateLimits {
  return createUpstashRateLimits({ url, token, now, local: createLocalCounter(now) });
}

async function takeMany(limits: RateLimits, count: number, subject: string): Promise<number> {
  const answers = await Promise.all(Array.from({ length: count }, () => limits.take("sign_in", subject)));
  return answers.filter(({ isAllowed }) => isAllowed).length;
}

beforeAll(async () => {
  upstash = await startUpstash({ port: await findFreePort(), token });
});

afterAll(() => upstash.close());

test("ten sign-ins of an account pass in a quarter of an hour, whichever process they come to", async () => {
  const passed = (await takeMany(open(upstash.url), 8, "ada")) + (await takeMany(open(upstash.url), 8, "ada"));

  const answer = await open(upstash.url).take("sign_in", "ada");

  expect(passed).toBe(10);
  expect(answer).toMatchObject({ isAllowed: false, retryInSeconds: expect.any(Number) });
  expect(await takeMany(open(upstash.url), 1, "someone else")).toBe(1);
});

test("a success forgets the failures of its own account alone", async () => {
  const limits = open(upstash.url);
  await takeMany(limits, 10, "bea");
  await takeMany(limits, 10, "cleo");

  await limits.forget("sign_in", "bea");

  expect(await takeMany(limits, 10, "bea")).toBe(10);
  expect(await takeMany(limits, 1, "cleo")).toBe(0);
});

test("without the counter a sign-in is counted here, and a call that costs money is refused", async () => {
  const limits = open(`http://127.0.0.1:${await findFreePort()}`);

  expect(await takeMany(limits, 12, "dora")).toBe(10);
  expect(await limits.take("demo_call", "dora")).toMatchObject({ isAllowed: false });
});

test("a counter that fails, or answers nonsense, is as good as none", async () => {
  const limits = open(upstash.url);
  const fault = (body: unknown) => fetch(`${upstash.url}/_sim/faults`, { method: "POST", body: JSON.stringify(body) });

  await fault({ status: 500 });
  const afterFailure = await limits.take("demo_call", "eve");
  await fault({ body: "nonsense" });
  const afterNonsense = await limits.take("sign_in", "eve");

  expect(afterFailure.isAllowed).toBe(false);
  expect(afterNonsense.isAllowed).toBe(true);
});
