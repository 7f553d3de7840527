import { existsSync } from "node:fs";
import path from "node:path";
import type { APIResponse } from "@playwright/test";
import { expect, signIn, test } from "./journey";

/** What stands on every answer, pages, data and files alike. */
const onEverything = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(self), payment=()",
  "cross-origin-opener-policy": "same-origin",
};
// Overlays of a development server evaluate code.
const isBuilt = existsSync(path.join(process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"));

/** The nonce of a page's policy, which every script in it has and no other page. */
async function nonceOf(response: APIResponse): Promise<string> {
  const policy = response.headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
  const nonce = /^'self' 'nonce-([\w+/=]{20,})' 'strict-dynamic'/.exec(scripts)?.[1] ?? "";
  expect(nonce, policy).not.toBe("");
  expect(scripts).not.toContain("unsafe-inline");
  if (isBuilt) expect(policy).not.toContain("unsafe-eval");
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  // Data for search engines is a script that never runs.
  const tags = [...(await response.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  const running = tags.filter((tag) => !tag.includes("application/ld+json"));
  expect(running.length).toBeGreaterThan(0);
  expect(running.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  return nonce;
}

test("pages, data and files say what a browser may do with them, and each page has a nonce of its own", {
  tag: "@desktop",
}, async ({ page, business }) => {
  const pages = [await page.request.get("/"), await page.request.get("/pricing"), await page.request.get("/login")];
  await signIn(page, business);
  pages.push(await page.request.get("/dashboard"), await page.request.get("/dashboard"));
  const nonces: string[] = [];
  for (const answer of pages) {
    expect(answer.status()).toBe(200);
    nonces.push(await nonceOf(answer));
  }
  expect(new Set(nonces).size).toBe(pages.length);

  await page.goto("/");
  const script = await page.locator("script[src]").first().getAttribute("src");
  const others = ["/api/health", "/api/client/overview", "/og.png", script ?? "", "/no-such-page", "/api/client/none"];
  for (const answer of [...pages, ...(await Promise.all(others.map((address) => page.request.get(address))))]) {
    expect(answer.headers(), answer.url()).toMatchObject(onEverything);
    expect(answer.headers()["x-powered-by"], answer.url()).toBeUndefined();
  }
  const data = await page.request.get("/api/client/overview");
  expect(data.headers()["cache-control"]).toBe("private, no-store");
});
