import { expect, test } from "vitest";
import type { Container } from "@/lib/container";
import { parseEnv } from "@/lib/env";
import { answerEnvHealth } from "@/lib/http/answer-env-health";

const source = {
  APP_URL: "https://app.cloudgreet.io",
  APP_SECRET: "a-secret-of-this-test-and-nothing-else",
  CRON_SECRET: "cron-secret-of-this-test",
  HEALTH_TOKEN: "health-token-of-this-test",
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
  DATABASE_URL: "postgres://app_server:hidden@127.0.0.1:1/postgres",
  NEXT_PUBLIC_SUPABASE_URL: "https://abcdefgh.supabase.co",
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: "sb_publishable_1",
  SUPABASE_SECRET_KEY: "sb_secret_1",
  RETELL_API_KEY: "key_12345678",
};

function ask(authorization?: string): Response {
  const parsed = parseEnv(source);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  const container: Pick<Container, "env" | "log"> = {
    env: parsed.env,
    log: { info: () => undefined, error: () => undefined },
  };
  const headers = authorization ? { authorization } : {};
  return answerEnvHealth(container, new Request("https://app.cloudgreet.io/api/health/env", { headers }));
}

test("tells names and whether their vendor is on, and no value", async () => {
  const response = ask(`Bearer ${source.HEALTH_TOKEN}`);
  const text = await response.text();

  expect(response.status).toBe(200);
  expect(JSON.parse(text).vendors).toContainEqual({ vendor: "retell", isConfigured: true, names: ["RETELL_API_KEY"] });
  expect(JSON.parse(text).vendors).toContainEqual(expect.objectContaining({ vendor: "stripe", isConfigured: false }));
  expect(JSON.parse(text).optional).toContainEqual({ name: "RETELL_BASE_URL", isSet: false });
  for (const value of Object.values(source)) expect(text).not.toContain(value);
});

test("is closed to everybody without the token", async () => {
  for (const authorization of [undefined, "Bearer ", "Bearer undefined", source.HEALTH_TOKEN, "Bearer health-token"]) {
    const response = ask(authorization);

    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
  }
});
