import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { envNames } from "@/lib/env";
import { findDeployProblems, findProblems } from "@/scripts/env-problems";

const random = (bytes: number) => randomBytes(bytes).toString("base64url");

/** An environment that may go live. */
function liveEnvironment(): Record<string, string> {
  return {
    APP_URL: "https://app.cloudgreet.io",
    APP_SECRET: random(32),
    CRON_SECRET: random(24),
    HEALTH_TOKEN: random(24),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    DATABASE_URL: "postgres://app_server.abcdefgh:s3cretlongone@aws-0-us-east-1.pooler.supabase.com:6543/postgres",
    NEXT_PUBLIC_SUPABASE_URL: "https://abcdefgh.supabase.co",
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: `sb_publishable_${random(20)}`,
    SUPABASE_SECRET_KEY: `sb_secret_${random(20)}`,
    RETELL_API_KEY: `key_${random(20)}`,
    TELNYX_API_KEY: `KEY${random(24)}`,
    TELNYX_PUBLIC_KEY: randomBytes(32).toString("base64"),
    TELNYX_CONNECTION_ID: "2345678901234567890",
    TELNYX_RETELL_TRUNK_ID: "2345678901234567891",
    TELNYX_FALLBACK_NUMBER: "+13035550199",
    STRIPE_SECRET_KEY: `sk_live_${random(20)}`,
    STRIPE_WEBHOOK_SECRET: `whsec_${random(20)}`,
    GOOGLE_CLIENT_ID: "1234567890-abcdef.apps.googleusercontent.com",
    GOOGLE_CLIENT_SECRET: `GOCSPX-${random(20)}`,
    RESEND_API_KEY: `re_${random(20)}`,
    RESEND_WEBHOOK_SECRET: `whsec_${random(24)}`,
    MAIL_FROM: "CloudGreet <hello@cloudgreet.io>",
    OPENAI_API_KEY: `sk-proj-${random(24)}`,
    UPSTASH_REDIS_REST_URL: "https://eu1-calm-cat.upstash.io",
    UPSTASH_REDIS_REST_TOKEN: random(30),
    SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T0/B0/abcdefghijkl",
  };
}

function problemsWith(change: Record<string, string | undefined>): string[] {
  return findDeployProblems({ ...liveEnvironment(), ...change }).map(({ name, message }) => `${name} ${message}`);
}

test("finds nothing wrong with a whole environment", () => {
  expect(findProblems(liveEnvironment())).toEqual([]);
  expect(findDeployProblems(liveEnvironment())).toEqual([]);
});

test("names what is missing and says where it comes from", () => {
  const { RETELL_API_KEY: _key, ...rest } = liveEnvironment();

  const problems = findProblems(rest);

  expect(problems).toEqual([
    { name: "RETELL_API_KEY", message: "is missing", cure: expect.stringContaining("webhook") },
  ]);
});

test("calls a half-configured vendor a problem", () => {
  const { STRIPE_WEBHOOK_SECRET: _secret, ...rest } = liveEnvironment();

  expect(findProblems(rest).map(({ name, message }) => `${name} ${message}`)).toEqual([
    "STRIPE_WEBHOOK_SECRET is missing, while other names of stripe are set",
  ]);
});

test("never repeats a value, whatever is wrong with it", () => {
  const names = Object.values(envNames).flat();
  const source = Object.fromEntries(names.map((name) => [name, "hunter2-changeme"]));

  const told = JSON.stringify([...findProblems(source), ...findDeployProblems(source)]);

  expect(told).not.toContain("hunter2");
});

test("demands every vendor before a deploy", () => {
  expect(problemsWith({ SLACK_WEBHOOK_URL: undefined })[0]).toMatch(/^SLACK_WEBHOOK_URL is missing/);
});

test.each(["TELNYX_CONNECTION_ID", "TELNYX_RETELL_TRUNK_ID", "TELNYX_FALLBACK_NUMBER", "RESEND_WEBHOOK_SECRET"])(
  "demands %s before a deploy, which the application does without",
  (name) => {
    expect(findProblems({ ...liveEnvironment(), [name]: "" })).toEqual([]);
    expect(problemsWith({ [name]: undefined })).toEqual([`${name} is missing`]);
  },
);

test("refuses addresses that are not https, lead elsewhere or are on this machine", () => {
  expect(problemsWith({ APP_URL: "http://app.cloudgreet.io" })).toEqual(["APP_URL must begin with https://"]);
  expect(problemsWith({ STRIPE_BASE_URL: "https://stripe.internal" })[0]).toMatch(/^STRIPE_BASE_URL must not be set/);
  expect(problemsWith({ DATABASE_URL: "postgres://app_server:pw@127.0.0.1:5432/postgres" })[0]).toMatch(/this machine/);
});

test("refuses a login that could read tables", () => {
  const url = "postgres://postgres.abcdefgh:s3cretlongone@aws-0-us-east-1.pooler.supabase.com:6543/postgres";

  expect(problemsWith({ DATABASE_URL: url })).toEqual(["DATABASE_URL must log in as app_server"]);
});

test("refuses test keys in production and allows them in a preview", () => {
  const testKey = { STRIPE_SECRET_KEY: `sk_test_${random(20)}` };

  expect(problemsWith(testKey)).toEqual(["STRIPE_SECRET_KEY is a test key"]);
  expect(problemsWith({ ...testKey, VERCEL_ENV: "preview" })).toEqual([]);
});

test("refuses placeholders, samples, one secret used twice and a fault point", () => {
  const secret = random(32);

  expect(problemsWith({ APP_SECRET: "change-me-change-me-change-me-change-me" })[0]).toMatch(/placeholder/);
  expect(problemsWith({ CRON_SECRET: "aaaaaaaaaaaaaaaaaaaa" })[0]).toMatch(/placeholder/);
  expect(problemsWith({ APP_URL: "https://app.example.com" })[0]).toMatch(/sample/);
  expect(problemsWith({ CRON_SECRET: secret, HEALTH_TOKEN: secret })[0]).toMatch(/same as another/);
  expect(problemsWith({ FAULT_POINT: "fees.settle:before" })[0]).toMatch(/must not be set/);
});
