import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testVariables } from "@/__tests__/support/test-variables";
import { config, proxy } from "@/proxy";

const before = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, testVariables("postgres://nobody@127.0.0.1:9/none"));
});
afterAll(() => {
  process.env = before;
});

async function policyOf(path: string): Promise<Record<string, string>> {
  const response = await proxy(new NextRequest(`https://app.example.com${path}`));
  const list = response.headers.get("content-security-policy")?.split("; ") ?? [];
  return Object.fromEntries(list.map((one) => [one.replace(/ .*/, ""), one.replace(/^\S+ ?/, "")]));
}

const nonceOf = (policy: Record<string, string>) => /'nonce-([^']+)'/.exec(policy["script-src"] ?? "")?.[1];

test("a page may run our own scripts with its nonce alone, be framed by nobody, and speak to us and Supabase", async () => {
  const policy = await policyOf("/pricing");

  expect(policy).toMatchObject({
    "default-src": "'self'",
    "script-src": expect.stringMatching(/^'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'/),
    "connect-src": "'self' https://supabase.example.com wss://supabase.example.com",
    "media-src": "'self' https://supabase.example.com",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "upgrade-insecure-requests": "",
  });
  expect(policy["script-src"]).not.toContain("unsafe-inline");
});

test("each answer has a nonce of its own", async () => {
  const nonces = [nonceOf(await policyOf("/")), nonceOf(await policyOf("/")), nonceOf(await policyOf("/login"))];

  expect(nonces).not.toContain(undefined);
  expect(new Set(nonces).size).toBe(3);
});

test("whoever is sent to sign in is told the policy, and to come by https for two years", async () => {
  const response = await proxy(new NextRequest("https://app.example.com/dashboard/calls?q=leak"));

  expect(response.headers.get("location")).toBe("https://app.example.com/login?next=%2Fdashboard%2Fcalls%3Fq%3Dleak");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(response.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
});

test.each([
  ["/", true],
  ["/dashboard/calls", true],
  ["/invite/a-token", true],
  ["/api/retell/voice-webhook", false],
  ["/_next/static/chunks/main.js", false],
  ["/og.png", false],
])("%s comes through here: %s", (path, comes) => {
  expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(comes);
});
