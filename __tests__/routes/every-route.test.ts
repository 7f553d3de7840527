import { testVariables } from "@/__tests__/support/test-variables";
import "@/__tests__/support/request-scope";

import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { makeBusiness } from "@/__tests__/support/make-business";
import { inRequestScope } from "@/__tests__/support/request-scope";
import { getContainer } from "@/lib/container";

const root = "app/api";
const routes = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .map((file) => path.dirname(file))
  .sort();
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Routes for everybody, each with the reason. A new one is added here or asks who calls. */
const open: Record<string, string> = {
  health: "says whether this process can serve: names, states and counts, nothing of any business",
  contact: "takes what a visitor writes and answers that it came",
  "demo-call": "talks with the scripted receptionist of a business that is invented and belongs to nobody",
};

let database: TestDatabase;
const before = { ...process.env };

beforeAll(async () => {
  database = await openTestDatabase();
  await makeBusiness(database.admin, { name: "Aurora Plumbing" });
  Object.assign(process.env, testVariables(database.appUrl, { NEXT_PUBLIC_SUPABASE_URL: "http://127.0.0.1:9" }));
});
afterAll(async () => {
  await getContainer().kysely.destroy();
  await database.close();
  process.env = before;
});

type Handler = (request: NextRequest, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function handlersOf(route: string): Promise<[string, Handler][]> {
  const file = path.resolve(root, route, "route.ts");
  const module: Record<string, unknown> = await import(/* @vite-ignore */ file);
  return methods.flatMap((method): [string, Handler][] => {
    const handler = module[method];
    return typeof handler === "function" ? [[method, handler as Handler]] : [];
  });
}

function ask(handler: Handler, method: string, route: string, headers: Record<string, string>): Promise<Response> {
  const id = "00000000-0000-4000-8000-000000000000";
  const address = `https://app.example.com/api/${route.replaceAll(/\[[^\]]+\]/g, id)}`;
  const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
  const request = new NextRequest(address, { method, headers, ...body });
  const params = Object.fromEntries([...route.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => [name ?? "", id]));
  return inRequestScope(new Headers(headers), () => handler(request, { params: Promise.resolve(params) }));
}

const strangers: [string, Record<string, string>][] = [
  ["nobody", {}],
  [
    "somebody with made-up credentials",
    {
      authorization: "Bearer made-up",
      cookie:
        "cloudgreet-auth=base64-eyJhY2Nlc3NfdG9rZW4iOiJ4LnkueiJ9; cloudgreet-business=00000000-0000-4000-8000-000000000000",
      "x-retell-signature": "v=1,d=00",
      "stripe-signature": "t=1,v1=00",
      "telnyx-signature-ed25519": "AAAA",
      "telnyx-timestamp": "1",
    },
  ],
];

test("there are routes to ask", () => {
  expect(routes.length).toBeGreaterThan(5);
  expect(Object.keys(open).filter((route) => !routes.includes(route))).toEqual([]);
});

describe.each(routes.filter((route) => !(route in open)))("/api/%s", (route) => {
  test.each(strangers)("tells %s nothing", async (_name, headers) => {
    const handlers = await handlersOf(route);

    expect(handlers.length).toBeGreaterThan(0);
    for (const [method, handler] of handlers) {
      const response = await ask(handler, method, route, headers);
      const text = await response.text();

      // Where a browser was sent to by somebody else, it is led to the sign-in page.
      const isLedToSignIn = response.status === 303 && /\/login\?/.test(response.headers.get("location") ?? "");
      expect([401, 403, 404, "sign in"]).toContain(isLedToSignIn ? "sign in" : response.status);
      expect(text).not.toContain("Aurora");
      expect(text.length).toBeLessThan(500);
    }
  });
});

test.each(Object.keys(open))("/api/%s, which is open, tells nothing of any business", async (route) => {
  for (const [method, handler] of await handlersOf(route)) {
    const text = await (await ask(handler, method, route, {})).text();

    expect(text).not.toContain("Aurora");
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  }
});
